/** `load`: from a path to every file of a description, as plain JSON trees. */
import { resolve as resolvePath } from "node:path";
import type { Report } from "../diagnostics/report.js";
import { dialectOf } from "./dialect.js";
import { FileLoader, readLocally, type ReadUri } from "./file-loader.js";
import type { PlacedObject } from "./grammar.js";
import type { JsonValue } from "./json.js";
import { below } from "./pointer.js";
import { shownName } from "./reference-target.js";
import { Resources } from "./resources.js";
import { Survey } from "./survey.js";
import { hasOwnSchemas, type Dialect } from "./upgrade.js";
import { uriOf, type Uri } from "./uri.js";

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
  /** What has a URI of its own: the files, and the schemas in them that have an `$id`. */
  readonly resources: Resources;
}

export interface LoadedFile {
  /** As it is shown to people: relative to the working folder, with forward slashes; or its URI. */
  readonly file: string;
  /** Where it comes from; absent for a file on disk that is none but itself. */
  readonly uri?: Uri;
  readonly absolutePath: string;
  readonly text: string;
  readonly value: JsonValue;
}

export type LoadFailure =
  /** There is no such file, it is a folder, … */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** It lies on the network, and nothing may be taken from there. */
  | { readonly kind: "remote" }
  /** It lies on the network, and the copy that is locked is not there, or another. */
  | { readonly kind: "unlocked"; readonly reason: string }
  /** It was read, but is not YAML or JSON; the report says so already. */
  | { readonly kind: "reported" };

/**
 * Reads the description at `path` (YAML or JSON) and every file that its references lead to. Undefined where there is
 * nothing to go on with: no such file, not YAML or JSON, not OpenAPI; the report says which.
 *
 * @param read Where files come from; by default the disk alone, so that nothing is ever fetched.
 */
export async function load(path: string, report: Report, read: ReadUri = readLocally): Promise<Document | undefined> {
  if (/^https?:\/\//i.test(path)) {
    report.add("unreadable-file", undefined, path, "it lies on the network, and nothing is fetched");
    return undefined;
  }
  const loader = new FileLoader(read, report);
  const uri = uriOf(resolvePath(path));
  const root = shownName(uri);
  const file = await loader.read(uri);
  if (file === undefined) {
    const failure = loader.failures.get(root);
    if (failure?.kind === "unreadable") report.add("unreadable-file", undefined, path, failure.reason);
    return undefined;
  }
  const dialect = dialectOf(file, report);
  if (dialect === undefined) return undefined;
  const { survey, resources } = begin({ files: loader.files, root: file, dialect });
  await loader.complete(survey, resources);
  reportClashes(resources, report);
  return { root, files: loader.files, failures: loader.failures, parts: survey.parts, dialect, resources };
}

/** A document of files that have all been read. */
export function documentOf(root: LoadedFile, others: readonly LoadedFile[], dialect: Dialect): Document {
  const files = new Map([root, ...others].map((file) => [file.file, file]));
  const { survey, resources } = begin({ files, root, dialect });
  survey.run();
  return { root: root.file, files, failures: new Map(), parts: survey.parts, dialect, resources };
}

interface Start {
  readonly files: ReadonlyMap<string, LoadedFile>;
  readonly root: LoadedFile;
  readonly dialect: Dialect;
}

function begin({ files, root, dialect }: Start): { readonly survey: Survey; readonly resources: Resources } {
  const resources = new Resources(hasOwnSchemas(dialect) ? "ignored" : "read");
  for (const file of files.values()) resources.addFile(file);
  return { resources, survey: new Survey(files, resources, root, dialect) };
}

function reportClashes({ clashes }: Resources, report: Report): void {
  for (const { keyword, location, identifier, first } of clashes) {
    report.add("duplicate-identifier", below(location, keyword), identifier, `${first.file}#${first.pointer}`);
  }
}
