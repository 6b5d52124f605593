/**
 * How the check of a recursive schema goes down a value: by calls as far as the stack surely carries them, and beyond
 * that through a list of what is still to be checked, so that depth is no limit. A value that holds itself ends, too.
 */

/** The check of a recursive schema. */
export type DeepCheck = (value: unknown, depth: number, walk: Walk) => boolean;

/** Whether a value passes the check of a recursive schema, all the way down. */
export function complete(check: DeepCheck, value: unknown): boolean {
  return new Walk(undefined).run(check, value);
}

interface Deferred {
  readonly check: DeepCheck;
  readonly value: unknown;
}

/** Checks by what they were asked of. */
type ByValue<Result> = Map<DeepCheck, Map<unknown, Result>>;

/** How many calls of checks within checks the stack surely carries. */
export const deepestCall: number = 200;

/**
 * One way down. What is deferred holds together with "and": the whole passes if nothing on the list fails. Where a
 * result decides what happens next (a branch of `oneOf`, `not`, …) there is a walk of its own (`attempt`).
 */
export class Walk {
  /** A check that was called at a greater depth defers itself. */
  limit: number = deepestCall;
  #pending: Deferred[] | undefined;
  #seen: ByValue<true> | undefined;
  #decided: ByValue<boolean> | undefined;

  constructor(decided: ByValue<boolean> | undefined) {
    this.#decided = decided;
  }

  /** Checks the value and everything that was deferred on the way. */
  run(check: DeepCheck, value: unknown): boolean {
    if (!check(value, 0, this)) return false;
    for (let next = this.#pending?.pop(); next !== undefined; next = this.#pending?.pop()) {
      if (!next.check(next.value, 0, this)) return false;
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
    this.#decided ??= new Map();
    const decided = valuesOf(this.#decided, check);
    const known = decided.get(value);
    if (known !== undefined) return known;
    const result = new Walk(this.#decided).run(check, value);
    decided.set(value, result);
    return result;
  }
}

function valuesOf<Result>(byCheck: ByValue<Result>, check: DeepCheck): Map<unknown, Result> {
  const known = byCheck.get(check);
  if (known !== undefined) return known;
  const values = new Map<unknown, Result>();
  byCheck.set(check, values);
  return values;
}
