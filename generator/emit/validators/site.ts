/** What a function adds issues with: its list, its path, and `const schema = "#/components/schemas/Pet";`. */
import { stringLiteral } from "../literal.js";
import type { Code } from "./code.js";

export class Site {
  /** The JSON pointer of the function's schema, with its file where that is not the root. */
  readonly #schema: string;
  #isUsed = false;

  constructor(schema: string) {
    this.#schema = schema;
  }

  /** The first arguments of whatever adds issues. Asked for only where they are used: asking declares what they name. */
  get args(): string {
    this.#isUsed = true;
    return "issues, path, schema";
  }

  /** `#/components/schemas/Pet/type` → `/type`; undefined where a pointer leads elsewhere. */
  below(pointer: string): string | undefined {
    const rest = pointer.slice(this.#schema.length);
    return pointer.startsWith(this.#schema) && /^(?:\/|$)/.test(rest) ? rest : undefined;
  }

  get declaration(): readonly Code[] {
    return this.#isUsed ? [`const schema = ${stringLiteral(this.#schema)};`] : [];
  }
}
