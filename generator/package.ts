/** What the commands do with one package: generate and write it, or compare it with what is on disk. */
import type { ResolvedConfig } from "./config.js";
import type { Diagnostic } from "./diagnostics/report.js";
import { isUpToDate, manifestOf } from "./fingerprint.js";
import type { Generated, SourceFile } from "./generate.js";
import { ownRelease, type Release } from "./package-root.js";
import type { Drift } from "./print/check.js";
import type { KnownTexts, PrintMemory } from "./print/print-memory.js";
import type { Printer } from "./print/printer.js";
import type { StoredPrints } from "./print/stored-prints.js";
import type { Changes, ForeignFiles } from "./print/write.js";
import { silent, type Progress } from "./progress.js";

export interface PackageRun {
  /** `refuse`: a warning stops the run, as an error does. */
  readonly warnings?: "allow" | "refuse";
  /** `errors`: nobody hears of others, so that they need not be found again where nothing has changed. */
  readonly heard?: "all diagnostics" | "errors";
  /** What to do with files in the way that are not the generator's own. */
  readonly foreignFiles?: ForeignFiles;
  readonly release?: Release;
  /** `reference` lays out anew what is up to date, too: it is asked for to see whether it agrees. */
  readonly printer?: Printer;
  /** Is told what is being done. */
  readonly progress?: Progress;
  /** What earlier runs for the same configuration laid out. Given one, a run generates also where nothing has changed. */
  readonly memory?: PrintMemory;
}

/** What was said of a description. */
export interface Said {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that the diagnostics speak of. */
  readonly sources: readonly SourceFile[];
  /** The files of the description that are not there, or cannot be read, by their absolute paths. */
  readonly missing: readonly string[];
}

export type WriteOutcome =
  /** Nothing had to be generated to see that nothing would change. */
  | ({ readonly kind: "up to date" } & Said)
  /** The description has errors: nothing was written. */
  | ({ readonly kind: "refused" } & Said)
  | ({ readonly kind: "written"; readonly changes: Changes } & Said);

export type CheckOutcome =
  | ({ readonly kind: "up to date" } & Said)
  /** The description has errors: it cannot be told whether the package is up to date. */
  | ({ readonly kind: "refused" } & Said)
  | ({ readonly kind: "compared"; readonly drifts: readonly Drift[] } & Said);

/**
 * Brings the package's folder up to date.
 *
 * @throws Failure where a foreign file is in the way.
 */
export async function writePackage(config: ResolvedConfig, run: PackageRun = {}): Promise<WriteOutcome> {
  const { release = ownRelease(), progress = silent } = run;
  progress.begin("manifest");
  const mayStop = run.foreignFiles !== "take over" && run.printer !== "reference" && run.memory === undefined;
  const heard = run.warnings === "refuse" ? "all diagnostics" : run.heard;
  if (mayStop && (await isUpToDate(config, release, heard))) return upToDate;
  const stored = release.kind === "installed" && mayStop ? await storedPrints(config, release) : undefined;
  const generated = await generateLazily(config, stored === undefined ? run : { ...run, memory: stored });
  if (isRefused(generated, run)) return { kind: "refused", ...said(generated) };
  progress.begin("write");
  const { write } = await import("./print/write.js");
  const manifest = manifestOf(config, generated, release);
  const changes = await write(config.output, generated.files, manifest, run.foreignFiles);
  stored?.save(manifest.files);
  return { kind: "written", changes, ...said(generated) };
}

/** Compares the package's folder with what would be written to it; writes nothing. */
export async function checkPackage(config: ResolvedConfig, run: PackageRun = {}): Promise<CheckOutcome> {
  const { release = ownRelease(), progress = silent } = run;
  progress.begin("manifest");
  if (run.printer !== "reference" && (await isUpToDate(config, release))) return upToDate;
  const generated = await generateLazily(config, run);
  if (isRefused(generated, run)) return { kind: "refused", ...said(generated) };
  progress.begin("compare");
  const { check } = await import("./print/check.js");
  const drifts = await check(config.output, generated.files, manifestOf(config, generated, release));
  return { kind: "compared", drifts, ...said(generated) };
}

const upToDate = { kind: "up to date", diagnostics: [], sources: [], missing: [] } as const;

/** In a checkout one version stands for many states of the code, each with a layout of its own. */
async function storedPrints({ output, prettier }: ResolvedConfig, { version }: Release): Promise<StoredPrints> {
  const { StoredPrints: Prints } = await import("./print/stored-prints.js");
  return new Prints(output, JSON.stringify([version, prettier]));
}

async function generateLazily(
  config: ResolvedConfig,
  { printer = "fast", progress = silent, memory }: Omit<PackageRun, "memory"> & { readonly memory?: KnownTexts },
): Promise<Generated> {
  const { generate } = await import("./generate.js");
  return generate(config, { printer, progress, memory });
}

function isRefused({ diagnostics }: Generated, { warnings = "allow" }: PackageRun): boolean {
  return diagnostics.some(({ severity }) => severity === "error" || (severity === "warning" && warnings === "refuse"));
}

function said({ diagnostics, sources, missing }: Generated): Said {
  return { diagnostics, sources, missing };
}
