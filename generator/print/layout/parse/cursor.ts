/** A place in a list of tokens, and the small steps that all parsers take. */
import type { Grammar } from "./grammar.js";
import type { Comment, Token } from "./tokens.js";
import { Unknown } from "../unknown.js";

export class Cursor {
  readonly #tokens: readonly Token[];
  #index = 0;
  /** The comments that some node has: in the end there must not be any other. */
  readonly #placed: Comment[] = [];

  /** How to read what nests in each other. */
  readonly grammar: Grammar;

  constructor(tokens: readonly Token[], grammar: Grammar) {
    this.grammar = grammar;
    this.#tokens = tokens;
  }

  get token(): Token {
    return this.#tokens[this.#index] ?? this.ahead(0);
  }

  ahead(count: number): Token {
    const token = this.#tokens[this.#index + count] ?? this.#tokens.at(-1);
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
