/** `specwright check`: tells whether packages are as generating them again would leave them. */
import { checkPackage } from "../package.js";
import type { Drift, DriftKind } from "../print/check.js";
import { manifestPath } from "../print/manifest.js";
import {
  colourOf,
  documentDiagnostics,
  isDocument,
  seconds,
  showDiagnostics,
  summarize,
  type PackageCommand,
  type Session,
} from "./session.js";
import { watched } from "./watched.js";

/** Compares a package with what would be written, and says how it differs. */
export const runCheck: PackageCommand = async (session, config, before) => {
  const { terminal, options } = session;
  const { outcome, profiled } = await watched(session, `Checking ${config.output}`, before, (progress) =>
    checkPackage(config, { warnings: options.strict ? "refuse" : "allow", printer: options.printer, progress }),
  );
  await showDiagnostics(session, outcome);
  const diagnostics = await documentDiagnostics(session, outcome);
  const report = { spec: config.spec, output: config.output, diagnostics, ...profiled };
  if (outcome.kind === "refused") {
    if (!isDocument(session)) terminal.err.write(`It cannot be told whether ${config.output} is up to date.\n`);
    return { exitCode: 2, report: { ...report, result: "unknown" }, finding: outcome };
  }
  const drifts = outcome.kind === "compared" ? outcome.drifts : [];
  if (drifts.length === 0) {
    summarize(session, `${config.output} is up to date (${seconds(terminal.elapsed() - before)})`);
    return { exitCode: 0, report: { ...report, result: "clean", files: [] }, finding: outcome };
  }
  await showDrifts(session, config.output, drifts);
  const files = drifts.map(({ kind, path }) => ({
    rule: `${kind}-file`,
    message: explanations[kind],
    file: `${config.output}/${path}`,
  }));
  return { exitCode: 1, report: { ...report, result: "drift", files: drifts }, finding: { ...outcome, files } };
};

/** In the order in which the summary counts them, with the words for people. */
const kinds: Readonly<Record<DriftKind, string>> = {
  missing: "missing",
  stale: "stale",
  edited: "edited by hand",
  orphaned: "orphaned",
};

async function showDrifts(session: Session, output: string, drifts: readonly Drift[]): Promise<void> {
  const { terminal, options } = session;
  if (isDocument(session)) return;
  if (options.format === "github") {
    const { workflowCommand } = await import("../diagnostics/render.js");
    for (const { kind, path } of drifts) {
      const properties = { file: `${output}/${path}`, title: `${kinds[kind]} file` };
      terminal.out.write(`${workflowCommand("error", properties, explanations[kind])}\n`);
    }
  } else await showDriftsAsText(session, drifts);
  terminal.out.write(`${output} is not up to date: ${countKinds(drifts)}. ${advice(drifts)}\n`);
}

/** What mends it: generating again leaves files alone that specwright did not write. */
function advice(drifts: readonly Drift[]): string {
  const orphans = drifts.filter(({ kind }) => kind === "orphaned").length;
  return [
    ...(drifts.length > orphans ? ["Run specwright generate to mend it."] : []),
    ...(orphans > 0
      ? ["Orphaned files that generate leaves are not its own: delete them, or move them out of src."]
      : []),
  ].join(" ");
}

const explanations: Readonly<Record<DriftKind, string>> = {
  missing: "This file would be generated, but is not there.",
  stale: "The description, the settings or the generator have changed since this file was generated.",
  edited: "This file is not as it was generated.",
  orphaned: "Nothing generates this file.",
};

async function showDriftsAsText(session: Session, drifts: readonly Drift[]): Promise<void> {
  const { terminal, options } = session;
  const [{ default: picocolors }, { printable }] = await Promise.all([
    import("picocolors"),
    import("../diagnostics/printable.js"),
  ]);
  const colours = picocolors.createColors(colourOf(session, terminal.out) === "always");
  for (const { kind, path } of drifts)
    terminal.out.write(`${colours.yellow(kinds[kind].padEnd(16))}${printable(path)}\n`);
  terminal.out.write("\n");
  for (const { path, diff } of options.quiet ? [] : drifts) {
    // The manifest's digests say nothing to a person.
    if (diff === undefined || path === manifestPath) continue;
    const lines = diff.split("\n").map(printable);
    const painted = lines.map((line) =>
      line.startsWith("+") ? colours.green(line) : line.startsWith("-") ? colours.red(line) : line,
    );
    terminal.out.write(`${painted.join("\n")}\n`);
  }
}

function countKinds(drifts: readonly Drift[]): string {
  return Object.entries(kinds)
    .map(([kind, words]) => ({ words, count: drifts.filter((drift) => drift.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(", ");
}
