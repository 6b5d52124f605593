/** What issues say: for the person who sent the value, without naming it (the path does). */
import type { JsonType, JsonValue } from "../../model/schema.js";

const typeWords: { readonly [type in JsonType]: string } = {
  null: "null",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  string: "a string",
  array: "an array",
  object: "an object",
};

/** `["string", "null"]` → `a string or null`. */
export function typesInWords(types: readonly JsonType[]): string {
  return alternatives(types.map((type) => typeWords[type]));
}

/** `["a", "b", "c"]` → `a, b or c`. */
function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

/** `["a", "b"]` → `one of a, b`; a single one → `a`; of many only the first. */
export function oneOf(words: readonly string[]): string {
  if (words.length === 1) return words.join("");
  const shown = words.length > mostShown ? words.slice(0, mostShown) : words;
  const more = words.length - shown.length;
  return `one of ${shown.join(", ")}${more === 0 ? "" : ` or ${more} more`}`;
}

/** `["a", "b"]` → `a | b`. */
export function choice(texts: readonly string[]): string {
  const shown = texts.length > mostShown ? [...texts.slice(0, mostShown), "…"] : texts;
  return shown.join(" | ");
}

const mostShown = 12;

/** A plain word as it is, everything else as JSON: `sum`, `"a, b"`, `""`, `12`. */
export function valueInWords(value: JsonValue): string {
  return typeof value === "string" && /^[\p{L}\p{N}_][\p{L}\p{N}_.:/@+-]*$/u.test(value) && !looksLikeJson(value)
    ? value
    : JSON.stringify(value);
}

/** `"12"` without its quotes would be taken for the number. */
function looksLikeJson(text: string): boolean {
  return /^(?:true|false|null|[0-9].*)$/.test(text);
}

/** `1 character`, `2 characters`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
