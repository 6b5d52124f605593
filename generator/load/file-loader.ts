/** Reads files, and the files that their references lead to. */
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { Report } from "../diagnostics/report.js";
import type { LoadedFile, LoadFailure } from "./document.js";
import { readJson } from "./json-text.js";
import type { JsonValue } from "./json.js";
import { metaSchemaAt } from "./meta-schemas.js";
import { shownName } from "./reference-target.js";
import type { Resources } from "./resources.js";
import type { Survey } from "./survey.js";
import { pathOf, type Uri } from "./uri.js";

/** What stands at a URI. */
export type Content =
  | {
      readonly text: string;
      /** Of the file on disk that holds it. */
      readonly absolutePath: string;
      /** Where it was found in the end, if the network said to look elsewhere. */
      readonly redirectedTo?: Uri;
    }
  | { readonly failure: LoadFailure };

export type ReadUri = (uri: Uri) => Promise<Content>;

export class FileLoader {
  readonly files = new Map<string, LoadedFile>();
  readonly failures = new Map<string, LoadFailure>();
  readonly #read: ReadUri;
  readonly #report: Report;

  constructor(read: ReadUri, report: Report) {
    this.#read = read;
    this.#report = report;
  }

  /** The file, or undefined, with an entry in `failures` that says why. */
  async read(uri: Uri): Promise<LoadedFile | undefined> {
    const file = shownName(uri);
    const known = this.files.get(file);
    if (known !== undefined || this.failures.has(file)) return known;
    const metaSchema = metaSchemaAt(uri);
    if (metaSchema !== undefined) return this.#keep({ file, uri, absolutePath: "", text: "", value: metaSchema });
    const content = await this.#read(uri);
    if ("failure" in content) {
      this.failures.set(file, content.failure);
      if (uri.startsWith("file:")) this.#report.addMissing(pathOf(uri));
      return undefined;
    }
    const { text, absolutePath, redirectedTo = uri } = content;
    this.#report.addSource({ file, absolutePath, text });
    const value = await valueOf(text, file, this.#report);
    if (value === undefined) {
      this.failures.set(file, { kind: "reported" });
      return undefined;
    }
    return this.#keep({ file, absolutePath, text, value, ...(uri.startsWith("file:") ? {} : { uri: redirectedTo }) });
  }

  #keep(loaded: LoadedFile): LoadedFile {
    this.files.set(loaded.file, loaded);
    return loaded;
  }

  /** Reads whatever a survey needs. */
  async complete(survey: Survey, resources: Resources): Promise<void> {
    for (;;) {
      const wanted = [...survey.run()].filter((uri) => !resources.isMissing(uri));
      if (wanted.length === 0) return;
      for (const uri of wanted) {
        const file = await this.read(uri);
        if (file === undefined) resources.addMissing(uri);
        else resources.addFile(file, uri);
      }
    }
  }
}

/** What a file on disk holds. */
export const readFromDisk: ReadUri = async (uri) => {
  const absolutePath = pathOf(uri);
  try {
    // A device or a pipe could go on for ever.
    if (!(await stat(absolutePath)).isFile()) return unreadable("it is not a file");
    const bytes = await readFile(absolutePath);
    // Also takes away a byte order mark.
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), absolutePath };
  } catch (error) {
    return unreadable(reasonOf(error));
  }
};

/** Takes nothing from the network. */
export const readLocally: ReadUri = async (uri) =>
  uri.startsWith("file:") ? readFromDisk(uri) : { failure: { kind: "remote" } };

function unreadable(reason: string): Content {
  return { failure: { kind: "unreadable", reason } };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "it does not exist";
  if (code === "EACCES" || code === "EPERM") return "it may not be read";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "it is not UTF-8";
  return error instanceof Error ? error.message : String(error);
}

/** By the file's ending, or by its first character where the ending says nothing. YAML's parser is not always needed. */
async function valueOf(text: string, file: string, report: Report): Promise<JsonValue | undefined> {
  const ending = extname(file).toLowerCase();
  const isYaml = ending === ".yaml" || ending === ".yml" || !/^\s*[{[]/.test(text);
  if (ending === ".json" || !isYaml) return readJson(text, file, report);
  const { readYaml } = await import("./yaml-text.js");
  return readYaml(text, file, report);
}
