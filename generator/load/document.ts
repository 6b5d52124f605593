/** `load`: from a path to every file of a description, as plain JSON trees. */
import { resolve as resolvePath } from "node:path";
import type { Report } from "../diagnostics/report.js";
import { dialectOf } from "./dialect.js";
import { FileLoader, readLocally, type ReadUri } from "./file-loader.js";
import type { PlacedObject } from "./grammar.js";
import type { JsonValue } from "./json.js";
import type { Overlaid } from "./overlay/apply-overlays.js";
import { below, type Location } from "./pointer.js";
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
  /** Where in the texts a place of the document was written: in an overlay, if that is what put it there. */
  readonly writtenAt: (location: Location) => Location;
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

export interface LoadOptions {
  /** Where files come from; by default the disk alone, so that nothing is ever fetched. */
  readonly read?: ReadUri;
  /** The paths of the overlays to lay over the description, in this order. */
  readonly overlays?: readonly string[];
}

/**
 * Reads the description at `path` (YAML or JSON), with its overlays, and every file that its references lead to. Undefined
 * where there is nothing to go on with: no such file, not YAML or JSON, not OpenAPI, a wrong overlay; the report says which.
 */
export async function load(
  path: string,
  given: Report,
  { read = readLocally, overlays = [] }: LoadOptions = {},
): Promise<Document | undefined> {
  const loader = new FileLoader(read, given);
  const written = await rootAt(path, loader, given);
  if (written === undefined) return undefined;
  const overlaid = overlays.length === 0 ? asWritten(written) : await withOverlays(written, { read, overlays }, given);
  if (overlaid === undefined) return undefined;
  const { file, writtenAt } = overlaid;
  loader.files.set(file.file, file);
  const report = given.through(writtenAt);
  const dialect = dialectOf(file, report);
  if (dialect === undefined) return undefined;
  const { survey, resources } = begin({ files: loader.files, root: file, dialect });
  await loader.complete(survey, resources);
  reportClashes(resources, report);
  const { files, failures } = loader;
  return { root: file.file, files, failures, parts: survey.parts, dialect, resources, writtenAt };
}

async function rootAt(path: string, loader: FileLoader, report: Report): Promise<LoadedFile | undefined> {
  if (/^https?:\/\//i.test(path)) {
    report.add("unreadable-file", undefined, path, "it lies on the network, and nothing is fetched");
    return undefined;
  }
  const uri = uriOf(resolvePath(path));
  const file = await loader.read(uri);
  const failure = file === undefined ? loader.failures.get(shownName(uri)) : undefined;
  if (failure?.kind === "unreadable") report.add("unreadable-file", undefined, path, failure.reason);
  return file;
}

async function withOverlays(
  file: LoadedFile,
  { read, overlays }: Required<LoadOptions>,
  report: Report,
): Promise<Overlaid | undefined> {
  const { applyOverlays } = await import("./overlay/apply-overlays.js");
  return applyOverlays(file, overlays, read, report);
}

function asWritten(file: LoadedFile): Overlaid {
  return { file, writtenAt: (location) => location };
}

/** A document of files that have all been read. */
export function documentOf(root: LoadedFile, others: readonly LoadedFile[], dialect: Dialect): Document {
  const files = new Map([root, ...others].map((file) => [file.file, file]));
  const { survey, resources } = begin({ files, root, dialect });
  survey.run();
  const { writtenAt } = asWritten(root);
  return { root: root.file, files, failures: new Map(), parts: survey.parts, dialect, resources, writtenAt };
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
