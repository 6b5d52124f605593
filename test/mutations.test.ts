/** Whatever becomes of a description, nothing throws, and no operation loses the credentials that it asks for. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { authenticationOf } from "../generator/emit/server/principal.js";
import { isArray, isObject, member, objectOf, type JsonValue } from "../generator/load/json.js";
import { tokensOf, type Pointer } from "../generator/load/pointer.js";
import type { Dialect } from "../generator/load/upgrade.js";
import type { Api } from "../generator/model/api.js";
import { print } from "../generator/print/print.js";
import { allFixtures, repository } from "./generation.js";
import { buildInMemory, generateInMemory } from "./in-memory.js";

/** One change: which of all places of a description, or of those of its security, and what becomes of it. */
type Mutation = { readonly area: "anywhere" | "security"; readonly place: number } & (
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
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** Every place of a value but the whole. */
function placesOf(value: JsonValue, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...placesOf(inner, [...at, key])]);
}

function valueAt(value: JsonValue | undefined, at: readonly string[]): JsonValue | undefined {
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

function mutated(description: JsonValue, all: readonly Mutation[]): JsonValue {
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

/** Whether what stands as `security` allows a call without credentials: absent, an empty list, or `{}` in the list. */
function allowsAnyone(security: JsonValue | undefined): boolean {
  if (security === undefined) return true;
  if (!isArray(security) || !security.every(isObject)) return false;
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0);
}

function securityOf(description: JsonValue, operation: Pointer): JsonValue | undefined {
  const own = member(valueAt(description, tokensOf(operation)), "security");
  return own === undefined ? member(description, "security") : own;
}

function holdCredentials(description: JsonValue, api: Api | undefined): void {
  for (const operation of api?.operations ?? []) {
    if (allowsAnyone(securityOf(description, operation.location.pointer))) continue;
    expect(authenticationOf(operation), `${operation.method} ${operation.path}`).toBe("required");
  }
}

const dialects: readonly Dialect[] = ["3.0", "3.1", "3.2"];

describe.each(allFixtures)("a broken $api", ({ spec }) => {
  const description: JsonValue = parse(readFileSync(join(repository, spec), "utf8"));

  it("has a model that opens no operation", () => {
    const property = fc.property(mutations, fc.constantFrom(...dialects), (all, dialect) => {
      const broken = mutated(description, all);
      holdCredentials(broken, buildInMemory(broken, dialect));
    });
    fc.assert(property, { numRuns: 100 });
  });

  it("is read by the meta-schema, planned and emitted", async () => {
    const property = fc.asyncProperty(mutations, fc.constantFrom(...dialects), async (all, dialect) => {
      await generateInMemory(mutated(description, all), dialect, "asked");
    });
    await fc.assert(property, { numRuns: 5 });
  });

  it("makes texts that can be laid out, if any", async () => {
    const property = fc.asyncProperty(mutations, async (all) => {
      const { emitted } = await generateInMemory(mutated(description, all), "3.1", "not asked");
      if (emitted !== undefined) await print({ ...emitted, copies: [] }, {});
    });
    await fc.assert(property, { numRuns: 2 });
  });
});
