/** The words of a TypeScript text. What stands between them is kept only as far as a layout depends on it. */
import type { TokenSource } from "./cursor.js";
import { Unknown } from "../unknown.js";

/** What ends the line between two words: nothing, one line's end, or more with an empty line. */
export type Gap = "none" | "line" | "empty line";

export interface Token {
  readonly kind: "name" | "number" | "string" | "template" | "expression" | "mark" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Between it and what stands before it, be that a token or a comment. */
  readonly gap: Gap;
  /** The comments before it. */
  readonly comments: readonly Comment[];
  /** The parts of a template: its texts, and the tokens of what stands between them. */
  readonly texts?: readonly string[];
  readonly holes?: readonly (readonly Token[])[];
}

export interface Comment {
  readonly text: string;
  readonly gap: Gap;
}

/** Tokens that have been read already, as of a hole in a template. */
export function sourceOf(tokens: readonly Token[]): TokenSource {
  return {
    tokens,
    read: () => false,
    lineFrom: () => undefined,
    skipLine: () => undefined,
    isBeforeElse: () => false,
  };
}

/** Marks of several characters; those of several `>` stay apart, since lists of types end in them. */
const longMark =
  />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\+\+|--|[-+*/%&|^]=|<<|\*\*/y;

/** After these words a slash begins a regular expression, after other names and after values it divides. */
const beforeValue = new Set("return typeof case in of instanceof void delete throw new else await".split(" "));

/** A token but for what stands before it. */
interface Word {
  readonly kind: Token["kind"];
  readonly text: string;
  readonly texts?: readonly string[];
  readonly holes?: readonly (readonly Token[])[];
}

/** Reads the tokens of a text; the last is its end. Regular expressions have the kind `expression`. */
export class Scanner implements TokenSource {
  readonly #text: string;
  readonly #extent: "whole text" | "hole";
  #at: number;
  #depth = 0;
  readonly #tokens: Token[] = [];

  /** @param extent A hole of a template goes to the brace that ends it. */
  constructor(text: string, at = 0, extent: "whole text" | "hole" = "whole text") {
    this.#text = text;
    this.#at = at;
    this.#extent = extent;
  }

  get tokens(): readonly Token[] {
    return this.#tokens;
  }

  get end(): number {
    return this.#at;
  }

  /** All that are left. */
  readAll(): readonly Token[] {
    while (this.read());
    return this.#tokens;
  }

