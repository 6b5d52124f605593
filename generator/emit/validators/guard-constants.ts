/** The conditions under which parts of a schema count, each asked once and kept in a constant. */
import type { Code } from "./code.js";
import { all, always, atom, isAlways, isNever, negate, textOf, type Condition } from "./condition.js";
import type { Guard, GuardTest } from "./evaluation.js";
import { isPresent, readProperty } from "./properties.js";
import type { Scope } from "./scope.js";

export class GuardConstants {
  readonly #scope: Scope;
  readonly #value: string;
  readonly #conditions = new Map<Guard, Condition>();
  readonly #declarations: Code[] = [];

  /** @param value the object or array that is asked about, as the function calls it */
  constructor(scope: Scope, value: string) {
    this.#scope = scope;
    this.#value = value;
  }

  /** `const matches = checkDog(value);`, for all that was asked for so far. */
  get declarations(): readonly Code[] {
    return this.#declarations;
  }

  of(guard: Guard | undefined): Condition {
    if (guard === undefined) return always;
    const known = this.#conditions.get(guard);
    if (known !== undefined) return known;
    const condition = this.#conditionOf(guard);
    this.#conditions.set(guard, condition);
    return condition;
  }

  #conditionOf({ within, test }: Guard): Condition {
    const outer = this.of(within);
    if (isNever(outer)) return outer;
    if (test.kind === "otherwise") return all(outer, negate(this.of(test.matches)));
    const inner = this.#testOf(test);
    if (isAlways(inner)) return outer;
    if (isNever(inner)) return inner;
    const name = this.#scope.locals.give(this.#wordsFor(test));
    this.#declarations.push(`const ${name} = ${textOf(all(outer, inner))};`);
    return atom(name);
  }

  #testOf(test: Exclude<GuardTest, { kind: "otherwise" }>): Condition {
    if (test.kind === "matches") return this.#scope.condition(test.schema, this.#value, "branch");
    return isPresent(readProperty(this.#scope, this.#value, test.wireName));
  }

  #wordsFor(test: Exclude<GuardTest, { kind: "otherwise" }>): string {
    if (test.kind === "present") return `has ${test.wireName}`;
    return `matches ${this.#scope.facts.schema(test.schema).componentName ?? ""}`;
  }
}
