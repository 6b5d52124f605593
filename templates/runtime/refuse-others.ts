/** What is wrong with an object that has more properties than its closed schema lists. */
import { otherProperties } from "./checks.js";
import { at, type IssueList, type Path } from "./issue-list.js";

/** An issue for each property that is not listed. */
export function refuseOthers(
  value: Readonly<Record<string, unknown>>,
  path: Path | undefined,
  issues: IssueList,
  schema: string,
  listed?: readonly string[],
): void {
  for (const [key] of otherProperties(value, listed)) {
    if (issues.isFull) return;
    issues.add(at(path, key), "additionalProperties", "is not allowed", "no such property", schema);
  }
}