  read(): boolean {
    if (this.#tokens.at(-1)?.kind === "end") return false;
    let gap = this.#skipSpace();
    let comments: Comment[] = none;
    for (let comment = this.#comment(); comment !== undefined; comment = this.#comment()) {
      if (comments === none) comments = [];
      comments.push({ text: comment, gap });
      gap = this.#skipSpace();
    }
    this.#tokens.push(this.#token(gap, comments));
    return true;
  }

  #token(gap: Gap, comments: readonly Comment[]): Token {
    const start = this.#at;
    if (start >= this.#text.length || (this.#extent === "hole" && this.#depth === 0 && this.#text[start] === "}")) {
      return { kind: "end", text: "", start, end: start, gap, comments };
    }
    const { kind, text, texts, holes } = this.#word(start);
    if (text === "{") this.#depth += 1;
    else if (text === "}") this.#depth -= 1;
    const token: Token = { kind, text, start, end: this.#at, gap, comments };
    return texts === undefined || holes === undefined ? token : { ...token, texts, holes };
  }

  lineFrom(start: number, longest: number): string | undefined {
    const next = this.#text.indexOf("\n", start);
    const end = next === -1 ? this.#text.length : next;
    const isWanted = end - start <= longest && this.#text.charCodeAt(end - 1) === semicolon;
    return isWanted ? this.#text.slice(start, end) : undefined;
  }

  isBeforeElse(end: number): boolean {
    let at = end;
    while (at < this.#text.length && isSpace(this.#text.charCodeAt(at))) at += 1;
    return this.#text.startsWith("else", at);
  }

  skipLine(token: number, end: number): void {
    this.#tokens.length = token + 1;
    this.#tokens.push({ kind: "mark", text: ";", start: end - 1, end, gap: "none", comments: none });
    this.#at = end;
  }

  #skipSpace(): Gap {
    let lines = 0;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x0a) lines += 1;
      else if (code !== 0x20 && code !== 0x09) break;
    }
    if (lines > 1) return "empty line";
    const isStart = this.#tokens.length === 0 && this.#text.slice(0, this.#at).trim() === "";
    return lines === 1 || isStart ? "line" : "none";
  }

  #comment(): string | undefined {
    if (this.#text.charCodeAt(this.#at) !== slash) return undefined;
    const next = this.#text[this.#at + 1];
    if (next !== "/" && next !== "*") return undefined;
    const start = this.#at;
    const end = next === "/" ? this.#text.indexOf("\n", start) : this.#text.indexOf("*/", start + 2);
    if (next === "*" && end < 0) throw new Unknown("a comment without an end");
    this.#at = next === "*" ? end + 2 : end < 0 ? this.#text.length : end;
    return this.#text.slice(start, this.#at);
  }

  #word(start: number): Word {
    const code = this.#text.charCodeAt(start);
    if (isLetter(code)) return this.#name(start);
    if (isDigit(code)) return this.#match("number", /[0-9][\w.]*(?:(?<=[eE])[+-][0-9]+)?/y);
    const first = this.#text.charAt(start);
    if (first === '"' || first === "'") return this.#string(start, code);
    if (first === "`") return this.#template();
    if (first === "/" && this.#valueIsDue()) {
      return this.#match("expression", /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y);
    }
    if (!"-+*/%&|^!~<>=?:;,.()[]{}@".includes(first)) throw new Unknown(`the character ${first}`);
    longMark.lastIndex = start;
    const mark = ";,()[]{}:".includes(first) ? first : (longMark.exec(this.#text)?.[0] ?? first);
    this.#at = start + mark.length;
    return { kind: "mark", text: mark };
  }

  #name(start: number): Word {
    let at = start + 1;
    while (isNamePart(this.#text.charCodeAt(at))) at += 1;
    this.#at = at;
    return { kind: "name", text: this.#text.slice(start, at) };
  }

  #string(start: number, quote: number): Word {
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === backslash) at += 1;
      else if (code === 0x0a) break;
      else if (code === quote) {
        this.#at = at + 1;
        return { kind: "string", text: this.#text.slice(start, at + 1) };
      }
    }
    throw new Unknown("a string without an end");
  }

  #match(kind: Token["kind"], pattern: RegExp): Word {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0];
    if (text === undefined) throw new Unknown(`a ${kind} without an end`);
    this.#at += text.length;
    return { kind, text };
  }

  /** Whether an operand comes next, rather than an operator. */
  #valueIsDue(): boolean {
    const last = this.#tokens.at(-1);
    if (last === undefined) return true;
    if (last.kind === "name") return beforeValue.has(last.text);
    return last.kind === "mark" && last.text !== ")" && last.text !== "]" && last.text !== "}";
  }

  #template(): Word {
    const texts: string[] = [];
    const holes: (readonly Token[])[] = [];
    const start = this.#at;
    let from = start + 1;
    for (let at = from; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character === "\\") at += 1;
      else if (character === "`") {
        texts.push(this.#text.slice(from, at));
        this.#at = at + 1;
        return { kind: "template", text: this.#text.slice(start, at + 1), texts, holes };
      } else if (character === "$" && this.#text[at + 1] === "{") {
        texts.push(this.#text.slice(from, at));
        const scanner = new Scanner(this.#text, at + 2, "hole");
        holes.push(scanner.readAll());
        at = scanner.end;
        from = at + 1;
      }
    }
    throw new Unknown("a template without an end");
  }
}

const semicolon = 0x3b;
const slash = 0x2f;
const backslash = 0x5c;

/** Shared by all tokens without comments, of which there are many. */
const none: Comment[] = [];

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

/** ASCII alone: prettier decides about other names. */
function isLetter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x24 || code === 0x23
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isNamePart(code: number): boolean {
  return isLetter(code) || isDigit(code);
}
