/**
 * Compositions that refer to themselves with no object or array between, such as `A: { anyOf: [A, string] }`. TypeScript
 * has no type for them ("circularly references itself"), and JSON Schema gives them no meaning of their own either.
 */
import type { Report } from "../diagnostics/report.js";
import { recursiveSchemas } from "./reachability.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { unionOf } from "./project-type.js";
import type { Type } from "./type.js";

type Types = ReadonlyMap<SchemaId, Type>;

/** The types without such circles: what leads back says nothing. */
export function withoutAliasCycles(types: Types, drafts: ReadonlyMap<SchemaId, DraftSchema>, report: Report): Types {
  const graph = new Map(
    [...types].map(([id, type]) => [
      id,
      aliased(type).map((target) => ({ target, holds: "always", of: "same" }) as const),
    ]),
  );
  const circular = recursiveSchemas(graph);
  if (circular.size === 0) return types;
  for (const id of circular) report.add("circular-composition", drafts.get(id)?.location);
  return new Map([...types].map(([id, type]) => [id, circular.has(id) ? cut(type, circular) : type]));
}

/** The schemas that a type is an alias of, or is composed of. */
function aliased(type: Type): readonly SchemaId[] {
  if (type.kind === "reference") return [type.id];
  if (type.kind === "object") return type.extends ?? [];
  return type.kind === "union" || type.kind === "intersection" ? type.members.flatMap(aliased) : [];
}

function cut(type: Type, circular: ReadonlySet<SchemaId>): Type {
  if (type.kind === "reference") return circular.has(type.id) ? { kind: "unknown" } : type;
  if (type.kind === "union") return unionOf(type.members.map((member) => cut(member, circular)));
  if (type.kind === "object" && type.extends !== undefined) {
    const { extends: bases, ...own } = type;
    const left = bases.filter((id) => !circular.has(id));
    return left.length === 0 ? own : { ...own, extends: left };
  }
  if (type.kind !== "intersection") return type;
  const members = type.members.map((member) => cut(member, circular)).filter(({ kind }) => kind !== "unknown");
  const [first] = members;
  if (first === undefined) return { kind: "unknown" };
  return members.length === 1 ? first : { kind: "intersection", members };
}
