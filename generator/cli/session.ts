/** What both commands share: the options as read, and how diagnostics and results reach the user. */
import type { ResolvedConfig } from "../config.js";
import { emitterNames, type EmitterName } from "../emit/emitter.js";
import { listOf, oneOf, type Place } from "../config/fields.js";
import { loadConfig } from "../config/load-config.js";
import { sentences } from "../config/read-config.js";
import type { Finding } from "../diagnostics/sarif.js";
import { Failure } from "../failure.js";
import type { Said } from "../package.js";
import type { Printer } from "../print/printer.js";
import { colourFor, type Colour, type OutputStream, type Terminal } from "./terminal.js";

/** The options as commander gives them. */
export interface CommandOptions {
  readonly config?: string;
  readonly out?: string;
  readonly emit?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly overlay?: readonly string[];
  readonly lock?: string;
  readonly components?: "reached" | "all";
  readonly format: Format;
  readonly quiet?: true;
  readonly strict?: true;
  readonly force?: true;
  readonly verbose?: true;
  readonly profile?: true;
  readonly printer: Printer;
  /** False after `--no-color`. */
  readonly color: boolean;
}

export const formats = ["text", "json", "github", "sarif"] as const;
export type Format = (typeof formats)[number];

/** Zero: all is well. One: the description has errors, or the package has drifted. Two: it could not be told. */
export type ExitCode = 0 | 1 | 2;

/** One call of the command line. */
export interface Session {
  readonly terminal: Terminal;
  readonly options: CommandOptions;
}

/** What a command made of one package. */
export interface PackageResult {
  readonly exitCode: ExitCode;
  /** The package's part of the document that `--format json` prints. */
  readonly report: unknown;
  /** What `--format sarif` has of it. */
  readonly finding: Finding;
}

/** A command for one package; `before` is the time at which it began. */
export type PackageCommand = (session: Session, config: ResolvedConfig, before: number) => Promise<PackageResult>;

/** The packages that a command is about. */
export async function packagesOf({ options }: Session, spec: string | undefined): Promise<readonly ResolvedConfig[]> {
  const { config, out: output, include, exclude, overlay: overlays, lock, components } = options;
  const operations = { ...(include ? { include } : {}), ...(exclude ? { exclude } : {}) };
  const emitters = readEmitters(options.emit);
  return loadConfig(process.cwd(), { spec, output, config, operations, overlays, lock, components, emitters });
}

function readEmitters(text: string | undefined): readonly EmitterName[] | undefined {
  if (text === undefined) return undefined;
  const place: Place = { path: "--emit", problems: [] };
  const names = text.split(",").map((name) => name.trim());
  const read = listOf(oneOf(...emitterNames))(names, place);
  if (place.problems.length > 0) throw new Failure(sentences(place.problems));
  return read;
}

export function colourOf({ terminal, options }: Session, stream: OutputStream): Colour {
  return colourFor(stream, terminal.environment, options.color ? "auto" : "never");
}

/** Whether all there is to say is one document at the end. */
export function isDocument({ options }: Session): boolean {
  return options.format === "json" || options.format === "sarif";
}

/** Shows diagnostics as text, or as annotations of GitHub's; JSON and SARIF have them in the document at the end. */
export async function showDiagnostics(session: Session, said: Said): Promise<void> {
  const { terminal, options } = session;
  const shown = options.quiet && !options.strict ? said.diagnostics.filter(isError) : said.diagnostics;
  if (shown.length === 0 || isDocument(session)) return;
  const { renderGithub, renderText } = await import("../diagnostics/render.js");
  const colour = colourOf(session, terminal.err);
  terminal.err.write(
    options.format === "github"
      ? renderGithub(shown, said.sources)
      : `${renderText(shown, said.sources, { colour })}\n`,
  );
}

function isError({ severity }: Said["diagnostics"][number]): boolean {
  return severity === "error";
}

/** Diagnostics as part of a JSON document; none where nobody asked for one, since their places take time to find. */
export async function documentDiagnostics({ options }: Session, said: Said): Promise<readonly unknown[]> {
  if (options.format !== "json" || said.diagnostics.length === 0) return [];
  const { jsonDiagnostics } = await import("../diagnostics/render.js");
  return jsonDiagnostics(said.diagnostics, said.sources);
}

/** Whether a description could not be read at all, rather than being wrong. */
export function isUnreadable(said: Said): boolean {
  return said.diagnostics.some(({ code, location }) => code === "unreadable-file" && location === undefined);
}

/** One line for people, where that is wanted. */
export function summarize(session: Session, line: string): void {
  if (!isDocument(session) && !session.options.quiet) session.terminal.out.write(`${line}\n`);
}

/** `0.6 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

/** `1 file`, `3 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
