/** Diagnostics as text for people, as JSON for programs, and as annotations for GitHub's pages. */
import picocolors from "picocolors";
import type { Severity } from "./catalogue.js";
import { codeFrame } from "./code-frame.js";
import { Places, type NamedText } from "./places.js";
import { printable } from "./printable.js";
import type { Diagnostic } from "./report.js";

export interface TextOptions {
  readonly colour: "always" | "never";
}

/**
 * Diagnostics as a compiler shows them, with the line that each is about, and a count at the end; empty without
 * diagnostics. Of many with the same code, the first twenty are shown and the others counted. `sources` are the texts of the files that they name.
 *
 *     error unresolved-reference: The reference "#/components/schemas/Pett" leads nowhere.
 *       --> spec/pets.yaml:9:23  (#/paths/~1pets/get/responses/200/$ref)
 *        |
 *      9 |                 $ref: "#/components/schemas/Pett"
 *        |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *       help: Correct the reference, or add what it names.
 *
 *     1 error
 */
export function renderText(
  diagnostics: readonly Diagnostic[],
  sources: readonly NamedText[],
  { colour }: TextOptions,
): string {
  if (diagnostics.length === 0) return "";
  const colours = picocolors.createColors(colour === "always");
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan };
  const places = new Places(sources);
  const blocks = numbered(diagnostics).flatMap(({ diagnostic, number, total }) => {
    const { code, severity, message, help, location } = diagnostic;
    if (number > shownOfOneCode + 1) return [];
    const head = paint[severity](colours.bold(`${labels[severity]} ${code}:`));
    if (number > shownOfOneCode) return [`${head} ${colours.bold(`and ${total - shownOfOneCode} more.`)}`];
    const place = places.of(diagnostic);
    const frame = place === undefined ? [] : codeFrame(place, location?.pointer, paint[severity], colours.dim);
    const advice = help === undefined ? [] : [`  ${colours.cyan("help:")} ${printable(help)}`];
    return [[`${head} ${colours.bold(printable(message))}`, ...frame, ...advice].join("\n")];
  });
  return `${[...blocks, summary(diagnostics)].join("\n\n")}\n`;
}

/** More than a person reads at once; the other formats list them all. */
const shownOfOneCode = 20;

interface Numbered {
  readonly diagnostic: Diagnostic;
  /** Which one of its code it is, from 1. */
  readonly number: number;
  /** How many there are of its code. */
  readonly total: number;
}

function numbered(diagnostics: readonly Diagnostic[]): readonly Numbered[] {
  const totals = new Map<string, number>();
  const numbers = diagnostics.map(({ code }) => {
    const number = (totals.get(code) ?? 0) + 1;
    totals.set(code, number);
    return number;
  });
  return diagnostics.map((diagnostic, index) => ({
    diagnostic,
    number: numbers[index] ?? 0,
    total: totals.get(diagnostic.code) ?? 0,
  }));
}

const labels: { readonly [Level in Severity]: string } = { error: "error", warning: "warning", info: "note" };

/** `2 errors, 1 warning`. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const levels = ["error", "warning", "info"] as const;
  return levels
    .map((level) => ({ label: labels[level], count: diagnostics.filter(({ severity }) => severity === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${count} ${label}${count === 1 ? "" : "s"}`)
    .join(", ");
}

/** A diagnostic as `renderJson` writes it. Lines and columns count from 1. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

/** A JSON array of `JsonDiagnostic`, indented by two spaces. */
export function renderJson(diagnostics: readonly Diagnostic[], sources: readonly NamedText[]): string {
  return `${JSON.stringify(jsonDiagnostics(diagnostics, sources), null, 2)}\n`;
}

/** The entries of that array, to be part of a larger document. */
export function jsonDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: readonly NamedText[],
): readonly JsonDiagnostic[] {
  const places = new Places(sources);
  return diagnostics.map((diagnostic): JsonDiagnostic => {
    const { code, severity, message, help, location } = diagnostic;
    const place = places.of(diagnostic);
    return {
      code,
      severity,
      message,
      ...(help === undefined ? {} : { help }),
      ...(place === undefined ? {} : { file: place.file }),
      ...(place?.span === undefined ? {} : { line: place.span.line, column: place.span.column }),
      ...(location === undefined ? {} : { pointer: location.pointer }),
    };
  });
}

const commands: { readonly [Level in Severity]: string } = { error: "error", warning: "warning", info: "notice" };

/**
 * Workflow commands, one line each, which GitHub Actions shows beside the lines of a pull request:
 * `::error file=spec/pets.yaml,line=9,col=23,title=unresolved-reference::The reference … leads nowhere.`
 */
export function renderGithub(diagnostics: readonly Diagnostic[], sources: readonly NamedText[]): string {
  const places = new Places(sources);
  return diagnostics.map((diagnostic) => `${command(diagnostic, places)}\n`).join("");
}

function command(diagnostic: Diagnostic, places: Places): string {
  const { code, severity, message, help } = diagnostic;
  const place = places.of(diagnostic);
  const text = help === undefined ? message : `${message}\n${help}`;
  const where = { file: place?.file, line: place?.span?.line, col: place?.span?.column };
  return workflowCommand(commands[severity], { ...where, title: code }, text);
}

/** One command, without its line end; properties that are undefined are left out. */
export function workflowCommand(
  name: string,
  properties: { readonly [property: string]: string | number | undefined },
  text: string,
): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const written = given.map(([property, value]) => `${property}=${escapedProperty(String(value))}`);
  return `::${name} ${written.join(",")}::${escapedText(text)}`;
}

/** As GitHub's own toolkit does: what a command could end or continue with is percent-encoded. */
function escapedText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
