/** `specwright generate`: writes packages, and says in a line each what that changed. */
import type { ResolvedConfig } from "../config.js";
import { writePackage, type WriteOutcome } from "../package.js";
import type { PrintMemory } from "../print/print-memory.js";
import type { Changes } from "../print/write.js";
import {
  counted,
  isDocument,
  isUnreadable,
  documentDiagnostics,
  seconds,
  showDiagnostics,
  summarize,
  type PackageCommand,
  type PackageResult,
  type Session,
} from "./session.js";
import { watched } from "./watched.js";

/** Generates and writes a package, and says what that changed. */
export const runGenerate: PackageCommand = async (session, config, before) =>
  (await generateOnce(session, config, before)).result;

/**
 * The same, with the files that the package was made from.
 *
 * @param memory Of earlier runs for the same package.
 */
export async function generateOnce(
  session: Session,
  config: ResolvedConfig,
  before: number,
  memory?: PrintMemory,
): Promise<{ readonly result: PackageResult; readonly outcome: WriteOutcome }> {
  const { options, terminal } = session;
  const { outcome, profiled } = await watched(session, `Generating ${config.output}`, before, (progress) =>
    writePackage(config, {
      warnings: options.strict ? "refuse" : "allow",
      heard: options.quiet && options.format === "text" ? "errors" : "all diagnostics",
      foreignFiles: options.force ? "take over" : "refuse",
      printer: options.printer,
      progress,
      ...(memory === undefined ? {} : { memory }),
    }),
  );
  await showDiagnostics(session, outcome);
  summarizeOutcome(session, config, outcome, seconds(terminal.elapsed() - before));
  const report = {
    spec: config.spec,
    output: config.output,
    result: hasChanged(outcome) ? outcome.kind : "up to date",
    ...(outcome.kind === "written" ? { changes: outcome.changes } : {}),
    diagnostics: await documentDiagnostics(session, outcome),
    ...profiled,
  };
  const exitCode = outcome.kind === "refused" ? (isUnreadable(outcome) ? 2 : 1) : 0;
  return { result: { exitCode, report, finding: outcome }, outcome };
}

function summarizeOutcome(session: Session, { output }: ResolvedConfig, outcome: WriteOutcome, time: string): void {
  switch (outcome.kind) {
    case "up to date":
      return summarize(session, `${output} is up to date (${time})`);
    case "refused":
      if (!isDocument(session)) session.terminal.err.write(`Nothing was written to ${output}.\n`);
      return;
    case "written":
      return summarizeChanges(session, output, outcome.changes, time);
  }
}

/** Whether a run made anything else of the package than it was, or refused to. */
function hasChanged(outcome: WriteOutcome): boolean {
  return outcome.kind === "refused" || (outcome.kind === "written" && !isUnchanged(outcome.changes));
}

function isUnchanged({ written, removed }: Changes): boolean {
  return written.length === 0 && removed.length === 0;
}

function summarizeChanges(session: Session, output: string, changes: Changes, time: string): void {
  const { written, removed, unchanged, kept, replacedEdits } = changes;
  if (isUnchanged(changes)) {
    summarize(session, `${output} is up to date: ${counted(unchanged.length, "file")} unchanged (${time})`);
  } else {
    const removal = removed.length === 0 ? "" : `, removed ${removed.length}`;
    const wrote = `Wrote ${counted(written.length, "file")}${removal}`;
    summarize(session, `${wrote}, ${unchanged.length} unchanged in ${output} (${time})`);
  }
  if (replacedEdits.length > 0) summarize(session, `Replaced what was edited by hand in ${replacedEdits.join(", ")}.`);
  if (kept.length > 0) {
    summarize(session, `Kept ${kept.join(", ")}: no longer generated, but edited by hand. Move or delete it yourself.`);
  }
}
