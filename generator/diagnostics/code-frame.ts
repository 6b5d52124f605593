/** The line of a text that a diagnostic is about, with what it means underlined. */
import type { Pointer } from "../load/pointer.js";
import type { Place } from "./places.js";
import type { TextSpan } from "./position.js";
import { printable } from "./printable.js";

/** Adds colour to a text, or does not. */
type Paint = (text: string) => string;

/** Wider lines (a minified file) are shown around the place alone. */
const frameWidth = 100;

/**
 * Where a diagnostic points to, and the line there:
 *
 *       --> spec/pets.yaml:9:23  (#/components/schemas/Pet/$ref)
 *        |
 *      9 |       $ref: "#/components/schemas/Pett"
 *        |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
export function codeFrame(
  { file, span, line }: Place,
  pointer: Pointer | undefined,
  paintMark: Paint,
  paintMargin: Paint,
): readonly string[] {
  const arrow = paintMargin("  -->");
  const inPointer = pointer === undefined ? "" : paintMargin(`  (#${printable(pointer)})`);
  if (span === undefined || line === undefined) return [`${arrow} ${printable(file)}${inPointer}`];
  const { before, marked, after } = cut(line, span);
  const width = Math.max(4, String(span.line).length + 1);
  const margin = (label: string): string => paintMargin(`${label.padStart(width)} |`);
  return [
    `${arrow} ${printable(file)}:${span.line}:${span.column}${inPointer}`,
    margin(""),
    `${margin(String(span.line))} ${before}${marked}${after}`.trimEnd(),
    `${margin("")} ${" ".repeat([...before].length)}${paintMark("^".repeat(Math.max(1, [...marked].length)))}`,
  ];
}

interface CutLine {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The line in three parts, made printable, and shortened where it is too wide. */
function cut(line: string, { column, length }: TextSpan): CutLine {
  const start = Math.min(column - 1, line.length);
  const end = Math.min(start + Math.min(length, frameWidth), line.length);
  const isWide = line.length > frameWidth;
  const from = isWide ? Math.max(0, start - frameWidth / 4) : 0;
  const to = isWide ? Math.min(line.length, Math.max(end, from + frameWidth)) : line.length;
  return {
    before: (from > 0 ? "…" : "") + printable(line.slice(from, start)),
    marked: printable(line.slice(start, end)),
    after: printable(line.slice(end, to)) + (to < line.length ? "…" : ""),
  };
}
