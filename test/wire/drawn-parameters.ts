/** Random parameters of every place and style, each with values that its style can carry, by construction. */
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { ParameterPlace, ParameterStyle } from "../../templates/runtime/parameter.js";
import { lossy, plain } from "../behaviour/form-arbitraries.js";

/** A schema, and where its values come from. */
export interface Carried {
  readonly schema: JsonObject;
  readonly values: fc.Arbitrary<JsonValue>;
  /** What the schema refuses, however it is written; absent where any text would do. */
  readonly invalid?: JsonValue;
}

export type DrawnPlace = ParameterPlace | "querystring";

export interface DrawnParameter extends Carried {
  readonly in: DrawnPlace;
  readonly name: string;
  readonly required: boolean;
  /** The Parameter Object. */
  readonly object: JsonObject;
  /** What a handler sees where nothing is sent. */
  readonly fallback?: JsonValue;
}

/** How the values of a parameter are written. */
interface Way {
  readonly in: ParameterPlace;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly reserved: boolean;
}

/** Names of each place, with what has to be escaped there and what objects have anyway. */
const names: { readonly [Place in ParameterPlace]: readonly string[] } = {
  path: ["id", "pet-id", "a.b", "é", "class", "__proto__"],
  query: ["id", "q", "a b", "é", "&=+", "__proto__", "constructor", "x,y;z", "100%", "filter[x]", "filter[]"],
  header: ["X-A", "id", "x_b", "constructor", "!#$%&'*+-.^`|~"],
  cookie: ["id", "sid", "__proto__", "constructor", "!#$%&'*+-.^`|~", "a%20b"],
};

const anyText = fc.string({ unit: "grapheme", maxLength: 6 }).filter((text) => !text.includes("\0"));
const latin = fc
  .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 6 })
  .map((text) => text.replaceAll("\x7f", "~"));
const cookieText = fc.string({ unit: fc.constantFrom(..."!#$%&'()*+-./09:<=>?@AZ[]^_`az{|}~"), maxLength: 6 });
const reservedText = fc.string({ unit: fc.constantFrom(..."aé :@!$'()*/?[]#"), maxLength: 6 });

/** What a style has to say of a text's place: alone, or among others of an array or an object. */
type Among = "alone" | "item" | "key";

/** The texts that stand for themselves, whatever is beside them. */
function textsOf(way: Way, among: Among): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 3, arbitrary: lettersOf(way) },
      { weight: 1, arbitrary: fc.constantFrom("1", "true", "null", "a") },
    )
    .map((text) => written(text, way, among))
    .filter((text) => among !== "key" || text !== "");
}

function lettersOf({ in: place, style, reserved }: Way): fc.Arbitrary<string> {
  if (place === "header") return latin;
  if (style === "cookie") return cookieText;
  return reserved ? reservedText : anyText;
}

