/** `load`: from a path to every file of a description, as plain JSON trees. */
import { resolve as resolvePath } from "node:path";
import type { Report } from "../diagnostics/report.js";
import { dialectOf } from "./dialect.js";
import { FileLoader } from "./file-loader.js";
import type { PlacedObject } from "./grammar.js";
import type { JsonValue } from "./json.js";
import { shownName } from "./reference-target.js";
import type { Dialect } from "./upgrade.js";

/** A description as it was read: nothing is dereferenced, so that names and pointers stay. */
export interface Document {
  /** The key in `files` of the file that `load` was called with. */
  readonly root: string;
  /** Every file that was read, by its `file`. */
  readonly files: ReadonlyMap<string, LoadedFile>;
  /** Files that a reference names and that could not be read. `resolve` reports them where they are needed. */
  readonly failures: ReadonlyMap<string, LoadFailure>;
  /** What references lead to in other files than the root: the only parts of those that are OpenAPI's for sure. */
  readonly parts: readonly PlacedObject[];
  readonly dialect: Dialect;
}

export interface LoadedFile {
  /** As it is shown to people: relative to the working folder, with forward slashes. */
  readonly file: string;
  readonly absolutePath: string;
  readonly text: string;
  readonly value: JsonValue;
}

export type LoadFailure =
  /** There is no such file, it is a folder, … */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** It was read, but is not YAML or JSON; the report says so already. */
  | { readonly kind: "reported" };

/**
 * Reads the description at `path` (YAML or JSON) and every file that its references lead to; what lies on the network
 * is never fetched. Undefined where there is nothing to go on with: no such file, not YAML or JSON, not OpenAPI; the
 * report says which.
 */
export async function load(path: string, report: Report): Promise<Document | undefined> {
  if (/^https?:\/\//i.test(path)) {
    report.add("unreadable-file", undefined, path, "it lies on the network, and nothing is fetched");
    return undefined;
  }
  const loader = new FileLoader(report);
  const absolutePath = resolvePath(path);
  const root = shownName(absolutePath);
  const file = await loader.read(absolutePath);
  if (file === undefined) {
    const failure = loader.failures.get(root);
    if (failure?.kind === "unreadable") report.add("unreadable-file", undefined, path, failure.reason);
    return undefined;
  }
  const dialect = dialectOf(file, report);
  if (dialect === undefined) return undefined;
  const parts = await loader.readReferenced(file, dialect);
  return { root, files: loader.files, failures: loader.failures, parts, dialect };
}
