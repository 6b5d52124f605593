import { decoding, MalformedInput, type Decoded } from "./decoded.js";
import { coerceField, coerceText, coerceTexts, define, givenTwice, parseJsonText } from "./form-coerce.js";
import type { WireShape } from "./form-field.js";
import { formDecoded, percentDecoded } from "./form-pairs.js";
import { allowsArrays, allowsObjects, itemPlaces, propertyPlace, type WirePlace } from "./form-place.js";
import { parseScalar } from "./form-scalar.js";
import { nestPairs } from "./form-tree.js";
import { listElements } from "./header-list.js";
import { separatorOf } from "./parameter-encode.js";
import { asItIs, splitPairs, trimmed, unescapedName, type RawPair, type TextReader } from "./parameter-pairs.js";
import type { ParameterField } from "./parameter.js";

/** What parameters may cost. Beyond a limit they are malformed. */
export interface ParameterLimits {
  /** The most `name=value` pairs of a query; 1,000 by default. */
  readonly maxPairs?: number;
  /** The most brackets in a name; 32 by default. */
  readonly maxDepth?: number;
  /** The names that stand for something else there, which no exploded object takes for its own: API keys. */
  readonly others?: readonly string[];
}

/**
 * Reads what stands for the parameters of a path, as `raw` has it by name: still percent-encoded.
 *
 * The four decoders are the inverse of `expandPath`, `encodeQuery`, `encodeHeaders` and `encodeCookies`. A text becomes
 * a boolean, a number or null (the empty text) only where `shape` has that and not `string`; what fits nothing stays as
 * it was sent, for validation to name.
 */
export function decodePath(
  raw: ReadonlyMap<string, string>,
  shape: WireShape,
  fields: readonly ParameterField[],
): Decoded {
  return decodeEach(fields, (field) => {
    const text = raw.get(field.name);
    return text === undefined ? undefined : readAlone(field, text, propertyPlace([shape], field.name), percentDecoded);
  });
}

/** Reads headers; `header` yields the value of one by its name, several of one name joined by commas. */
export function decodeHeaders(
  header: (name: string) => string | undefined,
  shape: WireShape,
  fields: readonly ParameterField[],
): Decoded {
  return decodeEach(fields, (field) => {
    const text = header(field.name);
    return text === undefined ? undefined : readHeader(field, text, propertyPlace([shape], field.name));
  });
}

/** Reads the query of a URL, without `?`. Parameters that are not among `fields` are left aside. */
export function decodeQuery(
  query: string,
  shape: WireShape,
  fields: readonly ParameterField[],
  limits: ParameterLimits = {},
): Decoded {
  return decoding(() => queryValues(query, shape, fields, limits));
}

/** The same for what reads a form, which fields may be a part of; throws `MalformedInput`. */
export function queryValues(
  query: string,
  shape: WireShape,
  fields: readonly ParameterField[],
  { maxPairs = 1_000, maxDepth = 32, others = [] }: ParameterLimits = {},
): object {
  const pairs = splitPairs(query, "&", maxPairs, formDecoded);
  return valuesOf(fields, (field) => readPairs(field, pairs, { shape, fields, others, maxDepth, read: formDecoded }));
}

/** Reads a `Cookie` header. */
export function decodeCookies(
  header: string | undefined,
  shape: WireShape,
  fields: readonly ParameterField[],
  limits: ParameterLimits = {},
): Decoded {
  const { maxPairs = 1_000, maxDepth = 32, others = [] } = limits;
  return decoding(() => {
    const pairs = splitPairs(header ?? "", ";", maxPairs, asItIs).map((pair) => ({
      ...pair,
      ...unescapedName(pair, fields),
    }));
    const literal = pairs.map((pair) => ({ ...pair, name: pair.otherName, otherName: pair.name }));
    return valuesOf(fields, (field) => {
      const context = { shape, fields, others, maxDepth, read: isLiteral(field) ? asItIs : percentDecoded };
      return readPairs(field, isLiteral(field) ? literal : pairs, context);
    });
  });
}

function decodeEach(fields: readonly ParameterField[], read: (field: ParameterField) => unknown): Decoded {
  return decoding(() => valuesOf(fields, read));
}

