/** Types told apart by their looks. */
import type { Type } from "../tree.js";

export function isObjectType(type: Type | undefined): boolean {
  return type?.kind === "object type" || type?.kind === "mapped type";
}

/** A keyword, a literal, or a name without arguments. */
export function isSimpleType(type: Type): boolean {
  if (type.kind === "keyword" || type.kind === "literal type" || type.kind === "template type") return true;
  return type.kind === "reference" && type.args === undefined;
}

/** A union of one object and of nothing else but `null` and `void`: it opens as the object does. */
export function isHuggedUnion(type: Type): boolean {
  if (type.kind !== "union" || type.members.some(({ comments }) => comments.length > 0)) return false;
  const types = type.members.map(({ node }) => node);
  const object = types.find((member) => member.kind === "object type" || member.kind === "reference");
  if (object === undefined) return false;
  return types.every(
    (member) => member === object || (member.kind === "keyword" && /^(?:null|void)$/.test(member.name)),
  );
}
