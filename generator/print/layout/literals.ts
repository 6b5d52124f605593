/** Literals and names of properties in the form that prettier gives them. */
import type { LayoutStyle } from "./style.js";
import type { Key } from "./tree.js";
import { Unknown } from "./unknown.js";

/** A string with the quotes that the style prefers, unless the others need fewer escapes. */
export function stringText(literal: string, { singleQuote }: Pick<LayoutStyle, "singleQuote">): string {
  // Most hold no quotes but those around them.
  if (!singleQuote && literal.startsWith('"') && literal.indexOf('"', 1) === literal.length - 1) return literal;
  const content = literal.slice(1, -1);
  const [preferred, other] = singleQuote ? ["'", '"'] : ['"', "'"];
  const quote = countOf(content, preferred) > countOf(content, other) ? other : preferred;
  if (literal.startsWith(quote)) return literal;
  const text = content.replace(/\\(["'\\])|(["'])/g, (match, escaped: string | undefined, bare: string | undefined) => {
    if (escaped !== undefined) return escaped === quote || escaped === "\\" ? match : escaped;
    return bare === quote ? `\\${quote}` : match;
  });
  return quote + text + quote;
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** `1e+21` → `1e21`; other forms than those of JSON are not known. */
export function numberText(literal: string): string {
  const text = literal.replace("e+", "e");
  if (!/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?(?:e-?[1-9]\d*)?n?$/.test(text)) throw new Unknown(`the number ${literal}`);
  return text;
}

/** `/a/vi` → `/a/iv`. */
export function patternText(literal: string): string {
  const end = literal.lastIndexOf("/") + 1;
  return literal.slice(0, end) + [...literal.slice(end)].sort().join("");
}

/** A key that is not computed; the others beside it may decide whether it has quotes. */
export function keyText(key: Exclude<Key, { kind: "computed" }>, siblings: readonly Key[], style: LayoutStyle): string {
  if (key.kind === "number") throw new Unknown("a number as a key");
  const quotes = style.quoteProps === "consistent" && siblings.some(needsQuotes);
  if (key.kind === "name") return quotes ? stringText(JSON.stringify(key.name), style) : key.name;
  if (style.quoteProps !== "preserve" && !quotes && !needsQuotes(key)) return key.text.slice(1, -1);
  return stringText(key.text, style);
}

/** @throws Unknown for letters that only some versions of Unicode have. */
function needsQuotes(key: Key): boolean {
  if (key.kind !== "string") return false;
  const name = key.text.slice(1, -1);
  if (plainName.test(name)) return false;
  if (/^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name)) throw new Unknown(`the key ${key.text}`);
  return true;
}

/** ASCII, and letters of Europe and East Asia that have been identifiers since ECMAScript 5. */
const plainName =
  /^(?!\d)[\w$\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0391-\u03a1\u03a3-\u03ce\u0410-\u044f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]+$/;
