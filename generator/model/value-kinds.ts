/** Which kinds of value each schema allows, with all that holds of the same value taken together. */
import type { JsonValue } from "../load/json.js";
import type { Kind, Kinds } from "./json-kind.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, JsonType, SchemaId } from "./schema.js";

/** `string`: any; `word`: one that the schema lists. An array or object may be allowed only with something in it. */
export type ValueKind =
  "null" | "boolean" | "number" | "string" | "word" | "array" | "emptyArray" | "object" | "emptyObject";

export type ValueKinds = ReadonlySet<ValueKind>;

const ofType: { readonly [Type in JsonType]: readonly ValueKind[] } = {
  null: ["null"],
  boolean: ["boolean"],
  integer: ["number"],
  number: ["number"],
  string: ["string", "word"],
  array: ["array", "emptyArray"],
  object: ["object", "emptyObject"],
};

const all: ValueKinds = new Set(Object.values(ofType).flat());

/** Nothing is said of the kind: at the most that an array or object has something in it. */
export function isUnknown(kinds: ValueKinds): boolean {
  return [...all].every((kind) => kinds.has(kind) || kind === "emptyArray" || kind === "emptyObject");
}

const jsonKindOf: { readonly [Each in ValueKind]: Kind } = {
  null: "null",
  boolean: "boolean",
  number: "number",
  string: "string",
  word: "string",
  array: "array",
  emptyArray: "array",
  object: "object",
  emptyObject: "object",
};

/** The kinds as JSON has them. */
export function jsonKinds(kinds: ValueKinds | undefined): Kinds {
  return new Set([...(kinds ?? all)].map((kind) => jsonKindOf[kind]));
}

/** Whether there is no value but objects. */
export function allowsOnlyObjects(kinds: ValueKinds | undefined): boolean {
  return [...(kinds ?? all)].every((kind) => kind === "object" || kind === "emptyObject");
}

/**
 * The kinds of every schema. Schemas refer to each other in circles, so each starts with all kinds and loses those that
 * its assertions rule out, until nothing changes.
 */
export function valueKinds(drafts: ReadonlyMap<SchemaId, DraftSchema>): ReadonlyMap<SchemaId, ValueKinds> {
  const found = new Map<SchemaId, ValueKinds>();
  const kindsOf = (id: SchemaId): ValueKinds => found.get(id) ?? all;
  const dependents = dependentsOf(drafts);
  // What is reached later is mostly what others depend on: with that first, one round does.
  const pending = new Set([...drafts.keys()].reverse());
  for (const id of pending) {
    pending.delete(id);
    const kinds = (drafts.get(id)?.assertions ?? []).reduce(
      (left, assertion) => intersection(left, kindsOfAssertion(assertion, kindsOf)),
      all,
    );
    if (kinds.size === kindsOf(id).size) continue;
    found.set(id, kinds);
    for (const dependent of dependents.get(id) ?? []) pending.add(dependent);
  }
  return new Map([...drafts.keys()].map((id) => [id, kindsOf(id)]));
}

function dependentsOf(drafts: ReadonlyMap<SchemaId, DraftSchema>): ReadonlyMap<SchemaId, readonly SchemaId[]> {
  const dependents = new Map<SchemaId, SchemaId[]>();
  for (const { id, assertions } of drafts.values()) {
    for (const target of assertions.flatMap(decidingSchemas)) {
      const known = dependents.get(target);
      if (known === undefined) dependents.set(target, [id]);
      else known.push(id);
    }
  }
  return dependents;
}

/** The schemas whose kinds decide on those of the schema that makes the assertion. */
function decidingSchemas(assertion: Assertion): readonly SchemaId[] {
  switch (assertion.kind) {
    case "ref":
      return [assertion.target];
    case "allOf":
    case "anyOf":
    case "oneOf":
      return assertion.schemas;
    case "if":
      return [assertion.then, assertion.else].filter((id) => id !== undefined);
    default:
      return [];
  }
}

function kindsOfAssertion(assertion: Assertion, kindsOf: (id: SchemaId) => ValueKinds): ValueKinds {
  switch (assertion.kind) {
    case "never":
      return new Set();
    case "type":
      return new Set(assertion.types.flatMap((type) => ofType[type]));
    case "enum":
      return new Set(assertion.members.map(({ value }) => kindOfValue(value)));
    case "const":
      return new Set([kindOfValue(assertion.value)]);
    case "minItems":
      return assertion.limit > 0 ? without("emptyArray") : all;
    case "contains":
      return assertion.min > 0 ? without("emptyArray") : all;
    case "required":
      return without("emptyObject");
    case "minProperties":
      return assertion.limit > 0 ? without("emptyObject") : all;
    case "ref":
      return kindsOf(assertion.target);
    case "allOf":
      return assertion.schemas.map(kindsOf).reduce(intersection, all);
    case "anyOf":
    case "oneOf":
      return union(assertion.schemas.map(kindsOf));
    case "if":
      return assertion.then === undefined || assertion.else === undefined
        ? all
        : union([kindsOf(assertion.then), kindsOf(assertion.else)]);
    default:
      return all;
  }
}

function kindOfValue(value: JsonValue): ValueKind {
  if (value === null) return "null";
  if (typeof value === "string") return "word";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (Array.isArray(value)) return value.length === 0 ? "emptyArray" : "array";
  return Object.keys(value).length === 0 ? "emptyObject" : "object";
}

function intersection(left: ValueKinds, right: ValueKinds): ValueKinds {
  if (left === all) return right;
  return right === all ? left : new Set([...left].filter((kind) => right.has(kind)));
}

function union(sets: readonly ValueKinds[]): ValueKinds {
  return new Set(sets.flatMap((kinds) => [...kinds]));
}

function without(kind: ValueKind): ValueKinds {
  return new Set([...all].filter((each) => each !== kind));
}
