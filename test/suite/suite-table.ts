/** The score by keyword, as Markdown: `TABLE.md` beside this file holds what the tests found. */
import { readFileSync } from "node:fs";
import type { GroupResult } from "./suite-run.js";

/** A section with a table, laid out as prettier would. @param isListed whether a group is known not to be applicable */
export function suiteSection(
  title: string,
  results: readonly GroupResult[],
  isListed: (result: GroupResult) => boolean,
): string {
  const keywords = [...new Set(results.map(({ keyword }) => keyword))];
  const rows = keywords.map((keyword) => ({ keyword, own: results.filter((result) => result.keyword === keyword) }));
  const cells = [...rows, { keyword: "all", own: results }].map(({ keyword, own }) => {
    const listed = failuresIn(own.filter(isListed));
    return [keyword, String(testsIn(own) - failuresIn(own)), String(listed), String(testsIn(own))];
  });
  return `## ${title}\n\n${table([["keyword", "passed", "not applicable", "total"], ...cells])}\n`;
}

/** Whether the published table has a section just so. */
export function isPublished(section: string): boolean {
  return readFileSync(new URL("TABLE.md", import.meta.url), "utf8").includes(`\n${section}`);
}

/** The first column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column)))).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = head.map((_, column) => (column === 0 ? "-".repeat(width(0)) : `${"-".repeat(width(column) - 1)}:`));
  return [line(head), `| ${rule.join(" | ")} |`, ...body.map(line)].join("\n");
}

function testsIn(results: readonly GroupResult[]): number {
  return results.reduce((sum, { group }) => sum + group.tests.length, 0);
}

function failuresIn(results: readonly GroupResult[]): number {
  return results.reduce((sum, { failures }) => sum + failures.length, 0);
}
