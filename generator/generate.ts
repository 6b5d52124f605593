/** From a configuration to the files of a package, in memory. Each stage is a line. */
import { Report, type Diagnostic, type SourceFile } from "./diagnostics/report.js";
import { chooseEmitters, emission, reservedNames } from "./emit/index.js";
import type { EmitterName, PackageOptions } from "./emit/emitter.js";
import { load } from "./load/document.js";
import { readLocally } from "./load/file-loader.js";
import { readLocked } from "./load/lock.js";
import { validate } from "./load/validate.js";
import { build } from "./model/build.js";
import type { Components } from "./model/components.js";
import type { FormatSettings } from "./model/format-settings.js";
import type { Selection } from "./model/select.js";
import type { StreamedParts } from "./model/streamed-parts.js";
import { makePlan, type PlanOptions } from "./plan/make-plan.js";
import type { GeneratedFile, PrettierOptions } from "./print/format.js";
import type { KnownTexts } from "./print/print-memory.js";
import type { Printer } from "./print/printer.js";
import { print } from "./print/print.js";
import { silent, type Progress } from "./progress.js";

export type { SourceFile } from "./diagnostics/report.js";

/** What a run needs to know. */
export interface GenerateOptions {
  /** The path of the description, relative to the working folder or absolute. */
  readonly spec: string;
  readonly operations: Selection;
  readonly emitters: readonly EmitterName[];
  readonly names: { readonly [key: string]: string };
  readonly methods?: { readonly [key: string]: string };
  readonly responseEnums: "open" | "closed";
  readonly formats: FormatSettings;
  /** The paths of the overlays that are laid over the description, in this order. */
  readonly overlays?: readonly string[];
  /** The path of the lock file; absent: nothing comes from the network. */
  readonly lock?: string;
  readonly int64: "number" | "bigint" | "string";
  readonly dates: "string" | "Date";
  readonly strip?: "functions" | "none";
  /** Absent: `all` where the description has no operations, else `reached`. */
  readonly components?: Components;
  /** The file of a multipart body that a handler reads as it comes, by operationId or method and path. */
  readonly streamedParts?: StreamedParts;
  /** What the description's title and version stand in for where absent. */
  readonly package: Partial<PackageOptions>;
  readonly prettier: PrettierOptions;
}

export interface Generated {
  /** Empty where an error keeps the package from being written. */
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** The files of the description, also those that could not be read, for code frames. */
  readonly sources: readonly SourceFile[];
  /** The files of the description that are not there, or cannot be read, by their absolute paths. */
  readonly missing: readonly string[];
}

/** How a run goes about it; none of this changes what is generated. */
export interface GenerateRun {
  /** Every printer gives the same text; `fast` by default. */
  readonly printer?: Printer;
  /** Is told what is being done. */
  readonly progress?: Progress;
  /** What earlier runs with the same options laid out, for programs that generate again and again. */
  readonly memory?: KnownTexts | undefined;
}

/** Generates a package without writing it. */
export async function generate(options: GenerateOptions, run: GenerateRun = {}): Promise<Generated> {
  const report = new Report();
  const files = await filesOf(options, run, report);
  const { diagnostics, sources, missing } = report;
  return { files: report.hasErrors ? [] : files, diagnostics, sources, missing };
}

async function filesOf(
  options: GenerateOptions,
  { printer, progress = silent, memory }: GenerateRun,
  given: Report,
): Promise<readonly GeneratedFile[]> {
  progress.begin("load");
  const read = options.lock === undefined ? readLocally : readLocked(options.lock, given);
  const { spec, overlays = [] } = options;
  const document = await load(spec, given, { read, overlays });
  if (document === undefined) return [];
  const report = given.through(document.writtenAt);
  progress.begin("validate");
  await validate(document, report);
  progress.begin("build");
  const api = build(document, options, report);
  if (api === undefined || report.hasErrors) return [];
  progress.begin("plan");
  const emitters = chooseEmitters(options.emitters, api, report);
  const reserved = reservedNames(emitters, api);
  const plan = makePlan(api, emitters, { ...chosenNames(options), reserved }, report);
  const emitted = emission(plan, { emitters, ...packageOption(options, api) }, report);
  return print(emitted, options.prettier, { printer, progress, memory });
}

function chosenNames({ names, methods }: GenerateOptions): Pick<PlanOptions, "names" | "methods"> {
  return methods === undefined ? { names } : { names, methods };
}

function packageOption(
  options: GenerateOptions,
  api: { readonly title: string; readonly version: string },
): { readonly package?: PackageOptions } {
  if (!options.emitters.includes("package")) return {};
  return {
    package: {
      name: options.package.name ?? packageName(api.title),
      version: options.package.version ?? packageVersion(api.version),
    },
  };
}

/** `Pet Store (v2)` → `pet-store-v2`. */
function packageName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return name === "" ? "api" : name;
}

/** npm takes semantic versions alone; an API's version may be anything, a date for example. */
function packageVersion(version: string): string {
  return /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version) ? version : "0.0.0";
}
