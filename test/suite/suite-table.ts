/** The score by keyword, as text. */
import type { GroupResult } from "./suite-run.js";

/** @param isListed whether the failures of a group are expected */
export function suiteTable(results: readonly GroupResult[], isListed: (result: GroupResult) => boolean): string {
  const keywords = [...new Set(results.map(({ keyword }) => keyword))];
  const rows = keywords.map((keyword) => ({ keyword, own: results.filter((result) => result.keyword === keyword) }));
  return [
    row("keyword", "passed", "listed", "total"),
    ...[...rows, { keyword: "all", own: results }].map(({ keyword, own }) => {
      const total = testsIn(own);
      const listed = failuresIn(own.filter(isListed));
      return row(keyword, String(total - failuresIn(own)), String(listed), String(total));
    }),
  ].join("\n");
}

function row(keyword: string, ...cells: readonly string[]): string {
  return [keyword.padEnd(26), ...cells.map((cell) => cell.padStart(6))].join("  ");
}

function testsIn(results: readonly GroupResult[]): number {
  return results.reduce((sum, { group }) => sum + group.tests.length, 0);
}

function failuresIn(results: readonly GroupResult[]): number {
  return results.reduce((sum, { failures }) => sum + failures.length, 0);
}
