/**
 * specwright as a library: what the command line does, as functions.
 *
 *     import { generate, resolveConfig } from "specwright";
 *     const { files, diagnostics } = await generate(resolveConfig({ spec: "pets.yaml", output: "client" }));
 */
export { defineConfig, resolveConfig } from "./config.js";
export type { ApiConfig, Config, OperationSelection, PackageConfig, ResolvedConfig } from "./config.js";
export type { Diagnostic } from "./diagnostics/report.js";
export type { EmitterName } from "./emit/emitter.js";
export { Failure } from "./failure.js";
export { generate } from "./generate.js";
export type { Generated, GenerateOptions, GenerateRun, SourceFile } from "./generate.js";
export type { Location } from "./load/pointer.js";
export { checkPackage as check, writePackage as write } from "./package.js";
export type { CheckOutcome, PackageRun, Said, WriteOutcome } from "./package.js";
export type { Drift, DriftKind } from "./print/check.js";
export type { GeneratedFile, PrettierOptions } from "./print/format.js";
export { PrintMemory } from "./print/print-memory.js";
export type { Changes, ForeignFiles } from "./print/write.js";
export type { Progress, Stage } from "./progress.js";
