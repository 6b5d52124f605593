/**
 * A `oneOf` or `anyOf` of nothing but distinct constants is an enum whose values can be described one by one:
 *
 *     oneOf: [{ const: count, description: … }, { const: sum, description: … }, { type: "null" }]
 */
import { isArray, isObject, member, type JsonObject, type JsonValue } from "../load/json.js";
import type { EnumMember } from "./schema.js";

/** The members, or undefined where a branch says more than one constant does. */
export function constantUnion(branches: JsonValue | undefined): readonly EnumMember[] | undefined {
  if (!isArray(branches) || branches.length === 0) return undefined;
  const members: EnumMember[] = [];
  for (const branch of branches) {
    const constant = isObject(branch) ? constantOf(branch) : undefined;
    // Values that are equal would match twice, which `oneOf` forbids; objects and arrays could be equal unseen.
    if (constant === undefined || isContainer(constant.value)) return undefined;
    if (members.some(({ value }) => value === constant.value)) return undefined;
    members.push(constant);
  }
  return members;
}

const annotationKeywords: ReadonlySet<string> = new Set(["title", "description", "deprecated", "$comment"]);

function constantOf(branch: JsonObject): EnumMember | undefined {
  const constraints = Object.keys(branch).filter(
    (keyword) => !annotationKeywords.has(keyword) && !keyword.startsWith("x-"),
  );
  if (constraints.length !== 1) return undefined;
  const description = member(branch, "description");
  const annotations = {
    ...(typeof description === "string" ? { description } : {}),
    deprecated: member(branch, "deprecated") === true,
  };
  const constant = member(branch, "const");
  if (constant !== undefined) return { value: constant, ...annotations };
  return member(branch, "type") === "null" ? { value: null, ...annotations } : undefined;
}

function isContainer(value: JsonValue): boolean {
  return typeof value === "object" && value !== null;
}
