/** A place in a list of tokens, and the small steps that all parsers take. */
import type { Grammar } from "./grammar.js";
import type { Comment, Token } from "./tokens.js";
import type { LineMemory } from "../line-memory.js";
import { Unknown } from "../unknown.js";

/** Where tokens come from; they are read as they are needed. */
export interface TokenSource {
  /** Those that have been read; the last of all is the text's end. */
  readonly tokens: readonly Token[];
  /** Reads one more, if there is one. */
  readonly read: () => boolean;
  /** The text from a place to the end of its line, where that ends in a semicolon. */
  readonly lineFrom: (start: number, longest: number) => string | undefined;
  /** Takes the text up to a place for read, as a token and a semicolon. */
  readonly skipLine: (token: number, end: number) => void;
  readonly isBeforeElse: (end: number) => boolean;
}

export class Cursor {
  readonly #source: TokenSource;
  readonly #tokens: readonly Token[];
  #index = 0;
  /** The comments that some node has: in the end there must not be any other. */
  readonly #placed: Comment[] = [];

  /** How to read what nests in each other. */
  readonly grammar: Grammar;

  constructor(source: TokenSource, grammar: Grammar) {
    this.grammar = grammar;
    this.#source = source;
    this.#tokens = source.tokens;
  }

  get token(): Token {
    return this.#tokens[this.#index] ?? this.ahead(0);
  }

  ahead(count: number): Token {
    const index = this.#index + count;
    while (this.#tokens.length <= index && this.#source.read());
    const token = this.#tokens[index] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Unknown("a text without an end");
    return token;
  }

  /** The token before this one. */
  get last(): Token | undefined {
    return this.#tokens[this.#index - 1];
  }

  next(): Token {
    const token = this.token;
    this.#index += 1;
    return token;
  }

  /** Whether the next word is this one: a mark or a name, never a literal. */
  at(text: string): boolean {
    const { token } = this;
    return token.text === text && (token.kind === "mark" || token.kind === "name");
  }

  atAny(texts: ReadonlySet<string>): boolean {
    return texts.has(this.token.text) && (this.token.kind === "mark" || this.token.kind === "name");
  }

  take(text: string): boolean {
    if (!this.at(text)) return false;
    this.#index += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) this.refuse(`${text} expected`);
  }

  name(): string {
    if (this.token.kind !== "name") this.refuse("a name expected");
    return this.next().text;
  }

  /** Tries to read something; where that does not work, nothing has been read. */
  attempt<Read>(read: () => Read): Read | undefined {
    const index = this.#index;
    const placed = this.#placed.length;
    try {
      return read();
    } catch (reason) {
      if (!(reason instanceof Unknown)) throw reason;
      this.#index = index;
      this.#placed.length = placed;
      return undefined;
    }
  }

  /** The line that begins here, passed over, if it is known to be a statement. */
  takeKnownLine(lines: LineMemory): string | undefined {
    const { start } = this.token;
    const line = this.#source.lineFrom(start, lines.longest);
    // An `else` on the next line belongs to the statement.
    if (line === undefined || !lines.get(line) || this.#source.isBeforeElse(start + line.length)) return undefined;
    this.#source.skipLine(this.#index, start + line.length);
    this.#index += 2;
    return line;
  }

  /** How many tokens have been passed. */
  get index(): number {
    return this.#index;
  }

  /** The line that was read since a token, if it was one without comments, all of it, and no more. */
  lineSince(first: number, lines: LineMemory): string | undefined {
    const start = this.#tokens[first]?.start;
    const last = this.last;
    if (start === undefined || last === undefined || last.text !== ";") return undefined;
    const line = this.#source.lineFrom(start, lines.longest);
    if (line === undefined || start + line.length !== last.end) return undefined;
    for (let index = first + 1; index < this.#index; index += 1) {
      if (this.#tokens[index]?.comments.length !== 0) return undefined;
    }
    return line;
  }

  /** The comments before the next token, for the node that begins here. */
  comments(): readonly Comment[] {
    const { comments } = this.token;
    this.#placed.push(...comments);
    return comments;
  }

  /** What ends the line after the token that was read last. */
  gapAfter(): "none" | "line" | "empty line" {
    return this.token.comments[0]?.gap ?? this.token.gap;
  }

  /** @throws Unknown where a comment stands at a place that no node has it from. */
  expectCommentsPlaced(): void {
    const placed = new Set(this.#placed);
    const stray = this.#tokens.find(
      ({ comments }) => comments.length > 0 && comments.some((comment) => !placed.has(comment)),
    );
    if (stray !== undefined) throw new Unknown(`a comment before ${stray.text}`);
  }

  /** @throws Unknown where what was read is not on one line, or holds a comment. */
  expectOneLine(): void {
    const isSpread = this.#tokens.some(({ gap, comments }) => gap !== "none" || comments.length > 0);
    if (isSpread) throw new Unknown("a hole of several lines");
  }

  refuse(construct: string): never {
    throw new Unknown(`${construct}, found ${this.token.kind} ${this.token.text}`);
  }
}
