/**
 * Whatever a description says is honoured, or named where it stands. Each field that OpenAPI has is planted alone into
 * a description of which all is honoured: the output changes, or something is said at the field or below it, or it is
 * known to carry no meaning for a package.
 */
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics/report.js";
import { keywordsOf, type ObjectKind } from "../../generator/load/grammar.js";
import { isArray, isObject, member, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import { child, tokensOf, type Pointer } from "../../generator/load/pointer.js";
import type { Dialect } from "../../generator/load/upgrade.js";
import { generateInMemory } from "../in-memory.js";
import { description, places } from "./every-field/description.js";
import type { Field } from "./every-field/field.js";
import { fields } from "./every-field/fields.js";
import { keywords } from "./every-field/keywords.js";

interface Outcome {
  /** All that would be printed. */
  readonly output: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function outcomeOf(value: JsonObject, dialect: Dialect, metaSchema: "asked" | "not asked"): Promise<Outcome> {
  const { emitted, diagnostics } = await generateInMemory(value, dialect, metaSchema);
  return { output: emitted === undefined ? "" : JSON.stringify([emitted.sources, emitted.texts]), diagnostics };
}

const bases = new Map<Dialect, Promise<Outcome>>();

function baseOf(dialect: Dialect): Promise<Outcome> {
  const outcome = bases.get(dialect) ?? outcomeOf(description(dialect), dialect, "asked");
  bases.set(dialect, outcome);
  return outcome;
}

/** The value with another one at a place: `(a, ["b", "0"], c)`. */
function replaced(value: JsonValue | undefined, [token, ...rest]: readonly string[], inner: JsonValue): JsonValue {
  if (token === undefined) return inner;
  const next = replaced(member(value, token), rest, inner);
  if (isArray(value)) return value.with(Number(token), next);
  return { ...(isObject(value) ? value : {}), [token]: next };
}

function planted({ kind, name, value }: Field, dialect: Dialect): JsonObject {
  const result = replaced(description(dialect), [...tokensOf(places[kind]), name], value);
  if (!isObject(result)) throw new Error("A description is an object.");
  return result;
}

function isNamedAt(pointer: Pointer, { diagnostics }: Outcome): boolean {
  return diagnostics.some(({ location }) => `${location?.pointer ?? ""}/`.startsWith(`${pointer}/`));
}

/** What becomes of a field: the meta-schema, which is slow, is asked only where nothing else has something to say. */
async function fateOf(field: Field, dialect: Dialect): Promise<"named" | "honoured" | "silent"> {
  const pointer = child(places[field.kind], field.name);
  const base = await baseOf(dialect);
  const outcome = await outcomeOf(planted(field, dialect), dialect, "not asked");
  if (isNamedAt(pointer, outcome)) return "named";
  if (outcome.output !== base.output) return "honoured";
  return isNamedAt(pointer, await outcomeOf(planted(field, dialect), dialect, "asked")) ? "named" : "silent";
}

const cases = [...fields, ...keywords].flatMap((field) =>
  field.dialects.map((dialect) => ({ ...field, dialect, title: `${field.kind}.${field.name}` })),
);

describe.each(["3.0", "3.1", "3.2"] as const)("in OpenAPI %s", (dialect) => {
  const here = cases.filter((each) => each.dialect === dialect);

  it("nothing is said of the description that the fields are planted into", async () => {
    const { diagnostics } = await baseOf(dialect);
    expect(diagnostics).toEqual([]);
  });

  it.each(here.filter(({ silent }) => silent === undefined))("$title is honoured or named", async (field) => {
    expect(await fateOf(field, dialect)).not.toBe("silent");
  });

  it.each(here.filter(({ silent }) => silent !== undefined))("$title: $silent", async (field) => {
    expect(await fateOf(field, dialect)).toBe("silent");
  });
});

/** A discriminator is named as a whole. */
const kinds: readonly ObjectKind[] = [
  "openapi",
  "components",
  "pathItem",
  "operation",
  "parameter",
  "header",
  "requestBody",
  "mediaType",
  "encoding",
  "response",
  "schema",
];

it.each(kinds)("every keyword under which %s has objects of its own is planted", (kind) => {
  const names = new Set(cases.map(({ name }) => name));
  expect(keywordsOf(kind).filter((name) => !names.has(name))).toEqual([]);
});
