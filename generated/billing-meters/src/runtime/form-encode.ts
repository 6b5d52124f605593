import type { FormField, QueryFormField, StyledFormField } from "./form-field.js";
import { jsonText } from "./form-json.js";

type Pair = [name: string, value: string];

// Far deeper than any real form, and far from the depth at which recursion would fail.
const maxDepth = 100;

/**
 * Writes a value as an `application/x-www-form-urlencoded` body, byte for byte as the URL standard's serializer does.
 *
 * Fields come in the order of the value's own enumerable keys, each in the style that `fields` gives it. `undefined`
 * is left out, `null` is the empty text, a value with a `toJSON` method (a `Date`) is what that returns. An empty array
 * or object has no form of its own: as a property it is left out, as RFC 6570 section 2.3 has it for undefined
 * variables; as an array's item, where leaving it out would renumber the others, it is an error.
 *
 * @example
 * encodeForm({ name: "Rex", filter: { tag: ["a"] } }, [{ name: "filter", style: "deepObject", explode: true }])
 * // "name=Rex&filter%5Btag%5D%5B0%5D=a"
 * @param stringify writes the fields that are JSON, with the digits of every `bigint`; `JSON.stringify` by default.
 * @throws TypeError that names the parameter, for what a form cannot hold: non-finite numbers, functions, symbols,
 *   values that hold themselves, empty names, brackets in names that are nested, not listed or have more in them, objects in `style: "form"`.
 */
export function encodeForm(
  value: object,
  fields: readonly FormField[],
  stringify?: (content: unknown) => string | undefined,
): string {
  const written: string[] = [];
  const pairs: Pair[] = [];
  for (const [name, content] of Object.entries(value)) {
    const field = fields.find((candidate) => candidate.name === name);
    if (name === "") throw new TypeError("A parameter must have a name.");
    if (field === undefined && content !== undefined && hasBracket(name)) {
      throw cannotHold(name, "has brackets in its name, which is not listed");
    }
    if (field?.style === "json") {
      if (content !== undefined) pairs.push([name, jsonText(content, name, stringify)]);
      continue;
    }
    if (field?.style === "query") {
      refuseUnlisted(field, content);
      written.push(new URLSearchParams(pairs.splice(0)).toString(), queryText(field, content));
      continue;
    }
    writeField(pairs, name, content, field);
  }
  return [...written, new URLSearchParams(pairs).toString()].filter((text) => text !== "").join("&");
}

/** What an exploded object has beyond its fields would be read as another field of the form. */
function refuseUnlisted({ name, spread }: QueryFormField, content: unknown): void {
  if (spread === undefined || typeof content !== "object" || content === null) return;
  const unlisted = Object.keys(content).find((key) => !spread.includes(key));
  if (unlisted !== undefined) throw cannotHold(name, `has a property ${JSON.stringify(unlisted)}, which is not listed`);
}

/** A query lets `=` stand in a value where reserved characters may; in a form it must not (OpenAPI 3.2.1, appendix E). */
function queryText({ name, write }: QueryFormField, content: unknown): string {
  const pairs = (write?.({ [name]: content }) ?? "").split("&");
  const valuesAt = pairs.map((pair) => [pair, pair.indexOf("=") + 1] as const);
  return valuesAt.map(([pair, at]) => pair.slice(0, at) + pair.slice(at).replaceAll("=", "%3D")).join("&");
}

function writeField(pairs: Pair[], name: string, content: unknown, field: StyledFormField | undefined): void {
  if (content === undefined) return;
  switch (field?.style) {
    case "deepObject":
      writeNested(pairs, name, content, []);
      return;
    case "form":
    case undefined:
      writeFlat(pairs, name, plain(content), field);
  }
}

/** A value as `style: deepObject` nests it: `("a", { b: ["x"] })` → `[["a[b][0]", "x"]]`. */
export function nestedPairs(name: string, content: unknown): readonly (readonly [name: string, value: string])[] {
  const pairs: Pair[] = [];
  writeNested(pairs, name, content, []);
  return pairs;
}

function writeFlat(pairs: Pair[], name: string, content: unknown, field: StyledFormField | undefined): void {
  if (!Array.isArray(content)) {
    pairs.push([name, scalarText(content, name)]);
    return;
  }
  const texts = content.map((item: unknown, index) => scalarText(plain(item), `${name}[${index}]`));
  if (field === undefined || field.explode) {
    for (const text of texts) pairs.push([name, text]);
    return;
  }
  const split = texts.findIndex((text) => text.includes(","));
  if (split !== -1) throw cannotHold(`${name}[${split}]`, "holds a comma, which separates the items");
  if (texts.length > 0) pairs.push([name, texts.join(",")]);
}

/** `ancestors` are the arrays and objects that hold this one, to notice one that holds itself. */
function writeNested(pairs: Pair[], path: string, raw: unknown, ancestors: readonly unknown[]): void {
  const content = plain(raw);
  if (typeof content !== "object" || content === null) {
    pairs.push([path, scalarText(content, path)]);
    return;
  }
  if (ancestors.length === 0 && hasBracket(path)) throw cannotHold(path, "has brackets in its name, and more in it");
  if (ancestors.includes(content)) throw cannotHold(path, "holds itself");
  if (ancestors.length === maxDepth) throw cannotHold(path, `is nested deeper than ${maxDepth} levels`);
  const holders = [...ancestors, content];
  if (Array.isArray(content)) writeItems(pairs, path, content, holders);
  else writeProperties(pairs, path, content, holders);
}

function writeItems(pairs: Pair[], path: string, items: readonly unknown[], holders: readonly unknown[]): void {
  for (const [index, item] of items.entries()) {
    const written = pairs.length;
    writeNested(pairs, `${path}[${index}]`, item, holders);
    if (pairs.length === written) throw cannotHold(`${path}[${index}]`, "is empty");
  }
}

function writeProperties(pairs: Pair[], path: string, object: object, holders: readonly unknown[]): void {
  for (const [name, content] of Object.entries(object)) {
    if (content === undefined) continue;
    if (name === "" || hasBracket(name)) {
      throw cannotHold(path, `has a property ${JSON.stringify(name)}, which cannot stand in brackets`);
    }
    writeNested(pairs, `${path}[${name}]`, content, holders);
  }
}

function hasBracket(name: string): boolean {
  return name.includes("[") || name.includes("]");
}

/** The text of a value that is neither an array nor an object; null is the empty text. */
export function scalarText(content: unknown, path: string): string {
  switch (typeof content) {
    case "string":
      return content;
    case "boolean":
    case "bigint":
      return String(content);
    case "number":
      if (!Number.isFinite(content)) throw cannotHold(path, `is ${content}`);
      return String(content);
    case "object":
      if (content === null) return "";
      throw cannotHold(path, `is ${Array.isArray(content) ? "an array" : "an object"}`);
    default:
      throw cannotHold(path, `is ${content === undefined ? "undefined" : `a ${typeof content}`}`);
  }
}

/** What JSON would write in place of the value: a `Date` is its ISO 8601 text. */
export function plain(content: unknown): unknown {
  if (typeof content !== "object" || content === null || !("toJSON" in content)) return content;
  const { toJSON } = content;
  return typeof toJSON === "function" ? Reflect.apply(toJSON, content, []) : content;
}

function cannotHold(path: string, problem: string): TypeError {
  return new TypeError(`${path} ${problem}: a form cannot hold that in this style.`);
}
