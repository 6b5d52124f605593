/** Text of a description as the text of a doc comment: lines that nothing can end early. */
import { readPattern } from "../model/regular-expression.js";
import { isWithoutEffect } from "../model/report-mismatches.js";
import type { Annotations, Assertion, JsonValue } from "../model/schema.js";
import { jsonLiteral } from "./literal.js";

/** What a doc comment says, in the order in which it is printed. */
export interface DocParts {
  readonly description?: string | undefined;
  /** Paragraphs of our own after the description: limits, a default, where it comes from. */
  readonly notes?: readonly (string | undefined)[];
  /** Values of what is described, each shown as a block of JSON. */
  readonly examples?: readonly JsonValue[];
  readonly deprecated?: boolean;
}

/** The text between the comment marks, or undefined where there is nothing to say. */
export function docText({ description, notes = [], examples = [], deprecated = false }: DocParts): string | undefined {
  const paragraphs = [description?.trim(), ...notes]
    .filter((paragraph): paragraph is string => paragraph !== undefined && paragraph !== "")
    .map((paragraph) => wrapped(safe(paragraph)));
  const all = [
    ...paragraphs,
    ...examples.slice(0, mostExamples).map(exampleBlock),
    ...(deprecated ? ["@deprecated"] : []),
  ];
  return all.length === 0 ? undefined : all.join("\n\n");
}

const mostExamples = 3;
const mostExampleLines = 20;
const longestExample = 1_000;

/**
 * `@example` and the value below it, since TSDoc takes what stands beside the tag for a title. What could end the comment
 * or start a tag is escaped as JSON has it, so that the block can be copied.
 */
function exampleBlock(value: JsonValue): string {
  const text = JSON.stringify(value, undefined, 2)
    .replaceAll("*/", "*\\/")
    .replace(/(?<=\s)@/g, "\\u0040")
    .replace(
      /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  const cut = text.slice(0, longestExample).split("\n").slice(0, mostExampleLines).join("\n");
  return `@example\n${cut === text ? text : `${cut}\n…`}`;
}

/** A whole comment on lines of its own, for places that no structure documents: the members of a union. */
export function comment(text: string): string {
  return text.includes("\n")
    ? `/**\n${text
        .split("\n")
        .map((line) => ` * ${line}`.trimEnd())
        .join("\n")}\n */`
    : `/** ${text} */`;
}

/** What a value's directions, limits and default say to a reader. */
export function valueNotes(
  annotations: Annotations,
  assertions: readonly Assertion[],
): readonly (string | undefined)[] {
  return [
    annotations.readOnly ? "Read-only." : undefined,
    annotations.writeOnly ? "Write-only." : undefined,
    limitsText(assertions),
    annotations.default === undefined ? undefined : `Default: \`${code(jsonLiteral(annotations.default))}\`.`,
  ];
}

/** `At most 250 characters.` Nothing of what has no effect, which a diagnostic names. */
function limitsText(assertions: readonly Assertion[]): string | undefined {
  const effective = assertions.filter((assertion) => !isWithoutEffect(assertion, assertions));
  const texts = effective.flatMap((assertion): readonly string[] => {
    switch (assertion.kind) {
      case "minLength":
        return [`at least ${counted(assertion.limit, "character")}`];
      case "maxLength":
        return [`at most ${counted(assertion.limit, "character")}`];
      case "minimum":
        return [`at least ${String(assertion.limit)}`];
      case "maximum":
        return [`at most ${String(assertion.limit)}`];
      case "exclusiveMinimum":
        return [`more than ${String(assertion.limit)}`];
      case "exclusiveMaximum":
        return [`less than ${String(assertion.limit)}`];
      case "multipleOf":
        return [`a multiple of ${String(assertion.divisor)}`];
      case "minItems":
        return [`at least ${counted(assertion.limit, "item")}`];
      case "maxItems":
        return [`at most ${counted(assertion.limit, "item")}`];
      case "pattern":
        return isReadable(assertion.source) ? [`matches \`${code(assertion.source)}\``] : [];
      case "format":
        return [`format \`${code(assertion.format)}\``];
      default:
        return [];
    }
  });
  const text = texts.join(", ");
  return text === "" ? undefined : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** No validator asks for a pattern that cannot be read. */
function isReadable(pattern: string): boolean {
  return readPattern(pattern).kind === "valid";
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Between back-ticks: none of its own, and on one line. */
function code(text: string): string {
  const line = text.replaceAll("`", "'").replace(/\s+/g, " ");
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

/**
 * The end mark of a comment would end it, and an `@` at the start of a line or after a space would be a tag. Control
 * characters and those that turn the direction of text, which some editors act on, become spaces; every kind of line
 * end becomes one.
 */
function safe(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ")
    .replaceAll("*/", "*\\/")
    .replace(/(^|\s)@/gm, "$1\\@");
}

/** Lines of prose broken at spaces; lines that look laid out (code, tables, indented) stay as they are. */
function wrapped(text: string): string {
  let isFenced = false;
  return text
    .split("\n")
    .flatMap((line) => {
      if (/^\s*(```|~~~)/.test(line)) isFenced = !isFenced;
      return isFenced || /^(\s{2,}|\t|\||```|~~~)/.test(line) ? [line.trimEnd()] : wrapLine(line.trim());
    })
    .join("\n");
}

const width = 110;

function wrapLine(line: string): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    // A line must not begin with what would make it something else: a tag, a list item, a heading, a quotation.
    if (longer.length <= width || current === "" || /^([@\-*+#>=~`|]|\d+[.)])/.test(word)) current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}
