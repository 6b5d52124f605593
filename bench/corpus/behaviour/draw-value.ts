/** A value that a schema accepts: an example of the description's own, or one made up of what its keywords ask for. */
import fc from "fast-check";
import { verdictOn } from "../../../generator/model/accepts.js";
import type { Api } from "../../../generator/model/api.js";
import type { JsonValue } from "../../../generator/load/json.js";
import type { Assertion, ListedProperty, Schema, SchemaId } from "../../../generator/model/schema.js";

/** Undefined where none was found that is surely accepted: most schemas are plain, and the others are left to fuzzing. */
export function drawValue(id: SchemaId, api: Api): JsonValue | undefined {
  for (const value of [...examplesOf(id, api), ...tries(id, api)]) {
    if (verdictOn(value, id, api.schemas, api.formats).kind === "accepted") return value;
  }
  return undefined;
}

function examplesOf(id: SchemaId, api: Api): readonly JsonValue[] {
  return api.schemas.get(id)?.annotations.examples ?? [];
}

/** With all properties, with the required ones alone, and with another branch of each union. */
function* tries(id: SchemaId, api: Api): Generator<JsonValue> {
  for (const [depth, branch] of [
    [3, 0],
    [0, 0],
    [2, 1],
    [0, 1],
    [1, 2],
  ] as const) {
    const drawn = new Drawing(api, depth, branch).value(id, 0);
    if (drawn !== undefined) yield drawn;
  }
}

/** Deeper than this nothing is drawn: a schema that requires itself has no value. */
const deepest = 12;

class Drawing {
  readonly #api: Api;
  readonly #optionalDepth: number;
  readonly #branch: number;

  constructor(api: Api, optionalDepth: number, branch: number) {
    this.#api = api;
    this.#optionalDepth = optionalDepth;
    this.#branch = branch;
  }

