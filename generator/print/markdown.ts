/**
 * Lays out the Markdown that the emitters write: paragraphs of one line, tables, code in TypeScript. Text is taken over
 * as it stands where prettier is sure to leave it, too; all else is left to prettier.
 */
import { columnsOf } from "./layout/columns.js";
import { laidOut, layOutTypeScript, type Layout } from "./layout/layout.js";
import type { LayoutStyle } from "./layout/style.js";
import { Unknown } from "./layout/unknown.js";

export function layOutMarkdown(text: string, style: LayoutStyle): Layout {
  return laidOut(
    () =>
      `${blocksOf(text)
        .map((block) => blockText(block, style))
        .join("\n\n")}\n`,
  );
}

/** What stands between empty lines; a fence holds its own together. */
function blocksOf(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let block: string[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const mark = /^(`{3,})ts$/.exec(line)?.[1];
    if (fence === undefined && line === "") {
      if (block.length > 0) blocks.push(block);
      block = [];
      continue;
    }
    block.push(line);
    if (fence === line) fence = undefined;
    else fence ??= mark;
  }
  if (fence !== undefined) throw new Unknown("a fence without an end");
  return block.length > 0 ? [...blocks, block] : blocks;
}

function blockText(block: readonly string[], style: LayoutStyle): string {
  const [first = ""] = block;
  if (first.startsWith("```")) return codeText(block, style);
  if (first.startsWith("|")) return tableText(block);
  const [, marks = "", text = ""] = /^(#{1,6} )?(.*)$/.exec(first) ?? [];
  if (block.length > 1) throw new Unknown("a paragraph of several lines");
  if (/^(?:[-+=:>]|\d+[.)])/.test(text)) throw new Unknown(`a paragraph that may be something else`);
  return marks + plainText(text);
}

/** Words, escaped characters and code, one space between them. */
function plainText(text: string): string {
  const known =
    /^(?:[\w "'%(),./:;=?@^+\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027-]|\\[!-/:-@[-`{-~]|`[^`\\| ](?:[^`\\|]*[^`\\| ])?`(?!`))*$/;
  const isCertain = known.test(text) && !/ {2}|^ | $|_/.test(text.replace(/`[^`]*`|\\_/g, "x")) && !text.includes("``");
  if (!isCertain) throw new Unknown(`the text ${JSON.stringify(text)}`);
  return text;
}

function codeText(lines: readonly string[], style: LayoutStyle): string {
  const [fence = ""] = lines;
  const code = layOutTypeScript(lines.slice(1, -1).join("\n"), style);
  if (code.kind === "unknown") throw new Unknown(code.construct);
  return `${fence}\n${code.text}${lines.at(-1) ?? ""}`;
}

/** With all cells of a column as wide as the widest. */
function tableText(lines: readonly string[]): string {
  const rows = lines.map((line) => cellsOf(line));
  const [header = []] = rows;
  const isRegular = rows.every(
    (row, index) => row.length === header.length && (index !== 1 || row.every((cell) => cell === "---")),
  );
  if (!isRegular || rows.length < 2) throw new Unknown("an uneven table");
  const texts = rows.filter((_, index) => index !== 1);
  const widths = header.map((_, column) => Math.max(3, ...texts.map((row) => columnsOf(row[column] ?? ""))));
  return rows
    .map((row, index) => row.map((cell, column) => padded(cell, widths[column] ?? 3, index === 1 ? "-" : " ")))
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function cellsOf(line: string): readonly string[] {
  if (!line.startsWith("| ") || !/ \|$/.test(line)) throw new Unknown("a row of another form");
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => plainText(cell.trim()));
}

function padded(cell: string, width: number, filler: string): string {
  return cell + filler.repeat(width - columnsOf(cell));
}