function valuesOf(fields: readonly ParameterField[], read: (field: ParameterField) => unknown): object {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = read(field);
    if (value !== undefined) define(values, field.name, value);
  }
  return values;
}

interface PairContext {
  readonly shape: WireShape;
  readonly fields: readonly ParameterField[];
  readonly others: readonly string[];
  readonly maxDepth: number;
  readonly read: TextReader;
}

/** A parameter of a query or of cookies, which may be spread over several pairs. */
function readPairs(field: ParameterField, pairs: readonly RawPair[], context: PairContext): unknown {
  const { name, style, explode } = field;
  const { shape, read } = context;
  const place = propertyPlace([shape], name);
  if (style === "deepObject") return readNested(field, pairs, context);
  if (style !== "json" && explode && !allowsArrays(place) && allowsObjects(place)) {
    return readSpread(field, pairs, context, place);
  }
  const raws = pairs.filter((pair) => pair.name === name).map(({ raw }) => raw);
  const [first, ...others] = raws;
  if (first === undefined) return undefined;
  if (style !== "json" && explode && allowsArrays(place)) {
    // One text may be a scalar or an array of one; where the shape allows the scalar, it is that.
    const scalar = others.length === 0 ? parseScalar(read(first, name), place) : undefined;
    if (scalar !== undefined) return scalar;
    return coerceTexts(
      raws.map((raw) => read(raw, name)),
      place,
    );
  }
  if (others.length > 0) throw givenTwice(name);
  return readText(field, first, place, read);
}

/** `color[R]=100&color[G]=200` */
function readNested({ name }: ParameterField, pairs: readonly RawPair[], context: PairContext): unknown {
  const { shape, maxDepth, read } = context;
  const own = pairs.filter((pair) => pair.name === name || pair.name.startsWith(`${name}[`));
  if (own.length === 0) return undefined;
  for (const { broken } of own) if (broken !== undefined) throw broken;
  const root = nestPairs(
    own.map((pair) => ({ name: pair.name, value: read(pair.raw, pair.name) })),
    maxDepth,
    (candidate) => candidate === name,
  );
  const node = root.children.get(name);
  return node === undefined ? undefined : coerceField(node, shape, { name, style: "deepObject", explode: true }, name);
}

/** `R=100&G=200`: every property that the object knows, and those that no other parameter lays claim to. */
function readSpread(field: ParameterField, pairs: readonly RawPair[], context: PairContext, place: WirePlace): unknown {
  const others = context.fields.filter((other) => other !== field);
  const object: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const { name, raw, broken, otherName = name } of pairs) {
    if (context.others.includes(name)) continue;
    const isClaimedBy = (other: ParameterField): boolean =>
      laysClaim(other, isLiteral(other) === isLiteral(field) ? name : otherName, context.shape);
    if (!mayHold(place, name) || others.some(isClaimedBy)) continue;
    if (broken !== undefined) throw broken;
    if (seen.has(name)) throw givenTwice(name);
    seen.add(name);
    define(object, name, coerceText(context.read(raw, name), propertyPlace(place, name)));
  }
  return seen.size === 0 ? undefined : object;
}

/** Whether names and values stand in cookies as they are. */
function isLiteral({ style }: ParameterField): boolean {
  return style === "cookie";
}

/** By its own name, by what it holds in brackets, or by the properties that its object knows. */
function laysClaim({ name, style, explode }: ParameterField, candidate: string, shape: WireShape): boolean {
  if (candidate === name) return true;
  if (style === "deepObject") return candidate.startsWith(`${name}[`);
  const place = propertyPlace([shape], name);
  return style !== "json" && explode && !allowsArrays(place) && isListed(place, candidate);
}

function isListed(place: WirePlace, name: string): boolean {
  return place.some(({ properties }) => properties?.some((property) => property.name === name) === true);
}

function mayHold(place: WirePlace, name: string): boolean {
  return (
    isListed(place, name) ||
    place.some(
      ({ patterns, additional }) =>
        additional !== undefined || patterns?.some(({ pattern }) => pattern.test(name)) === true,
    )
  );
}

