/** JSON read by `JSON.parse`, after a look at what it does not say: where an error is, duplicate keys, lost digits. */
import { LineStarts } from "../diagnostics/line-column.js";
import { nestingLimit } from "../diagnostics/nesting-limit.js";
import type { Report, TextPosition } from "../diagnostics/report.js";
import type { JsonValue } from "./json.js";
import { isKept } from "./number-text.js";
import { child } from "./pointer.js";

/** The value of a JSON text (RFC 8259), or undefined where it cannot be read; the report says why. */
export function readJson(text: string, file: string, report: Report): JsonValue | undefined {
  if (!new JsonScanner(text, file, report).scan()) return undefined;
  const value: JsonValue = JSON.parse(text);
  return value;
}

/** Ends the scan of a text whose problem has been reported. */
class Abandoned extends Error {}

const space = /[ \t\n\r]*/y;
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const literal = /true|false|null/y;

class JsonScanner {
  readonly #text: string;
  readonly #file: string;
  readonly #report: Report;
  /** The keys and indices that lead to the value at the offset. */
  readonly #path: (string | number)[] = [];
  #offset = 0;

  constructor(text: string, file: string, report: Report) {
    this.#text = text;
    this.#file = file;
    this.#report = report;
  }

  /** True if the text is JSON. */
  scan(): boolean {
    try {
      this.#value();
      if (this.#offset < this.#text.length) throw this.#invalid("the text should end here");
      return true;
    } catch (error) {
      if (error instanceof Abandoned) return false;
      throw error;
    }
  }

  /** A value and the space around it. */
  #value(): void {
    this.#take(space);
    if (this.#skip("{")) this.#members();
    else if (this.#skip("[")) this.#items();
    else if (this.#take(string) === undefined && this.#take(literal) === undefined) this.#number();
    this.#take(space);
  }

  #members(): void {
    const firsts = new Map<string, number>();
    this.#take(space);
    if (this.#skip("}")) return;
    do {
      this.#take(space);
      const start = this.#offset;
      const key = this.#key();
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, start);
      else this.#report.add("duplicate-key", this.#at(start), key, this.#at(first).line);
      this.#inside(key);
    } while (this.#skip(","));
    if (!this.#skip("}")) throw this.#invalid("a comma or } is missing");
  }

  #key(): string {
    const source = this.#take(string);
    if (source === undefined) throw this.#invalid("a key in double quotes is missing");
    this.#take(space);
    if (!this.#skip(":")) throw this.#invalid("a colon is missing");
    return source.includes("\\") ? String(JSON.parse(source)) : source.slice(1, -1);
  }

  #items(): void {
    this.#take(space);
    if (this.#skip("]")) return;
    let index = 0;
    do {
      this.#inside(index);
      index += 1;
    } while (this.#skip(","));
    if (!this.#skip("]")) throw this.#invalid("a comma or ] is missing");
  }

  #inside(token: string | number): void {
    if (this.#path.length === nestingLimit) {
      this.#report.add("deep-nesting", this.#at(this.#offset), nestingLimit);
      throw new Abandoned();
    }
    this.#path.push(token);
    this.#value();
    this.#path.pop();
  }

  #number(): void {
    const start = this.#offset;
    const source = this.#take(number);
    if (source === undefined) throw this.#invalid("a value is missing, or is none of JSON's");
    const value = Number(source);
    if (!Number.isFinite(value)) {
      this.#offset = start;
      throw this.#invalid(`${source} is too large for a number`);
    }
    if (isKept(source)) return;
    this.#report.add("imprecise-number", { file: this.#file, pointer: child("", ...this.#path) }, source, value);
  }

  #skip(mark: string): boolean {
    if (this.#text[this.#offset] !== mark) return false;
    this.#offset += 1;
    return true;
  }

  #take(token: RegExp): string | undefined {
    token.lastIndex = this.#offset;
    const taken = token.exec(this.#text)?.[0];
    if (taken !== undefined) this.#offset += taken.length;
    return taken;
  }

  #invalid(problem: string): Abandoned {
    this.#report.add("invalid-syntax", this.#at(this.#offset), "JSON", problem);
    return new Abandoned();
  }

  #at(offset: number): TextPosition {
    return { file: this.#file, ...new LineStarts(this.#text).at(offset) };
  }
}
