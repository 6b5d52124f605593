/**
 * Runtime expressions (OAS 3.1.1 section 4.8.20.4): what a message will hold once it is sent, as Link Objects and
 * Callback Objects name it.
 */
import { tokensOf } from "../load/pointer.js";

/** `text` is as the description has it: `$request.body#/callbackUrl`. */
export type RuntimeExpression = { readonly text: string } & (
  | { readonly kind: "url" | "method" | "statusCode" }
  | {
      readonly kind: "value";
      readonly of: "request" | "response";
      readonly in: "header" | "query" | "path";
      readonly name: string;
    }
  /** `tokens`: those of its JSON pointer, unescaped; none: the whole body. */
  | {
      readonly kind: "body";
      readonly of: "request" | "response";
      readonly tokens: readonly string[];
    }
);

/** A text with expressions in it: what stands between them, as it is. */
export type ExpressionTemplate = readonly (string | RuntimeExpression)[];

export type Parsed<Result> =
  { readonly result: Result; readonly problem?: undefined } | { readonly problem: string; readonly result?: undefined };

/** RFC 9110 section 5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** `$request.query.url` → what it names, or what is wrong with it. */
export function parseExpression(text: string): Parsed<RuntimeExpression> {
  const kind = wholes.get(text);
  if (kind !== undefined) return { result: { text, kind } };
  const [, of, source = ""] = /^\$(request|response)\.(.*)$/s.exec(text) ?? [];
  if (of !== "request" && of !== "response") return { problem: `${JSON.stringify(text)} is no runtime expression` };
  const [, place, name = ""] = /^(header|query|path)\.(.*)$/s.exec(source) ?? [];
  if (place === "header" || place === "query" || place === "path") {
    if (name === "") return { problem: `${JSON.stringify(text)} names no parameter` };
    if (place === "header" && !token.test(name)) return { problem: `no header is called ${JSON.stringify(name)}` };
    return { result: { text, kind: "value", of, in: place, name } };
  }
  if (source === "body" || source === "body#") return { result: { text, kind: "body", of, tokens: [] } };
  const pointer = /^body#(\/.*)$/s.exec(source)?.[1];
  if (pointer === undefined) return { problem: `${JSON.stringify(text)} names no part of a message` };
  // RFC 6901 section 3.
  if (/~(?![01])/.test(pointer)) return { problem: `${JSON.stringify(pointer)} is no JSON pointer` };
  return { result: { text, kind: "body", of, tokens: tokensOf(pointer) } };
}

const wholes: ReadonlyMap<string, "url" | "method" | "statusCode"> = new Map([
  ["$url", "url"],
  ["$method", "method"],
  ["$statusCode", "statusCode"],
]);

/**
 * `https://a.example?id={$request.body#/id}` → its parts. An expression stands between braces; one that is the whole text
 * needs none.
 */
export function parseTemplate(text: string): Parsed<ExpressionTemplate> {
  if (text.startsWith("$")) {
    const { result, problem } = parseExpression(text);
    return problem === undefined ? { result: [result] } : { problem };
  }
  const parts: (string | RuntimeExpression)[] = [];
  for (const piece of text.split(/(\{[^{}]*\})/)) {
    if (piece === "") continue;
    if (!/^\{.*\}$/s.test(piece)) {
      if (/[{}]/.test(piece)) return { problem: "its braces do not pair" };
      parts.push(piece);
      continue;
    }
    const { result, problem } = parseExpression(piece.slice(1, -1));
    if (problem !== undefined) return { problem };
    parts.push(result);
  }
  return { result: parts };
}
