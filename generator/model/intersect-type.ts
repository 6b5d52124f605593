/** What is of two types at once, as one type that a reader takes in, where that can be decided. */
import { intersectionOf, unionOf } from "./project-type.js";
import { sameJson } from "./same-json.js";
import type { SchemaId } from "./schema.js";
import { common, kindsOfType, type KindsOfSchemas } from "./type-kinds.js";
import { typeKey } from "./type-key.js";
import type { EnumTypeMember, Type } from "./type.js";

/** What is known of the types that others refer to. */
export interface TypeGraph {
  /** What is behind a reference, and is none itself. Undefined where that leads back to where it is asked. */
  readonly behind: (id: SchemaId) => Type | undefined;
  readonly kinds: KindsOfSchemas;
  /** The types that are being looked into. */
  readonly inside?: ReadonlySet<SchemaId>;
}

export const never: Type = { kind: "never" };

/**
 * `string` and `"a" | 1` → `"a"`; `string` and `number` → `never`; a named type where it is the narrower one. Undefined
 * where TypeScript's own `A & B` says it best: two objects, two arrays.
 */
export function bothOf(a: Type, b: Type, graph: TypeGraph): Type | undefined {
  if (sameType(a, b)) return a;
  const [left, right] = [resolved(a, graph), resolved(b, graph)];
  if (left.kind === "unknown" || right.kind === "never") return b;
  if (right.kind === "unknown" || left.kind === "never") return a;
  const kinds = common(kindsOfType(a, graph.kinds), kindsOfType(b, graph.kinds));
  if (kinds.size === 0) return never;
  // Asked once: what lies inside has fewer members still.
  if (graph.inside === undefined && areTooMany(left, right, graph)) return undefined;
  const both = bothOfResolved(left, right, { a, b }, behindOnce([a, b], graph));
  if (both === undefined) return undefined;
  // A name says more than what is behind it.
  if (sameType(both, left)) return a;
  return sameType(both, right) ? b : both;
}

/** So many unions inside each other are looked into; beyond, they are left to TypeScript. */
const furthest = 5;

/** The graph from inside of types: a union that is its own member is not followed again, which would have no end. */
function behindOnce(types: readonly Type[], graph: TypeGraph): TypeGraph {
  const inside = new Set([
    ...(graph.inside ?? []),
    ...types.flatMap((type) => (type.kind === "reference" ? type.id : [])),
  ]);
  return {
    kinds: graph.kinds,
    inside,
    behind: (id) => (inside.size > furthest || inside.has(id) ? undefined : graph.behind(id)),
  };
}

/** So many members of two unions are tried with each other; beyond, they are left to TypeScript. */
const mostPairs = 10_000;

function areTooMany(a: Type, b: Type, graph: TypeGraph): boolean {
  if (a.kind !== "union" || b.kind !== "union") return false;
  return countMembers(a, graph) * countMembers(b, graph) > mostPairs;
}

/** Those of unions among the members included, as far as that matters. */
function countMembers(union: Type, graph: TypeGraph): number {
  const found = new Set([union]);
  let count = 0;
  // A set is walked in the order of insertion, what is added on the way included.
  for (const type of found) {
    if (type.kind !== "union") count += 1;
    else for (const member of type.members) found.add(resolved(member, graph));
    if (count > mostPairs) break;
  }
  return count;
}

/** The same, with `A & B` where nothing better can be said. */
export function intersected(a: Type, b: Type, graph: TypeGraph): Type {
  return (
    bothOf(a, b, graph) ??
    intersectionOf([a, b].flatMap((part) => (part.kind === "intersection" ? part.members : [part])))
  );
}

/** What a reference stands for in the end; itself where that is not known. */
export function resolved(type: Type, graph: TypeGraph): Type {
  return type.kind === "reference" ? (graph.behind(type.id) ?? type) : type;
}

export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind === "reference") return b.kind === "reference" && a.id === b.id;
  return a.kind === b.kind && typeKey(a) === typeKey(b);
}

