/** Random bodies of every kind, for requests and for answers, with values that they carry by construction. */
import fc from "fast-check";
import { isObject, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import { lossy, plainField } from "../behaviour/form-arbitraries.js";
import { carriedObject, type Carried } from "./drawn-parameters.js";

/** The Media Type Objects of a body, and its values as `body-values.ts` writes them down. */
export interface DrawnContent extends Carried {
  readonly content: JsonObject;
  /** The names of its properties, where it is an object of just these. */
  readonly names?: readonly string[];
}

const text = fc.string({ unit: "grapheme", maxLength: 8 }).filter((drawn) => !drawn.startsWith("\ufeff"));
const byteText = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString("latin1"));

/** A body of one media type. */
export function contentOf(mediaType: string, carried: Carried, more: JsonObject = {}): DrawnContent {
  return { ...carried, content: { [mediaType]: { schema: carried.schema, ...more } } };
}

/** An object of which the first property is always there. */
function objectOf(entries: readonly (readonly [string, Carried])[]): Carried & { readonly names: readonly string[] } {
  const required = entries.slice(0, 1).map(([name]) => name);
  return { ...carriedObject(entries, required), names: entries.map(([name]) => name) };
}

function entriesOf<Drawn extends Carried>(
  names: readonly string[],
  properties: fc.Arbitrary<Drawn>,
): fc.Arbitrary<(readonly [string, Drawn])[]> {
  return fc.uniqueArray(fc.tuple(fc.constantFrom(...names), properties), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 3,
  });
}

const jsonObject = entriesOf(["name", "id", "q", "é", "__proto__", "body"], lossy).map((entries): DrawnContent => {
  const object = objectOf(entries);
  return { ...contentOf("application/json", object), names: object.names };
});

const jsonOfAnyKind = fc
  .tuple(lossy, fc.constantFrom("application/json", "application/vnd.api+json; charset=utf-8"))
  .map(([item, mediaType]): DrawnContent =>
    contentOf(mediaType, {
      schema: { type: "array", items: item.schema },
      values: fc.array(item.values, { maxLength: 3 }),
    }),
  );

/** A form's content, and what else says how its fields are written. */
export const form = entriesOf(["name", "id", "c d", "é", "__proto__", "&=+"], plainField).map(
  (entries): DrawnContent => {
    const object = objectOf(entries);
    const encodings = entries.flatMap(([name, { encoding }]) => (encoding === undefined ? [] : [[name, encoding]]));
    const encoding = Object.fromEntries(encodings) as JsonObject;
    return { ...contentOf("application/x-www-form-urlencoded", object, { encoding }), names: object.names };
  },
);

interface Part extends Carried {
  readonly encoding?: JsonObject;
}

const scalarPart = fc.constantFrom<Part>(
  { schema: { type: "string" }, values: text },
  { schema: { type: "integer" }, values: fc.maxSafeInteger() },
  { schema: { type: "boolean" }, values: fc.boolean() },
  { schema: { enum: ["small", 1, true] }, values: fc.constantFrom<JsonValue>("small", 1, true) },
  { schema: { type: "string" }, values: text, encoding: { contentType: "text/csv" } },
);

/** But for `%22` and the like, which stand for what browsers escape (HTML Standard, "escape a multipart form data name"). */
const fileName = fc.oneof(fc.constantFrom("a.png", 'q"\\.txt', "é\r\n", "", "100%"), text);

function fileOf(types: readonly string[]): fc.Arbitrary<JsonValue> {
  return fc
    .tuple(byteText, fileName, fc.constantFrom(...types))
    .map(([bytes, name, type]) => ({ $file: bytes, name, type }));
}

const filePart = fc.constantFrom<Part>(
  { schema: {}, values: fileOf(["application/octet-stream", "text/plain; charset=latin1"]) },
  { schema: { type: "string", format: "binary" }, values: fileOf(["image/png"]) },
  {
    schema: { type: "string", contentMediaType: "image/png" },
    values: fileOf(["image/png", "image/svg+xml"]),
    encoding: { contentType: "image/*, application/pdf" },
  },
);

/** An object or an array is JSON; what stands in an array is a part each. */
const jsonPart = entriesOf(["a", "b"], lossy).map((entries): Part => objectOf(entries));

/** The text of a header: without white space around it (RFC 9110 section 5.5). */
const headerText = fc.string({ unit: fc.constantFrom(...'aZ09;,="\\ é'), maxLength: 6 }).map((drawn) => drawn.trim());

/** With headers of its own: then it is `{ value, headers }` in a program. */
function withHeaders(part: Part): Part {
  const headers = {
    "X-Count": { required: true, schema: { type: "integer" } },
    "x-text": { schema: { type: "string" } },
  };
  const drawn = fc.record({ "X-Count": fc.maxSafeInteger(), "x-text": headerText }, { requiredKeys: ["X-Count"] });
  return {
    ...part,
    values: fc.tuple(part.values, drawn).map(([value, { ...own }]): JsonValue => ({ value, headers: { ...own } })),
    encoding: { ...part.encoding, headers },
  };
}

const plainPart = fc.oneof(scalarPart, filePart, jsonPart);
const onePart = fc.oneof({ weight: 3, arbitrary: plainPart }, { weight: 1, arbitrary: plainPart.map(withHeaders) });
const listPart = onePart.map((item): Part => ({
  ...item,
  schema: { type: "array", minItems: 1, items: item.schema },
  values: fc.array(item.values, { minLength: 1, maxLength: 3 }),
}));

