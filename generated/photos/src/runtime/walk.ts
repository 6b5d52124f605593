/**
 * How the check of a recursive schema goes down a value: by calls as far as the stack surely carries them, and beyond
 * that through a list of what is still to be checked, so that depth is no limit. A value that holds itself ends, too.
 */

import type { Decided } from "./decided.js";

/** The check of a recursive schema. */
export type DeepCheck = (value: unknown, depth: number, walk: Walk) => boolean;

/**
 * Whether a value passes the check of a recursive schema, all the way down.
 *
 * @param decided where the check is asked of a value and of its parts, too: results are taken from there and kept there
 */
export function complete(check: DeepCheck, value: unknown, decided?: Decided): boolean {
  return decided === undefined ? new Walk().run(check, value) : new Attempts(decided).noted(check, value);
}

interface Deferred {
  readonly check: DeepCheck;
  readonly value: unknown;
}

/** How many calls of checks within checks the stack surely carries. */
export const deepestCall: number = 200;

/** How many attempts within attempts it surely carries. */
const deepestAttempt = 100;

/**
 * One way down. What is deferred holds together with "and": the whole passes if nothing on the list fails. Where a
 * result decides what happens next (a branch of `oneOf`, `not`, …) there is a walk of its own (`attempt`).
 */
export class Walk {
  /** A check that was called at a greater depth defers itself. */
  limit: number;
  readonly #nesting: number;
  #pending: Deferred[] | undefined;
  #seen: Decided | undefined;
  #attempts: Attempts | undefined;

  constructor(attempts?: Attempts, nesting: number = 0) {
    this.#attempts = attempts;
    this.#nesting = nesting;
    // Walks within walks share one stack.
    this.limit = Math.floor(deepestCall / (nesting + 1));
  }

  /** Checks the value and everything that was deferred on the way. */
  run(check: DeepCheck, value: unknown): boolean {
    if (!check(value, 0, this)) return false;
    for (let next = this.#pending?.pop(); next !== undefined; next = this.#pending?.pop()) {
      if (!next.check(next.value, 0, this)) return false;
    }
    return true;
  }

  /**
   * The same, with a note of every part that was checked as a matter of course: each passes if the whole does. Whoever
   * goes down the value and asks again at every level finds the answer there.
   */
  runNoting(check: DeepCheck, value: unknown, decided: Decided): boolean {
    // So that every check of a part defers itself, and is seen.
    this.limit = 0;
    if (!this.run(check, value)) return false;
    for (const [each, values] of this.#seen ?? []) {
      const known = valuesOf(decided, each);
      for (const part of values.keys()) known.set(part, true);
    }
    return true;
  }

  /** Leaves a check for later, and says yes for now. */
  defer(check: DeepCheck, value: unknown): true {
    this.#seen ??= new Map();
    const seen = valuesOf(this.#seen, check);
    if (seen.has(value)) {
      // Two ways lead to one value, perhaps endlessly many: from here on every value is looked at only once.
      this.limit = 0;
      return true;
    }
    seen.set(value, true);
    this.#pending ??= [];
    this.#pending.push({ check, value });
    return true;
  }

  /** The definite result, where it decides what happens next. Kept, or undecided unions would ask again and again. */
  attempt(check: DeepCheck, value: unknown): boolean {
    this.#attempts ??= new Attempts(new Map());
    return this.#attempts.result(check, value, this.#nesting + 1);
  }
}

/** What is known of the attempts at one value and its parts. */
class Attempts {
  readonly #decided: Decided;
  readonly #checks = new Set<DeepCheck>();
  /** Containers, with how many of the checks have been asked of all that they hold. */
  readonly #settled = new Map<object, number>();

  constructor(decided: Decided) {
    this.#decided = decided;
  }

  /** Asked from outside, where its parts will be asked about as well. */
  noted(check: DeepCheck, value: unknown): boolean {
    const decided = valuesOf(this.#decided, check);
    const known = decided.get(value);
    if (known !== undefined) return known;
    this.#checks.add(check);
    const result = new Walk(this).runNoting(check, value, this.#decided);
    decided.set(value, result);
    return result;
  }

  result(check: DeepCheck, value: unknown, nesting: number): boolean {
    const decided = valuesOf(this.#decided, check);
    const known = decided.get(value);
    if (known !== undefined) return known;
    this.#checks.add(check);
    if (nesting > deepestAttempt) this.#settleWithin(value, nesting);
    const result = new Walk(this, nesting).run(check, value);
    decided.set(value, result);
    return result;
  }

  /**
   * Asks all that is asked of any value about all that this one holds, the innermost first. So whatever asks finds what
   * it needs one level below, however deep the value is. Results are as they are, whether they are needed or not.
   */
  #settleWithin(value: unknown, nesting: number): void {
    for (const container of this.#unsettledWithin(value)) {
      this.#settled.set(container, this.#checks.size);
      if (container === value) continue;
      for (const check of this.#checks) {
        const decided = valuesOf(this.#decided, check);
        if (!decided.has(container)) decided.set(container, new Walk(this, nesting).run(check, container));
      }
    }
  }

  /** Containers behind what they hold. */
  #unsettledWithin(value: unknown): readonly object[] {
    const found = new Set<object>();
    const pending: unknown[] = [value];
    while (pending.length > 0) {
      const part = pending.pop();
      if (typeof part !== "object" || part === null || this.#settled.get(part) === this.#checks.size) continue;
      // Where several ways lead to it, or a circle does, one is enough: whoever asks too early goes down by itself.
      if (found.has(part)) continue;
      found.add(part);
      for (const inner of Object.values(part)) pending.push(inner);
    }
    return [...found].reverse();
  }
}

function valuesOf(byCheck: Decided, check: unknown): Map<unknown, boolean> {
  const known = byCheck.get(check);
  if (known !== undefined) return known;
  const values = new Map<unknown, boolean>();
  byCheck.set(check, values);
  return values;
}
