import { decoding, type Decoded } from "./decoded.js";
import { coerceForm, define, givenTwice } from "./form-coerce.js";
import type { FormField, OwnFormField, QueryFormField, WireShape } from "./form-field.js";
import { parsePairs, type ReceivedPair } from "./form-pairs.js";
import { nestPairs } from "./form-tree.js";

/** What a form may cost, and how it is read. A form beyond a limit is malformed. */
export interface FormOptions {
  /** The most `name=value` pairs; 10,000 by default. */
  readonly maxPairs?: number;
  /** The most brackets in a name: `a[b][c]` has two; 32 by default. Decoding recurses this deep. */
  readonly maxDepth?: number;
  /** Reads the fields that are JSON, and throws where one is none; `JSON.parse` by default. */
  readonly parse?: (text: string) => unknown;
}

/**
 * Reads an `application/x-www-form-urlencoded` body as a value of `shape`: the inverse of `encodeForm`.
 *
 * Brackets may be literal or encoded, a space `+` or `%20`; an array is `a[0]=x&a[1]=y`, `a[]=x&a[]=y` or what the
 * field's style says. Text becomes a boolean, a number or null (the empty text) only where `shape` has that and not
 * `string`; what fits nothing stays as it was sent, for validation to name. Time is linear in the size of the body.
 *
 * @example
 * const shape = { scalars: [], properties: [{ name: "age", shape: { scalars: ["number"] } }] } as const;
 * decodeForm(bytes("age=3"), shape, [])       // { value: { age: 3 } }
 * decodeForm(bytes("age=3&age=4"), shape, []) // { malformed: { message: "…more than once.", parameter: "age" } }
 */
export function decodeForm(
  body: Uint8Array,
  shape: WireShape,
  fields: readonly FormField[],
  options: FormOptions = {},
): Decoded {
  return decoding(() => formOf(parsePairs(body, options.maxPairs ?? 10_000), shape, fields, options));
}

/** The value that the pairs of a form stand for; throws `MalformedInput`. */
export function formOf(
  pairs: readonly ReceivedPair[],
  shape: WireShape,
  fields: readonly FormField[],
  { maxDepth = 32, parse = JSON.parse }: FormOptions,
): object {
  const queries = fields.filter(isQuery);
  const taken = new Set(queries.flatMap(namesOf));
  const others = queries.length === 0 ? pairs : pairs.filter(({ name }) => !taken.has(name));
  const root = nestPairs(others, maxDepth, (name) => isDeclared(name, shape, fields));
  const form = coerceForm(root, shape, fields.filter(isOwn), parse);
  for (const field of queries) readQuery(form, field, pairs, shape);
  return form;
}

function isQuery(field: FormField): field is QueryFormField {
  return field.style === "query";
}

function isOwn(field: FormField): field is OwnFormField {
  return field.style !== "query";
}

function namesOf({ name, spread }: QueryFormField): readonly string[] {
  return spread ?? [name];
}

/** A field that is also there in brackets has been read as such: senders that write all arrays so are understood. */
function readQuery(
  form: Record<string, unknown>,
  field: QueryFormField,
  pairs: readonly ReceivedPair[],
  shape: WireShape,
): void {
  const { name, read } = field;
  const names = namesOf(field);
  const own = pairs.filter((pair) => names.includes(pair.name));
  if (read === undefined || own.length === 0) return;
  if (Object.hasOwn(form, name)) throw givenTwice(name);
  const query = own.map(({ raw }) => raw).join("&");
  for (const [key, value] of Object.entries(read(query, shape))) define(form, key, value);
}

/** A declared name such as `ids[]` is a name like any other, not a nested parameter. */
function isDeclared(name: string, shape: WireShape, fields: readonly FormField[]): boolean {
  return (
    fields.some((field) => field.name === name) ||
    (shape.properties?.some((property) => property.name === name) ?? false)
  );
}
