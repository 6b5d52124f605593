/** The constant of a function by which it adds issues: `const here = { path, issues, schema: "#/components/schemas/Pet" };`. */
import { stringLiteral } from "../literal.js";
import type { Code } from "./code.js";

export class Site {
  /** The JSON pointer of the function's schema, with its file where that is not the root. */
  readonly schema: string;
  /** Where it is said below the schema which properties must be there. */
  readonly required: string | undefined;
  #isUsed = false;

  constructor(schema: string, requiredAt: string | undefined) {
    this.schema = schema;
    this.required = requiredAt === undefined ? undefined : this.below(requiredAt);
  }

  /** Its name. Asked for only where it is used: asking declares it. */
  get name(): string {
    this.#isUsed = true;
    return "here";
  }

  /** `#/components/schemas/Pet/type` → `/type`; undefined where a pointer leads elsewhere. */
  below(pointer: string): string | undefined {
    const rest = pointer.slice(this.schema.length);
    return pointer.startsWith(this.schema) && /^(?:\/|$)/.test(rest) ? rest : undefined;
  }

  get declaration(): readonly Code[] {
    if (!this.#isUsed) return [];
    const required =
      this.required === undefined || this.required === usual ? [] : [`required: ${stringLiteral(this.required)}`];
    return [`const here = { ${["path", "issues", `schema: ${stringLiteral(this.schema)}`, ...required].join(", ")} };`];
  }
}

const usual = "/required";
