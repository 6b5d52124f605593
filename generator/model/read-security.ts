/** Security Scheme Objects, and the requirements that operations make of them. */
import { isArray, isObject, member } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import type { SecurityRequirement, SecurityScheme } from "./api.js";
import { childNode, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";

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

/** The operation's alternatives, or the description's. Undefined where it has some and none is supported (reported). */
export function readSecurity(
  { reader: { source }, root, schemes }: SecurityContext,
  operation: Node,
  { method, path }: { readonly method: string; readonly path: string },
): Security | undefined {
  const holder = member(operation.value, "security") === undefined ? root : operation;
  const declared = member(holder.value, "security");
  if (!isArray(declared)) return { security: [], securityOptional: false };
  const described = new Set(schemeEntries(source, root).map(([name]) => name));
  const alternatives = declared.filter(isObject);
  const security = alternatives.flatMap((alternative, index): readonly SecurityRequirement[] => {
    const names = Object.keys(alternative);
    const unknown = names.find((name) => !schemes.has(name));
    if (names.length === 0) return [];
    // Basic and Bearer both stand in `Authorization`, so no request can carry two of them.
    if (unknown === undefined && names.length === 1) return [{ schemes: names }];
    const isDescribed = unknown === undefined || described.has(unknown);
    source.report.add(
      isDescribed ? "unsupported-security" : "unknown-security-scheme",
      below(holder.location, "security", index),
      unknown ?? names.join(" with "),
      `${method} ${path} does without this alternative`,
    );
    return [];
  });
  const securityOptional = alternatives.some((alternative) => Object.keys(alternative).length === 0);
  const isLost = security.length === 0 && alternatives.length > 0 && !securityOptional;
  return isLost ? undefined : { security, securityOptional };
}
