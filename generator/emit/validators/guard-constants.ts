/** The conditions under which parts of a schema count, each asked once and kept in a constant. */
import type { Code } from "./code.js";
import { all, always, any, atom, isAlways, isNever, negate, textOf, type Condition } from "./condition.js";
import type { Guard, GuardTest } from "./evaluation.js";
import { isPresent, readProperty } from "./properties.js";
import type { Scope } from "./scope.js";

export class GuardConstants {
  readonly #scope: Scope;
  readonly #value: string;
  readonly #pass: "check" | "explain";
  readonly #conditions = new Map<Guard, Condition>();
  readonly #declarations: Code[] = [];

  /**
   * @param value the object or array that is asked about, as the function calls it
   * @param pass where it is explained what is wrong, and no branch matches, each counts as if it did: that none does is
   *   said elsewhere, and that there is no place for the properties of any would lead astray
   */
  constructor(scope: Scope, value: string, pass: "check" | "explain") {
    this.#scope = scope;
    this.#value = value;
    this.#pass = pass;
  }

  /** `const matches = checkDog(value);`, for all that was asked for so far. */
  get declarations(): readonly Code[] {
    return this.#declarations;
  }

  of(guard: Guard | undefined): Condition {
    const holds = this.#holds(guard);
    if (this.#pass === "check" || guard?.test.kind !== "matches" || guard.test.branches.length === 0) return holds;
    // One of them always matches. What the others do is then not asked, so that no constant stays unused.
    if (guard.test.branches.some((branch) => this.#isSure(branch))) return holds;
    const none = all(...guard.test.branches.map((branch) => negate(this.#holds(branch))));
    return any(holds, all(this.of(guard.within), none));
  }

  #isSure({ test }: Guard): boolean {
    return test.kind === "matches" && this.#scope.facts.isTrivial(test.schema);
  }

  #holds(guard: Guard | undefined): Condition {
    if (guard === undefined) return always;
    const known = this.#conditions.get(guard);
    if (known !== undefined) return known;
    const condition = this.#conditionOf(guard);
    this.#conditions.set(guard, condition);
    return condition;
  }

  #conditionOf({ within, test }: Guard): Condition {
    const outer = this.#holds(within);
    if (isNever(outer)) return outer;
    if (test.kind === "otherwise") return all(outer, negate(this.#holds(test.matches)));
    const inner = this.#testOf(test);
    if (isAlways(inner)) return outer;
    if (isNever(inner)) return inner;
    const name = this.#scope.locals.give(this.#wordsFor(test));
    this.#declarations.push(`const ${name} = ${textOf(all(outer, inner))};`);
    return atom(name);
  }

  #testOf(test: Exclude<GuardTest, { kind: "otherwise" }>): Condition {
    if (test.kind === "matches") return this.#scope.condition(test.schema, this.#value, test.application);
    return isPresent(readProperty(this.#scope, this.#value, test.wireName));
  }

  #wordsFor(test: Exclude<GuardTest, { kind: "otherwise" }>): string {
    if (test.kind === "present") return `has ${test.wireName}`;
    return `matches ${this.#scope.facts.schema(test.schema).componentName ?? ""}`;
  }
}
