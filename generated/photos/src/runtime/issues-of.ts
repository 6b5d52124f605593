/** What is wrong with a value that failed its check. Never nothing, and never an exception. */
import type { Issue, ValidationOptions } from "./issue.js";
import { IssueList, type Explain } from "./issue-list.js";

/**
 * The issues of a value that did not pass, all or the first of them; at least one.
 *
 * @param explain the collector of the schema
 * @param schema the JSON pointer of the schema in the description
 */
export function issuesOf(
  value: unknown,
  explain: Explain,
  schema: string,
  options?: ValidationOptions,
): readonly Issue[] {
  const list = new IssueList(options?.issues ?? "all");
  try {
    const issues = list.run(explain, value);
    return issues.length > 0 ? issues : [unstable(schema)];
  } catch (error) {
    if (list.isFull) return list.issues;
    return [...list.issues, error instanceof RangeError ? nesting(schema) : unreadable(schema)];
  }
}

/** It failed, and a moment later it does not: a getter or another thread of the program gives different answers. */
function unstable(schema: string): Issue {
  return {
    path: [],
    code: "unstable",
    message: "changed while it was being checked",
    expected: "a value that stays the same",
    schema,
  };
}

/** The stack of calls ran out (a RangeError in all engines), or the value holds itself where that cannot be followed. */
function nesting(schema: string): Issue {
  return {
    path: [],
    code: "nesting",
    message: "is nested too deep to be checked",
    expected: "less nesting",
    schema,
  };
}

function unreadable(schema: string): Issue {
  return {
    path: [],
    code: "unreadable",
    message: "cannot be read: a property throws when it is accessed",
    expected: "a value that can be read",
    schema,
  };
}
