/** Runs groups of the suite over generated validators: many schemas to a package, each a file that a component refers to. */
import { resolve } from "node:path";
import { Report } from "../../generator/diagnostics/report.js";
import { load } from "../../generator/load/document.js";
import type { ReadUri } from "../../generator/load/file-loader.js";
import { isObject, member, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import { pathOf, uriOf } from "../../generator/load/uri.js";
import {
  descriptionOf,
  emitDocument,
  loadEmitted,
  type EmittedFiles,
  type ValidatorOptions,
  type Validators,
} from "../emitted-validators.js";
import type { SuiteFile, SuiteGroup } from "./suite-files.js";

export interface GroupResult {
  readonly keyword: string;
  readonly group: SuiteGroup;
  /** The tests whose outcome is not the expected one, or that could not be run; each with its reason. */
  readonly failures: readonly string[];
}

export interface SuiteOptions extends ValidatorOptions {
  /** The version of OpenAPI that the schemas are wrapped into. */
  readonly dialect: "3.0" | "3.1";
  /** What the suite says stands on the network, by URI. */
  readonly remotes: ReadonlyMap<string, string>;
}

/** The outcome of some groups, and the modules that it was found with. */
export interface SuiteRun {
  readonly results: readonly GroupResult[];
  readonly packages: readonly EmittedFiles[];
}

export async function runSuite(files: readonly SuiteFile[], options: SuiteOptions): Promise<SuiteRun> {
  const cases = files.flatMap(({ keyword, groups }) => groups.map((group) => ({ keyword, group })));
  const results: GroupResult[] = [];
  const packages: EmittedFiles[] = [];
  for (const batch of withoutClashes(cases)) {
    const run = await runBatch(batch, options);
    results.push(...run.results);
    packages.push(...run.packages);
  }
  return { results, packages };
}

type Case = Omit<GroupResult, "failures">;

async function runBatch(cases: readonly Case[], { dialect, remotes, ...options }: SuiteOptions): Promise<SuiteRun> {
  // A file of its own, so that "#" is the schema's root, as the suite means it.
  const schemas = cases.map(
    ({ group }, index) => [uriOf(resolve(fileOf(index))), JSON.stringify(group.schema)] as const,
  );
  const components = Object.fromEntries(cases.map(({ group }, index) => [nameOf(index), component(group, index)]));
  const root = [uriOf(resolve("openapi.json")), JSON.stringify(descriptionOf(components, dialect))] as const;
  const report = new Report();
  const document = await load("openapi.json", report, { read: readFrom(new Map([...remotes, ...schemas, root])) });
  if (document === undefined) throw new Error("The description could not be read.");
  const emitted = await emitDocument(document, options, report);
  const refused = new Set(
    emitted.diagnostics.flatMap(({ severity, location }) => (severity === "error" && location ? [location.file] : [])),
  );
  const validators = await loadEmitted(emitted);
  const results = cases.map(({ keyword, group }, index) => ({
    keyword,
    group,
    failures:
      refused.has(fileOf(index)) || !validators.has(`is${nameOf(index)}`)
        ? group.tests.map(({ description }) => `${description}: the schema is refused`)
        : failuresOf(group, nameOf(index), validators),
  }));
  return { results, packages: [emitted] };
}

/** A schema that is nothing but a reference has no validator of its own, unless it stands inside another. */
function component({ schema }: SuiteGroup, index: number): JsonObject {
  const file = { $ref: fileOf(index) };
  return isObject(schema) && Object.keys(schema).every((keyword) => keyword === "$ref") ? { allOf: [file] } : file;
}

function readFrom(texts: ReadonlyMap<string, string>): ReadUri {
  return async (uri) => {
    const text = texts.get(uri);
    if (text === undefined) return { failure: { kind: "unreadable", reason: "the suite has no such file" } };
    return { text, absolutePath: uri.startsWith("file:") ? pathOf(uri) : uri };
  };
}

/** Parts groups so that no two of a part name a schema alike: the suite means each to stand alone. */
function withoutClashes(cases: readonly Case[]): readonly (readonly Case[])[] {
  const parts: { readonly ids: Set<string>; readonly cases: Case[] }[] = [];
  for (const one of cases) {
    const ids = idsIn(one.group.schema);
    const free = parts.find((part) => ids.every((id) => !part.ids.has(id)));
    const part = free ?? { ids: new Set<string>(), cases: [] };
    if (free === undefined) parts.push(part);
    part.cases.push(one);
    for (const id of ids) part.ids.add(id);
  }
  return parts.map((part) => part.cases);
}

function idsIn(value: JsonValue): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner: readonly JsonValue[] = Object.values(value);
  const id = member(value, "$id");
  return [...(typeof id === "string" ? [id] : []), ...inner.flatMap(idsIn)];
}

function failuresOf(group: SuiteGroup, name: string, validators: Validators): readonly string[] {
  return group.tests.flatMap(({ description, data, valid }) => {
    const outcome = outcomeOf(name, data, validators);
    const expected = valid ? "valid" : "invalid";
    return outcome === expected ? [] : [`${description}: ${outcome} instead of ${expected}`];
  });
}

/** By both entry points, which must agree. */
function outcomeOf(name: string, data: unknown, validators: Validators): string {
  const isValid = validators.is(name, data);
  const { issues } = validators.validate(name, data);
  if (isValid !== (issues === undefined)) return "valid to one function and invalid to the other";
  const stray = issues?.find(({ code }) => code === "unstable" || code === "unreadable" || code === "nesting");
  return stray === undefined ? (isValid ? "valid" : "invalid") : `invalid by ${stray.code}`;
}

function nameOf(index: number): string {
  return `Case${index}`;
}

function fileOf(index: number): string {
  return `Case${index}.json`;
}
