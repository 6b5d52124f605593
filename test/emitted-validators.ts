/** The validators of some schemas, made by the real stages and loaded as the modules that a package would carry. */
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Report, type Diagnostic } from "../generator/diagnostics/report.js";
import { chooseEmitters, reservedNames } from "../generator/emit/index.js";
import { documentOf as loadedDocument, type Document, type LoadedFile } from "../generator/load/document.js";
import type { JsonObject, JsonValue } from "../generator/load/json.js";
import { build, type BuildOptions } from "../generator/model/build.js";
import { makePlan } from "../generator/plan/make-plan.js";
import { lower } from "../generator/print/lower.js";
import { assemble, importDeclaration } from "../generator/print/source-file.js";
import type { Validation, ValidationOptions } from "../templates/runtime/issue.js";
import { emit } from "./emitted.js";
import { writeModules } from "./module-folder.js";

/** The text of every file, not laid out, and what was reported. */
export interface EmittedFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Validators extends EmittedFiles, LoadedValidators {}

export interface LoadedValidators {
  /** Whether there is a function of that name. */
  has(name: string): boolean;
  call(name: string, ...given: readonly unknown[]): unknown;
  is(name: string, value: unknown): boolean;
  validate(name: string, value: unknown, options?: ValidationOptions): Validation<unknown>;
  strip(name: string, value: unknown): unknown;
  /** Undefined where the schema reads answers as everything else. */
  received(name: string): ((value: unknown) => Validation<unknown>) | undefined;
}

export type ValidatorOptions = Partial<Omit<BuildOptions, "operations">>;

/** Emits the validators of schemas, each a component of its name, used in a request and in an answer. */
export async function emitValidators(schemas: JsonObject, options: ValidatorOptions = {}): Promise<EmittedFiles> {
  return emitDocument(documentOf(schemas), options);
}

/** The same for a description. */
export async function emitDocument(
  document: Document,
  options: ValidatorOptions = {},
  report: Report = new Report(),
): Promise<EmittedFiles> {
  const defaults = {
    operations: {},
    responseEnums: "open",
    formats: "annotation",
    int64: "number",
    dates: "string",
  } as const;
  const api = build(document, { ...defaults, ...options }, report);
  if (api === undefined) throw new Error("The description could not be read.");
  const emitters = chooseEmitters(["validators"], api, report);
  const plan = makePlan(api, emitters, { names: {}, reserved: reservedNames(emitters, api) }, report);
  const { sources, copies } = await emit(plan, { emitters }, report);
  const texts = sources.map(({ path, imports, statements }): readonly [string, string] => {
    const used = imports.filter(({ names }) => names.length > 0).map(importDeclaration);
    return [path, assemble(used, statements.map(lower))];
  });
  return {
    files: new Map([...texts, ...copies.map(({ path, text }) => [path, text] as const)]),
    diagnostics: report.diagnostics,
  };
}

/** Emits and loads them. */
export async function loadValidators(schemas: JsonObject, options?: ValidatorOptions): Promise<Validators> {
  return loadEmitted(await emitValidators(schemas, options));
}

/** Loads the modules that were emitted. */
export async function loadEmitted(emitted: EmittedFiles): Promise<Validators> {
  return { ...emitted, ...(await loadFiles(emitted.files)) };
}

/** Loads a package's validators from the texts of its files. */
export async function loadFiles(files: ReadonlyMap<string, string>): Promise<LoadedValidators> {
  const folder = writeModules(files);
  const loaded: unknown = await import(pathToFileURL(join(folder, "src/validators/index.js")).href);
  rmSync(folder, { recursive: true });
  const functions = new Map<string, unknown>(Object.entries(loaded as object));
  const find = (name: string): ((...given: readonly unknown[]) => unknown) | undefined => {
    const found = functions.get(name);
    return typeof found === "function" ? (...given) => found(...given) : undefined;
  };
  const call = (name: string, ...given: readonly unknown[]): unknown => {
    const found = find(name);
    if (found === undefined) throw new Error(`There is no ${name}.`);
    return found(...given);
  };
  return {
    has: (name) => find(name) !== undefined,
    call,
    is: (name, value) => call(`is${name}`, value) as boolean,
    validate: (name, value, options) => call(`validate${name}`, value, options) as Validation<unknown>,
    strip: (name, value) => call(`strip${name}`, value),
    received: (name) => find(`validate${name}Received`) as ((value: unknown) => Validation<unknown>) | undefined,
  };
}

/** A description of component schemas, each used in a request and in an answer; `others` are files beside it, by name. */
export function documentOf(
  schemas: JsonObject,
  others: ReadonlyMap<string, JsonValue> = new Map(),
  dialect: "3.0" | "3.1" = "3.1",
): Document {
  const fileOf = (file: string, value: JsonValue): LoadedFile => ({
    file,
    absolutePath: resolve(file),
    text: "",
    value,
  });
  const beside = [...others].map(([file, content]) => fileOf(file, content));
  return loadedDocument(fileOf("openapi.json", descriptionOf(schemas, dialect)), beside, dialect);
}

/** The text of such a description. */
export function descriptionOf(schemas: JsonObject, dialect: "3.0" | "3.1" = "3.1"): JsonObject {
  const content = (name: string): JsonValue => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  const operations = Object.keys(schemas).map((name): readonly [string, JsonValue] => [
    `/${name}`,
    {
      post: {
        operationId: `send${name}`,
        requestBody: content(name),
        responses: { "200": { description: "The same.", ...(content(name) as JsonObject) } },
      },
    },
  ]);
  return {
    openapi: `${dialect}.0`,
    info: { title: "Schemas", version: "1.0.0" },
    paths: Object.fromEntries(operations),
    components: { schemas },
  };
}
