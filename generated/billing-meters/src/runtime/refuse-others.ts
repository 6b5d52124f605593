/** What is wrong with an object that has more properties than its closed schema lists. */
import { isOther } from "./checks.js";
import type { IssueList, Path } from "./issue-list.js";

const noNames: readonly string[] = [];

/** An issue for each property that is not listed. */
export function refuseOthers(
  value: Readonly<Record<string, unknown>>,
  path: Path | undefined,
  issues: IssueList,
  schema: string,
  listed: readonly string[] = noNames,
): void {
  let next = 0;
  for (const key in value) {
    if (next < listed.length && key === listed[next]) next += 1;
    else if (isOther(value, key, listed)) {
      if (issues.isFull) return;
      issues.addAt(path, key, "additionalProperties", "is not allowed", "no such property", schema);
    }
  }
}