const multipart = entriesOf(['a"b', "id", "é", "x\r\ny", "__proto__", "name"], fc.oneof(onePart, listPart)).map(
  (entries): DrawnContent => {
    const object = objectOf(entries);
    const encodings = entries.flatMap(([name, { encoding }]) => (encoding === undefined ? [] : [[name, encoding]]));
    const encoding = Object.fromEntries(encodings) as JsonObject;
    return { ...contentOf("multipart/form-data", object, { encoding }), names: object.names };
  },
);

const plainText = fc.constantFrom<DrawnContent>(
  contentOf("text/plain", { schema: { type: "string" }, values: text }),
  contentOf("text/csv", { schema: { type: "string", maxLength: 40 }, values: text }),
);
const octets = fc.constant<DrawnContent>({
  schema: {},
  values: byteText.map((bytes) => ({ $bytes: bytes })),
  content: { "application/octet-stream": {} },
});

function itemsOf(mediaType: string, { schema, values }: Carried): DrawnContent {
  return {
    schema,
    values: fc.array(values, { maxLength: 4 }).map((items) => ({ $items: items })),
    content: { [mediaType]: { itemSchema: schema } },
  };
}

/** Lines of data have no other line breaks than `\n`, and fields of events none. */
const lines = text.map((drawn) => drawn.replace(/\r\n?/g, "\n"));
const oneLine = text.map((drawn) => drawn.replace(/[\r\n\0]/g, ""));
const event: Carried = {
  schema: {
    type: "object",
    required: ["data"],
    properties: {
      data: { type: "string" },
      event: { type: "string" },
      id: { type: "string" },
      retry: { type: "integer", minimum: 0 },
    },
  },
  values: fc.record(
    { data: lines, event: oneLine.filter((drawn) => drawn !== ""), id: oneLine, retry: fc.nat() },
    { requiredKeys: ["data"], noNullPrototype: true },
  ),
};
/** The same event with JSON for data, by itself or where its type says so. */
const jsonEvent: fc.Arbitrary<Carried> = fc.tuple(lossy, fc.boolean()).map(([carried, isAlone]): Carried => {
  const data = { contentMediaType: "application/json", contentSchema: carried.schema };
  const values = fc.record(
    { data: carried.values, event: fc.constant("json"), id: oneLine },
    { requiredKeys: isAlone ? ["data"] : ["data", "event"], noNullPrototype: true },
  );
  if (isAlone) {
    const properties = { id: { type: "string" }, event: { type: "string" }, data: { type: "string", ...data } };
    return { schema: { type: "object", required: ["data"], properties }, values };
  }
  const texts = fc.record({ data: lines, event: fc.constant("text"), id: oneLine }, { noNullPrototype: true });
  const union = [{ properties: { event: { const: "text" } } }, { properties: { event: { const: "json" }, data } }];
  return {
    schema: { ...event.schema, required: ["event", "data"], oneOf: union },
    values: fc.oneof(values, texts),
  };
});
const items = fc.oneof(
  jsonEvent.map((drawn) => itemsOf("text/event-stream", drawn)),
  fc
    .tuple(lossy, fc.constantFrom("application/jsonl", "application/x-ndjson", "application/json-seq"))
    .map(([item, mediaType]) => itemsOf(mediaType, item)),
  fc.constant(itemsOf("text/event-stream", event)),
);

/** Two media types whose bodies are told apart by them. */
const either = fc
  .tuple(fc.oneof(jsonObject, jsonOfAnyKind), fc.oneof(plainText, octets))
  .map(([json, other]): DrawnContent => {
    const tagged = ({ content, values }: DrawnContent): fc.Arbitrary<JsonValue> => {
      const [key = ""] = Object.keys(content);
      return values.map((body) => ({ mediaType: key.split(";")[0] ?? "", body }));
    };
    return {
      schema: {},
      values: fc.oneof(tagged(json), tagged(other)),
      content: { ...json.content, ...other.content },
    };
  });

/** Two media types of one schema, which make no difference to a program: each ways to write what it gives. */
const alike = form.map((drawn): DrawnContent => {
  const [media] = Object.values(drawn.content);
  if (!isObject(media)) throw new Error("A form has a Media Type Object.");
  return { ...drawn, content: { "application/json": { schema: drawn.schema }, ...drawn.content } };
});

export const requestContent: fc.Arbitrary<DrawnContent> = fc.oneof(
  { weight: 2, arbitrary: jsonObject },
  { weight: 1, arbitrary: jsonOfAnyKind },
  { weight: 2, arbitrary: form },
  { weight: 4, arbitrary: multipart },
  { weight: 1, arbitrary: plainText },
  { weight: 1, arbitrary: octets },
  { weight: 2, arbitrary: items },
  { weight: 1, arbitrary: either },
  { weight: 1, arbitrary: alike },
);

export const answerContent: fc.Arbitrary<DrawnContent> = fc.oneof(
  {
    weight: 4,
    arbitrary: lossy.map((carried) => contentOf("application/json", carried)),
  },
  { weight: 1, arbitrary: plainText },
  { weight: 1, arbitrary: octets },
  { weight: 2, arbitrary: items },
  { weight: 1, arbitrary: either },
);