/** Values of the one kind that both allow. */
function bothOfResolved(a: Type, b: Type, named: Named, graph: TypeGraph): Type | undefined {
  if (a.kind === "union") return ofUnion(a.members, b, named.b, graph);
  if (b.kind === "union") return ofUnion(b.members, a, named.a, graph);
  if (isListed(a)) return ofListed(a, b);
  if (isListed(b)) return ofListed(b, a);
  if (a.kind === "constant") return ofConstant(a, b);
  if (b.kind === "constant") return ofConstant(b, a);
  if (isAnyOfItsKind(a)) return isOfKind(b, a, graph) ? b : undefined;
  if (isAnyOfItsKind(b)) return isOfKind(a, b, graph) ? a : undefined;
  return undefined;
}

/** Two types as they are called. */
interface Named {
  readonly a: Type;
  readonly b: Type;
}

/**
 * Each member's share; members without one are left out, and what TypeScript must decide stays a union. Beside it the
 * other keeps its name: an object that is spelled out is a type of its own wherever that stands, and TypeScript may not
 * find two of them alike once unions are spread over them (TS2411, where an index signature repeats a property's type).
 */
function ofUnion(members: readonly Type[], other: Type, called: Type, graph: TypeGraph): Type | undefined {
  const shares = members.map((member) => ({ member, share: bothOf(member, other, graph) }));
  const left = shares.filter(({ share }) => share?.kind !== "never");
  const decided = left.flatMap(({ share }) => share ?? []);
  if (decided.length === left.length) return unionOf(decided);
  if (left.length === members.length) return undefined;
  return intersectionOf([unionOf(left.map(({ member }) => member)), called]);
}

type Listed = Extract<Type, { readonly kind: "null" | "literal" | "enum" }>;

function isListed(type: Type): type is Listed {
  return type.kind === "null" || type.kind === "literal" || type.kind === "enum";
}

function ofListed(listed: Listed, other: Type): Type | undefined {
  if (isListed(other)) {
    const values = new Set(membersOf(other).map(({ value }) => value));
    const members = membersOf(listed).filter(({ value }) => values.has(value));
    return listedType(members, isOpen(listed) && isOpen(other) ? "open" : "closed");
  }
  if (!isScalarKind(other.kind)) return undefined;
  const { kind } = other;
  const members = membersOf(listed).filter(({ value }) => typeof value === kind || typeof value === wider[kind]);
  return listedType(members, isOpen(listed) && kind === "string" ? "open" : "closed");
}

function isScalarKind(kind: Type["kind"]): kind is keyof typeof wider {
  return kind in wider;
}

/** In JSON, which decides, a `bigint` is a number. */
const wider = { string: "string", boolean: "boolean", number: "bigint", bigint: "number" } as const;

function membersOf(listed: Listed): readonly EnumTypeMember[] {
  if (listed.kind === "enum") return listed.members;
  return [{ value: listed.kind === "literal" ? listed.value : null, deprecated: false }];
}

function isOpen(listed: Listed): boolean {
  return listed.kind === "enum" && listed.open;
}

function listedType(members: readonly EnumTypeMember[], openness: "open" | "closed"): Type {
  const [first] = members;
  if (first === undefined) return never;
  if (members.length > 1 || openness === "open") return { kind: "enum", members, open: openness === "open" };
  return first.value === null ? { kind: "null" } : { kind: "literal", value: first.value };
}

/** Whatever else is asked of it, a value can only be the constant. */
function ofConstant(constant: Extract<Type, { readonly kind: "constant" }>, other: Type): Type {
  return other.kind === "constant" && !sameJson(constant.value, other.value) ? never : constant;
}

/** Says which kind a value is of and no more. */
function isAnyOfItsKind(type: Type): boolean {
  if (type.kind === "array") return type.items.kind === "unknown";
  if (type.kind === "record") return type.values.kind === "unknown";
  return type.kind === "string" || type.kind === "number" || type.kind === "boolean";
}

function isOfKind(type: Type, kind: Type, { kinds }: TypeGraph): boolean {
  const allowed = kindsOfType(kind, kinds);
  return [...kindsOfType(type, kinds)].every((each) => allowed.has(each));
}