  value(id: SchemaId, depth: number): JsonValue | undefined {
    if (depth > deepest) return undefined;
    const schema = this.#api.schemas.get(id);
    if (schema === undefined) return undefined;
    const all = this.#assertions(schema, new Set());
    const listed = all.find((each) => each.kind === "const" || each.kind === "enum");
    if (listed?.kind === "const") return listed.value;
    if (listed?.kind === "enum") return listed.members[this.#branch % listed.members.length]?.value;
    if (has(all, "file")) return undefined;
    return this.#ofType(typeOf(all, schema), all, depth);
  }

  /** Those of the schema and of what it refers to and is composed of, with one branch of each union. */
  #assertions(schema: Schema, seen: Set<SchemaId>): readonly Assertion[] {
    if (seen.has(schema.id)) return [];
    seen.add(schema.id);
    return schema.assertions.flatMap((assertion): readonly Assertion[] => {
      const inner = this.#composed(assertion).flatMap((id) => this.#api.schemas.get(id) ?? []);
      return [assertion, ...inner.flatMap((each) => this.#assertions(each, seen))];
    });
  }

  #composed(assertion: Assertion): readonly SchemaId[] {
    if (assertion.kind === "ref") return [assertion.target];
    if (assertion.kind === "allOf") return assertion.schemas;
    if (assertion.kind !== "anyOf" && assertion.kind !== "oneOf") return [];
    const chosen = assertion.schemas[this.#branch % assertion.schemas.length];
    return chosen === undefined ? [] : [chosen];
  }

  #ofType(type: string, all: readonly Assertion[], depth: number): JsonValue | undefined {
    switch (type) {
      case "object":
        return this.#object(all, depth);
      case "array":
        return this.#array(all, depth);
      case "integer":
      case "number":
        return numberOf(all, type);
      case "boolean":
        return true;
      case "null":
        return null;
      default:
        return textOf(all);
    }
  }

  #object(all: readonly Assertion[], depth: number): JsonValue | undefined {
    const required = new Set(all.flatMap((each) => (each.kind === "required" ? each.wireNames : [])));
    const listed = all.flatMap((each) => (each.kind === "properties" ? each.properties : []));
    const names = new Set([...required, ...listed.map(({ wireName }) => wireName)]);
    const drawn = [...names].flatMap((name): readonly (readonly [string, JsonValue])[] => {
      const property = listed.find(({ wireName }) => wireName === name);
      if (!required.has(name) && !this.#isOffered(property, depth)) return [];
      const value = property === undefined ? "any" : this.value(property.schema, depth + 1);
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(drawn);
  }

  #isOffered(property: ListedProperty | undefined, depth: number): boolean {
    return depth < this.#optionalDepth && property !== undefined && property.isLeftOut !== true;
  }

  #array(all: readonly Assertion[], depth: number): JsonValue | undefined {
    const least = limitOf(all, "minItems") ?? 0;
    const most = limitOf(all, "maxItems") ?? Infinity;
    const items = all.find((each) => each.kind === "items");
    const length = Math.min(Math.max(least, depth < this.#optionalDepth + 1 ? 1 : 0), most, 50);
    const values = Array.from({ length }, (_, index) => {
      const schema = items?.prefix[index] ?? items?.rest;
      return schema === undefined ? `item ${index}` : this.value(schema, depth + 1);
    });
    return values.filter((value) => value !== undefined);
  }
}

function has(all: readonly Assertion[], kind: Assertion["kind"]): boolean {
  return all.some((each) => each.kind === kind);
}

function typeOf(all: readonly Assertion[], { kinds }: Schema): string {
  const said = all.flatMap((each) => (each.kind === "type" ? each.types : []));
  const type = said.find((each) => each !== "null") ?? said[0];
  if (type !== undefined) return type;
  if (has(all, "properties") || has(all, "required")) return "object";
  if (has(all, "items")) return "array";
  return [...kinds][0] ?? "string";
}

function limitOf(all: readonly Assertion[], kind: Assertion["kind"]): number | undefined {
  const limits = all.flatMap((each) => (each.kind === kind && "limit" in each ? [each.limit] : []));
  return limits.length === 0 ? undefined : Math.max(...limits);
}

function numberOf(all: readonly Assertion[], type: "integer" | "number"): number {
  const step = all.flatMap((each) => (each.kind === "multipleOf" ? [each.divisor] : []))[0] ?? 1;
  const above = limitOf(all, "exclusiveMinimum");
  const least =
    limitOf(all, "minimum") ?? (above === undefined ? undefined : above + (type === "integer" ? step : 0.5));
  const most = limitOf(all, "maximum") ?? limitOf(all, "exclusiveMaximum");
  if (least !== undefined) return Math.ceil(least / step) * step || least;
  return most === undefined || most > 7 ? 7 * step : Math.floor((most - step) / step) * step;
}

const ofFormat: Readonly<Record<string, string>> = {
  "date-time": "2026-01-02T03:04:05Z",
  date: "2026-01-02",
  time: "03:04:05Z",
  duration: "P1D",
  email: "ann@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/a?b=c",
  url: "https://example.com/",
  uuid: "0b2c4a3e-1f5d-4e6a-8b7c-9d0e1f2a3b4c",
  byte: "YWJj",
};

function textOf(all: readonly Assertion[]): string | undefined {
  const pattern = all.find((each) => each.kind === "pattern");
  if (pattern !== undefined) return matching(pattern.source);
  const format = all.find((each) => each.kind === "format")?.format;
  const text = (format === undefined ? undefined : ofFormat[format]) ?? "a text, with & and ü";
  const least = limitOf(all, "minLength") ?? 0;
  const most = all.reduce((limit, each) => (each.kind === "maxLength" ? Math.min(limit, each.limit) : limit), Infinity);
  return text.padEnd(Math.min(least, 5000), "x").slice(0, most);
}

function matching(source: string): string | undefined {
  try {
    return fc.sample(fc.stringMatching(new RegExp(source, "u")), { numRuns: 1, seed: 1 })[0];
  } catch {
    return undefined;
  }
}