/** Without what separates the parts of the value in this style. */
function written(text: string, way: Way, among: Among): string {
  let apart = text;
  if (among !== "alone") {
    if (way.in === "header") apart = apart.replaceAll(/[",]/g, "");
    if (way.style === "spaceDelimited") apart = apart.replaceAll(" ", "");
    if (way.style === "pipeDelimited") apart = apart.replaceAll("|", "");
    if (way.style === "label" && way.explode) apart = apart.replaceAll(".", "");
  }
  if (among === "key" && (way.in === "header" || way.style === "cookie")) apart = apart.replaceAll("=", "");
  // Fields have no white space around them (RFC 9110 section 5.5).
  if (way.in === "header") apart = apart.replace(/^[\t ]+|[\t ]+$/g, "");
  // Empty elements of a list do not count (RFC 9110 section 5.6.1).
  if (way.in === "header" && among === "item" && apart === "") return "x";
  // Of nothing but dots, a segment of a path would lead elsewhere; an empty one, too.
  return way.in === "path" && /^\.*$/.test(apart) ? `x${apart}` : apart;
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((drawn) => (drawn === 0 ? 0 : drawn));

function scalarOf(way: Way, among: Among): fc.Arbitrary<Carried> {
  const texts = textsOf(way, among);
  const hasDots = way.style === "label" && way.explode && among !== "alone";
  const numbers = hasDots ? fc.maxSafeInteger() : number;
  const hasEmpty = way.in !== "path" && !(way.in === "header" && among === "item");
  const orNull = hasEmpty ? [fc.constant(null)] : [];
  return fc.constantFrom<Carried>(
    { schema: { type: "string" }, values: texts },
    { schema: { type: "string", maxLength: 20 }, values: texts, invalid: "a".repeat(21) },
    { schema: { type: "integer" }, values: fc.maxSafeInteger(), invalid: "x" },
    { schema: { type: hasDots ? "integer" : "number" }, values: numbers, invalid: "1-" },
    { schema: { type: "boolean" }, values: fc.boolean(), invalid: "maybe" },
    {
      schema: { type: ["integer", "boolean", "null"] },
      values: fc.oneof(fc.maxSafeInteger(), fc.boolean(), ...orNull),
      invalid: "x",
    },
    { schema: { enum: ["small", 1, true] }, values: fc.constantFrom<JsonValue>("small", 1, true), invalid: "large" },
    {
      schema: { anyOf: [{ const: "now" }, { type: "integer", minimum: 0 }] },
      values: fc.oneof(fc.constant("now"), fc.nat()),
      invalid: -1,
    },
  );
}

function arrayOf(way: Way): fc.Arbitrary<Carried> {
  return scalarOf(way, "item").map(({ schema, values, invalid }) => ({
    schema: { type: "array", minItems: 1, items: schema },
    values: fc.array(values, { minLength: 1, maxLength: 4 }),
    ...(invalid === undefined ? {} : { invalid: [invalid] }),
  }));
}

/** In a query and in cookies, the names of an exploded object are names of parameters: no others may have them. */
function objectOf(way: Way, prefix: string): fc.Arbitrary<Carried> {
  const isSpread = way.explode && (way.in === "query" || way.in === "cookie");
  const keys = textsOf(way, "key").map((text) => (isSpread ? `${prefix}${text}` : text));
  const known = isSpread ? keys : fc.oneof(keys, fc.constantFrom("__proto__", "constructor", "0"));
  return fc
    .tuple(
      fc.uniqueArray(fc.tuple(known, scalarOf(way, "item")), { selector: ([key]) => key, minLength: 1, maxLength: 3 }),
      fc.option(scalarOf(way, "item"), { nil: undefined }),
    )
    .map(([entries, rest]) => {
      const required = entries.slice(0, 1).map(([key]) => key);
      const closed = carriedObject(entries, required);
      return rest === undefined
        ? closed
        : openObject(
            closed,
            entries.map(([key]) => key),
            keys,
            rest,
          );
    });
}

/** The same with other properties beside those that it lists. */
function openObject(
  closed: Carried,
  listed: readonly string[],
  keys: fc.Arbitrary<string>,
  { schema, values }: Carried,
): Carried {
  const others = fc.dictionary(keys, values, { maxKeys: 2, noNullPrototype: true });
  return {
    ...closed,
    schema: { ...closed.schema, additionalProperties: schema },
    values: fc.tuple(closed.values, others).map(([known, drawn]) => {
      const beside = Object.entries(drawn).filter(([key]) => !listed.includes(key));
      return Object.fromEntries([...Object.entries(known as JsonObject), ...beside]);
    }),
  };
}

/** Of two that take whatever no other parameter has, nobody could tell whose it is. */
export function takesAnyName({ in: place, object }: DrawnParameter): boolean {
  const { explode, style, schema } = object as { explode?: boolean; style?: string; schema?: JsonObject };
  const isSpread = explode === true && style !== "deepObject" && (place === "query" || place === "cookie");
  return isSpread && schema?.["additionalProperties"] !== undefined;
}

/** Objects with these properties, of which some are always there. */
export function carriedObject(entries: readonly (readonly [string, Carried])[], required: readonly string[]): Carried {
  const each = entries.map(([name, { values }]) =>
    required.includes(name) ? values : fc.option(values, { nil: undefined }),
  );
  const [first] = entries;
  return {
    schema: {
      type: "object",
      required,
      properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
    },
    values: fc
      .tuple(...each)
      .map((values) => Object.fromEntries(entries.flatMap(([name], at) => pair(name, values[at])))),
    ...(first?.[1].invalid === undefined ? {} : { invalid: Object.fromEntries(pair(first[0], first[1].invalid)) }),
  };
}

function pair(name: string, value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return value === undefined ? [] : [[name, value]];
}

/** Every way that OpenAPI has for a place. */
const waysOf: { readonly [Place in ParameterPlace]: readonly ParameterStyle[] } = {
  path: ["simple", "label", "matrix", "json"],
  query: ["form", "form", "spaceDelimited", "pipeDelimited", "deepObject", "json"],
  header: ["simple", "json"],
  cookie: ["form", "cookie", "json"],
};

function valueOf(way: Way, prefix: string): fc.Arbitrary<Carried> {
  switch (way.style) {
    case "json":
      return lossy;
    case "deepObject":
      return plain;
    case "spaceDelimited":
    case "pipeDelimited":
      return fc.oneof(arrayOf(way), objectOf(way, prefix));
    default:
      return fc.oneof(scalarOf(way, "alone"), arrayOf(way), objectOf(way, prefix));
  }
}

const words = fc.constantFrom<ParameterPlace>("path", "query", "query", "header", "cookie");

/** A parameter that others may stand beside, if they have other names and another `prefix`. */
export function parameterOf(prefix: string): fc.Arbitrary<DrawnParameter> {
  return words.chain((place) => parameterIn(place, prefix));
}

/** The headers of an answer, which are described as parameters are, but for their name and place. */
export const headersOfAnswer: fc.Arbitrary<readonly DrawnParameter[]> = fc.uniqueArray(parameterIn("header", ""), {
  selector: ({ name }) => name.toLowerCase(),
  maxLength: 3,
});

function parameterIn(place: ParameterPlace, prefix: string): fc.Arbitrary<DrawnParameter> {
  return fc
    .record({
      in: fc.constant(place),
      style: fc.constantFrom(...waysOf[place]),
      explode: fc.boolean(),
      reserved: place === "path" || place === "query" ? fc.nat(4).map((drawn) => drawn === 0) : fc.constant(false),
    })
    .map((drawn) => ({
      ...drawn,
      // A deepObject has but one form, and in the delimited styles `explode` means nothing.
      explode: drawn.style === "deepObject" || (drawn.explode && !drawn.style.endsWith("Delimited")),
      reserved: drawn.reserved && !drawn.style.endsWith("Delimited") && drawn.style !== "json",
    }))
    .chain((way) => ofWay(way, prefix));
}

function ofWay(way: Way, prefix: string): fc.Arbitrary<DrawnParameter> {
  const { in: place, style } = way;
  const pool = names[place].filter((name) => style !== "deepObject" || !name.includes("["));
  return fc
    .tuple(fc.constantFrom(...pool), valueOf(way, prefix), fc.boolean(), fc.boolean())
    .chain(([name, carried, isRequired, hasDefault]) => {
      const required = isRequired || place === "path";
      const fallbacks = hasDefault && !required ? carried.values : fc.constant(undefined);
      return fallbacks.map((fallback): DrawnParameter => {
        const schema = fallback === undefined ? carried.schema : { ...carried.schema, default: fallback };
        const written = style === "json" ? { content: { "application/json": { schema } } } : styled(way, schema);
        return {
          ...carried,
          ...{ in: place, name, required },
          object: { name, in: place, ...(required ? { required } : {}), ...written },
          ...(fallback === undefined ? {} : { fallback }),
        };
      });
    });
}

function styled({ style, explode, reserved }: Way, schema: JsonObject): JsonObject {
  return { style, explode, schema, ...(reserved ? { allowReserved: true } : {}) };
}
