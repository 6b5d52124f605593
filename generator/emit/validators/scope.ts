/** What the rules of a schema are made with. */
import type { Assertion, Schema, SchemaId } from "../../model/schema.js";
import type { Code } from "./code.js";
import type { Condition } from "./condition.js";
import type { Facts, Variant } from "./facts.js";
import type { LocalNames } from "./local-names.js";
import type { Site } from "./site.js";

/** How emitted code refers to anything outside of itself. */
export interface Naming {
  /** A symbol of this emitter. */
  own(role: string, id: SchemaId): string;
  runtime(name: string): string;
  /** The type of the schema's values. */
  type(id: SchemaId): string;
}

/** The expression of a path. Asked for only where it is used: asking records an import. */
export interface PathText {
  (): string;
  /** Where it is the path of a property or an item; absent: it is that of the function's own value. */
  readonly step?: { readonly parent: PathText; readonly key: string };
}

/** The path of a property or an item: `at(path, "name")`. */
export function pathAt({ naming }: Pick<Scope, "naming">, parent: PathText, key: string): PathText {
  return Object.assign(() => `${naming.runtime("at")}(${parent()}, ${key})`, { step: { parent, key } });
}

/**
 * How a schema is applied inside another.
 *
 * - `always`: values must satisfy it, in the same variant.
 * - `chosen`: values must satisfy it, in the same variant: a branch that a kind or a property has chosen.
 * - `implied`: values must satisfy it, and enums stay closed: a branch that trying it has chosen.
 * - `branch`: its result decides what happens next.
 * - `asked`: the same of a branch that a kind or a property has chosen, so that it is asked in the same variant.
 */
export type Application = "always" | "chosen" | "implied" | "branch" | "asked";

export interface Scope {
  readonly facts: Facts;
  readonly schema: Schema;
  readonly variant: Variant;
  readonly naming: Naming;
  readonly locals: LocalNames;
  /** What issues are added with. */
  readonly site: Site;
  /** `walked`: inside the check of a recursive schema, with `depth` and `walk` at hand. `deep`: `depth` alone. */
  readonly calls: "plain" | "walked" | "deep";
  /** Where results are kept that are asked for on every level of a value. Called only where it is used. */
  readonly decided?: () => string;
  /** Whether a value satisfies a schema. */
  condition(id: SchemaId, value: string, application: Application): Condition;
  /** Statements that collect what is wrong with a value. */
  explanation(id: SchemaId, value: string, path: PathText, application: Application): readonly Code[];
}

/** The JSON pointer of a keyword, with its file where that is not the root: `#/components/schemas/Pet/maxLength`. */
export function pointerOf({ schema }: Pick<Scope, "schema">, { location }: Pick<Assertion, "location">): string {
  const { describedAt } = schema;
  const own = `#${schema.location.pointer}`;
  // All headers or parameters of a place are described where what they belong to is.
  const file = describedAt.endsWith(own) ? describedAt.slice(0, -own.length) : describedAt.replace(/#.*$/s, "");
  return `${file}#${location.pointer}`;
}
