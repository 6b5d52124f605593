/** Where validators collect what is wrong with a value. */
import type { Issue, IssueCode } from "./issue.js";
import { deepestCall } from "./walk.js";

/** The way to a value, from its last step back to the root (undefined), so that going down copies nothing. */
export interface Path {
  readonly parent: Path | undefined;
  readonly key: string | number;
}

/** One step down: the property or the item under a path. */
export function at(parent: Path | undefined, key: string | number): Path {
  return { parent, key };
}

/** Adds to the list what is wrong with a value. `depth` counts the calls that led here. */
export type Explain = (value: unknown, path: Path | undefined, issues: IssueList, depth: number) => void;

interface Deferred {
  readonly explain: Explain;
  readonly value: unknown;
  readonly path: Path | undefined;
}

/** What a few values need, and most lists do without. */
interface Later {
  readonly pending: Deferred[];
  readonly seen: Map<Explain, Set<unknown>>;
}

const noIssues: readonly Issue[] = [];

/** More than a person reads; an answer that lists the issues must not outgrow the request that it is about. */
const mostIssues = 1_000;
/** All paths together: deep values make long paths. */
const mostKeys = 100_000;

export class IssueList {
  /** A collector that was called at a greater depth defers itself. */
  limit: number = deepestCall;
  #issues: Issue[] | undefined;
  #later: Later | undefined;
  #keys = 0;
  readonly #wanted: "all" | "first";
  #isFull = false;

  constructor(wanted: "all" | "first") {
    this.#wanted = wanted;
  }

  /** Nothing more is taken: whoever goes on looking looks in vain. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Says what is wrong with the value at the end of a path. */
  add(path: Path | undefined, code: IssueCode, message: string, expected: string, schema: string): void {
    if (!this.#isFull) this.#take({ path: keysOf(path), code, message, expected, schema });
  }

  /** The same of a property or an item of that value: most issues are of one, and no step to it need be made. */
  addAt(
    parent: Path | undefined,
    key: string | number,
    code: IssueCode,
    message: string,
    expected: string,
    schema: string,
  ): void {
    if (this.#isFull) return;
    const path = parent === undefined ? [key] : keysOf({ parent, key });
    this.#take({ path, code, message, expected, schema });
  }

  #take(issue: Issue): void {
    this.#keys += issue.path.length;
    // Mostly there is one: a list that is pushed to has room for many more, and making that takes longer than all the rest.
    if (this.#issues === undefined) this.#issues = [issue];
    else if (this.#issues.length < mostIssues && this.#keys <= mostKeys) this.#issues.push(issue);
    else {
      this.#issues.push(limit(issue.schema));
      this.#close();
    }
    if (this.#wanted === "first") this.#close();
  }

  /** From here on collectors of recursive schemas defer themselves at once. */
  #close(): void {
    this.#isFull = true;
    this.limit = -1;
  }

  /** Leaves a part of the value for later, as `Walk` does. */
  defer(explain: Explain, value: unknown, path: Path | undefined): void {
    if (this.#isFull) return;
    this.#later ??= { pending: [], seen: new Map() };
    const { pending, seen: seenBy } = this.#later;
    const seen = seenBy.get(explain) ?? new Set();
    seenBy.set(explain, seen);
    if (seen.has(value)) {
      this.limit = 0;
      return;
    }
    seen.add(value);
    pending.push({ explain, value, path });
  }

  /** Collects all that is wanted, what was deferred included. */
  run(explain: Explain, value: unknown): readonly Issue[] {
    explain(value, undefined, this, 0);
    for (
      let next = this.#later?.pending.pop();
      next !== undefined && !this.#isFull;
      next = this.#later?.pending.pop()
    ) {
      next.explain(next.value, next.path, this, 0);
    }
    return this.issues;
  }

  get issues(): readonly Issue[] {
    return this.#issues ?? noIssues;
  }
}

function limit(schema: string): Issue {
  return {
    path: [],
    code: "limit",
    message: "has more problems than are listed",
    expected: "fewer problems",
    schema,
  };
}

function keysOf(path: Path | undefined): readonly (string | number)[] {
  if (path === undefined) return [];
  const { parent, key } = path;
  if (parent === undefined) return [key];
  return parent.parent === undefined ? [parent.key, key] : manyKeysOf(path);
}

function manyKeysOf(path: Path): readonly (string | number)[] {
  let length = 0;
  for (let step: Path | undefined = path; step !== undefined; step = step.parent) length += 1;
  // Filled from its end: pushing and turning it round takes twice as long.
  const keys = new Array<string | number>(length);
  for (let step: Path | undefined = path; step !== undefined; step = step.parent) {
    length -= 1;
    keys[length] = step.key;
  }
  return keys;
}