/** Empty elements of a list do not count (RFC 9110 section 5.6.1.2), but for names and values that take turns. */
function readHeader(field: ParameterField, raw: string, place: WirePlace): unknown {
  const { name, style, explode } = field;
  const isWhole = style === "json" || parseScalar(trimmed(raw, name), place) !== undefined;
  if (isWhole || !(allowsArrays(place) || allowsObjects(place))) return readText(field, raw, place, trimmed);
  const all = raw === "" ? [] : listElements(raw).map((element) => trimmed(element, name));
  const elements = all.filter((element) => element !== "");
  if (allowsArrays(place)) return coerceTexts(elements, place);
  return objectOf(explode ? elements.map(atEquals) : inTwos(all, name), field, place, trimmed);
}

/** A parameter that is a segment of the path, or a part of one. */
function readAlone(field: ParameterField, raw: string, place: WirePlace, read: TextReader): unknown {
  const { name, style } = field;
  if (style === "label") {
    if (!raw.startsWith(".")) throw new MalformedInput('The parameter must begin with ".".', name);
    return readText(field, raw.slice(1), place, read);
  }
  return style === "matrix" ? readMatrix(field, raw, place, read) : readText(field, raw, place, read);
}

/** `;color=blue`, `;color=blue;color=black` or `;R=100;G=200` */
function readMatrix(field: ParameterField, raw: string, place: WirePlace, read: TextReader): unknown {
  const { name, explode } = field;
  if (!raw.startsWith(";")) throw new MalformedInput('The parameter must begin with ";".', name);
  const pairs = splitPairs(raw, ";", raw.length, asItIs);
  if (explode && !allowsArrays(place) && allowsObjects(place)) {
    return objectOf(
      pairs.map((pair) => [pair.name, pair.raw]),
      field,
      place,
      read,
    );
  }
  if (pairs.some((pair) => read(pair.name, name) !== name))
    throw new MalformedInput("The parameter has another name.", name);
  const [only, ...others] = pairs;
  if (only === undefined || (others.length > 0 && !explode)) throw givenTwice(name);
  if (others.length === 0) return readText(field, only.raw, place, read);
  return coerceTexts(
    pairs.map((pair) => read(pair.raw, name)),
    place,
  );
}

/** What one text stands for: a scalar, or the parts of an array or an object with a separator between them. */
function readText(field: ParameterField, raw: string, place: WirePlace, read: TextReader): unknown {
  const { name, style, explode } = field;
  if (style === "json") return parseJsonText(read(raw, name), name, field.parse);
  const text = read(raw, name);
  const scalar = parseScalar(text, place);
  if (scalar !== undefined) return scalar;
  const separator = separatorOf(field);
  const parts = raw === "" ? [] : splitAt(raw, separator);
  if (allowsArrays(place)) {
    // Nothing stands for an array without items, which is left out (RFC 6570 section 2.3): no text is that of one.
    const isOneItem = raw === "" && parseScalar("", itemPlaces(place)(0)) !== undefined;
    const texts = isOneItem ? [""] : parts.map((part) => read(part, name));
    return coerceTexts(texts, place);
  }
  if (!allowsObjects(place)) return coerceText(text, place);
  return objectOf(explode ? parts.map(atEquals) : inTwos(parts, name), field, place, read);
}

/** `|` and a space may also come as they are: browsers and older senders do not escape them. */
function splitAt(raw: string, separator: string): readonly string[] {
  if (separator === "%20") return raw.split(/%20|\+| /);
  if (separator === "%7C") return raw.split(/%7[Cc]|\|/);
  return raw.split(separator);
}

function atEquals(part: string): readonly [string, string] {
  const equals = part.indexOf("=");
  return equals === -1 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
}

/** `["R", "100", "G", "200"]` → `[["R", "100"], ["G", "200"]]` */
function inTwos(parts: readonly string[], name: string): readonly (readonly [string, string])[] {
  if (parts.length % 2 === 1) throw new MalformedInput("A property of the parameter has no value.", name);
  return parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ""] as const] : []));
}

function objectOf(
  entries: readonly (readonly [string, string])[],
  { name }: ParameterField,
  place: WirePlace,
  read: TextReader,
): object {
  const object: Record<string, unknown> = {};
  for (const [rawKey, raw] of entries) {
    const key = read(rawKey, name);
    if (Object.hasOwn(object, key)) throw givenTwice(`${name}[${key}]`);
    define(object, key, coerceText(read(raw, name), propertyPlace(place, key)));
  }
  return object;
}
