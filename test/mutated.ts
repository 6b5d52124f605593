/** Descriptions broken at random. */
import fc from "fast-check";
import { isArray, isObject, member, objectOf, type JsonValue } from "../generator/load/json.js";

/** One change: which of all places of a description, or of those of its security, and what becomes of it. */
export type Mutation = { readonly area: "anywhere" | "security"; readonly place: number } & (
  | { readonly kind: "delete" }
  | { readonly kind: "replace"; readonly value: JsonValue }
  /** Puts there what stands at another place. */
  | { readonly kind: "copy"; readonly from: number }
);

const odd: readonly JsonValue[] = [
  ...[null, true, false, 0, -1, 1.5, 1e400, "", "a", "__proto__", "*/", "{x}"],
  ...[[], [null], ["a"], [[]], [{}], {}, { a: 1 }, { a: {} }],
  ...[{ $ref: 5 }, { $ref: "#" }, { $ref: "#/nowhere" }, { $ref: "#/components" }, { $ref: "#/paths" }],
  objectOf([["__proto__", { type: "string" }]]),
];

const area = fc.constantFrom("anywhere" as const, "anywhere" as const, "security" as const);
const place = fc.nat();
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ area, place, kind: fc.constant("delete" as const) }),
  fc.record({ area, place, kind: fc.constant("replace" as const), value: fc.constantFrom(...odd) }),
  fc.record({ area, place, kind: fc.constant("copy" as const), from: place }),
);
export const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** Every place of a value but the whole. */
function placesOf(value: JsonValue, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...placesOf(inner, [...at, key])]);
}

export function valueAt(value: JsonValue | undefined, at: readonly string[]): JsonValue | undefined {
  return at.reduce<JsonValue | undefined>((inner, token) => member(inner, token), value);
}

/** The value with another at a place, or with none there. */
function changed(value: JsonValue, [token = "", ...rest]: readonly string[], to: JsonValue | undefined): JsonValue {
  const inner = rest.length === 0 ? to : changed(member(value, token) ?? null, rest, to);
  if (isArray(value)) {
    return value.flatMap((item, index) => (String(index) === token ? (inner === undefined ? [] : [inner]) : [item]));
  }
  const entries = Object.entries(isObject(value) ? value : {}).filter(([key]) => key !== token);
  return objectOf(inner === undefined ? entries : [...entries, [token, inner]]);
}

export function mutated(description: JsonValue, all: readonly Mutation[]): JsonValue {
  return all.reduce((value, each) => {
    const places = placesOf(value);
    const secured = places.filter((tokens) => tokens.some((token) => /^security/.test(token)));
    const candidates = each.area === "security" && secured.length > 0 ? secured : places;
    const at = candidates[each.place % candidates.length] ?? [];
    if (at.length === 0) return value;
    if (each.kind === "delete") return changed(value, at, undefined);
    if (each.kind === "replace") return changed(value, at, each.value);
    return changed(value, at, valueAt(value, places[each.from % places.length] ?? []));
  }, description);
}
