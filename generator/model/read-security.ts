/** Security Scheme Objects, and the requirements that operations make of them. */
import { isArray, isObject, member, type JsonValue } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import type { SecurityRequirement, SecurityScheme } from "./api.js";
import type { FoundOperation } from "./find-operations.js";
import { childNode, entriesOf, kindOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";

/** The schemes that are supported, by name. Others are reported where an operation needs them. */
export function readSecuritySchemes(source: Source, root: Node): ReadonlyMap<string, SecurityScheme> {
  return new Map(
    schemeEntries(source, root).flatMap(([name, location]) => {
      const node = nodeAt(source, location);
      const scheme = node === undefined ? undefined : readScheme(source, name, node);
      return scheme === undefined ? [] : [[name, scheme] as const];
    }),
  );
}

function schemeEntries(source: Source, root: Node): readonly (readonly [string, Location])[] {
  const components = childNode(source, root, "components");
  return components === undefined ? [] : entriesOf(source, components, "securitySchemes");
}

function readScheme(source: Source, name: string, node: Node): SecurityScheme | undefined {
  const description = stringField(source, node, "description");
  const kind = member(node.value, "type") === "http" ? stringField(source, node, "scheme")?.toLowerCase() : undefined;
  if (kind !== "basic" && kind !== "bearer") return undefined;
  reportFields(source, "securityScheme", node);
  return { location: node.location, name, kind, ...(description === undefined ? {} : { description }) };
}

export interface Security {
  readonly security: readonly SecurityRequirement[];
  readonly securityOptional: boolean;
}

interface SecurityContext {
  readonly reader: { readonly source: Source };
  readonly root: Node;
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
}

/**
 * The operation's alternatives, or the description's. Undefined where it has some and none is supported, or where what
 * stands there is no list of requirements (both reported): it must never pass for "no credentials".
 */
export function readSecurity(context: SecurityContext, operation: FoundOperation): Security | undefined {
  const { source } = context.reader;
  const holder = member(operation.node.value, "security") === undefined ? context.root : operation.node;
  const declared = member(holder.value, "security");
  if (declared === undefined) return { security: [], securityOptional: false };
  const alternatives = readAlternatives(source, declared, below(holder.location, "security"));
  if (alternatives === undefined) return undefined;
  const security = alternatives.flatMap((alternative) => supported(context, alternative, operation));
  const securityOptional = alternatives.some(({ schemes }) => schemes.length === 0);
  const isLost = security.length === 0 && alternatives.length > 0 && !securityOptional;
  return isLost ? undefined : { security, securityOptional };
}

/** A Security Requirement Object: the schemes that it needs together. */
interface Alternative {
  readonly location: Location;
  readonly schemes: readonly string[];
}

function readAlternatives(source: Source, declared: JsonValue, location: Location): readonly Alternative[] | undefined {
  if (!isArray(declared)) {
    source.report.add("invalid-value", location, "an array of objects", kindOf(declared));
    return undefined;
  }
  const alternatives = declared.map((requirement, index) =>
    readAlternative(source, requirement, below(location, index)),
  );
  return alternatives.every((alternative) => alternative !== undefined) ? alternatives : undefined;
}

function readAlternative(source: Source, requirement: JsonValue, location: Location): Alternative | undefined {
  if (!isObject(requirement)) {
    source.report.add("invalid-value", location, "an object such as { name: [] }", kindOf(requirement));
    return undefined;
  }
  const entries = Object.entries(requirement);
  const areRead = entries.map(([scheme, roles]) => readRoles(source, scheme, roles, below(location, scheme)));
  return areRead.every(Boolean) ? { location, schemes: entries.map(([scheme]) => scheme) } : undefined;
}

/** Names roles, which no one checks. False where there is no list of them. */
function readRoles({ report }: Source, scheme: string, roles: JsonValue, location: Location): boolean {
  if (!isArray(roles) || !roles.every((role) => typeof role === "string")) {
    report.add(
      "invalid-value",
      location,
      "an array of strings",
      isArray(roles) ? "one of other values" : kindOf(roles),
    );
    return false;
  }
  if (roles.length > 0) report.add("unchecked-roles", location, roles.join(", "), scheme);
  return true;
}

/** The requirement, or none and a diagnostic where it cannot be honoured. */
function supported(
  { reader: { source }, root, schemes: known }: SecurityContext,
  { location, schemes }: Alternative,
  { method, path }: FoundOperation,
): readonly SecurityRequirement[] {
  if (schemes.length === 0) return [];
  const unknown = schemes.find((name) => !known.has(name));
  // Basic and Bearer both stand in `Authorization`, so no request can carry two of them.
  if (unknown === undefined && schemes.length === 1) return [{ schemes }];
  const isDescribed = unknown === undefined || schemeEntries(source, root).some(([name]) => name === unknown);
  source.report.add(
    isDescribed ? "unsupported-security" : "unknown-security-scheme",
    location,
    unknown ?? schemes.join(" with "),
    `${method} ${path} does without this alternative`,
  );
  return [];
}
