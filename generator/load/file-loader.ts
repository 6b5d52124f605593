/** Reads files, and the files that their references lead to. */
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { Report } from "../diagnostics/report.js";
import type { LoadedFile, LoadFailure } from "./document.js";
import { objectsIn, referenceOf, type ObjectKind, type PlacedObject } from "./grammar.js";
import { readJson } from "./json-text.js";
import type { JsonValue } from "./json.js";
import type { Location } from "./pointer.js";
import { findTarget, shownName, valueIn, type ReferenceTarget } from "./reference-target.js";
import type { Dialect } from "./upgrade.js";

export class FileLoader {
  readonly files = new Map<string, LoadedFile>();
  readonly failures = new Map<string, LoadFailure>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** The file, or undefined, with an entry in `failures` that says why. */
  async read(absolutePath: string): Promise<LoadedFile | undefined> {
    const file = shownName(absolutePath);
    const known = this.files.get(file);
    if (known !== undefined || this.failures.has(file)) return known;
    const content = await contentOf(absolutePath);
    if (content.text === undefined) {
      this.failures.set(file, { kind: "unreadable", reason: content.reason });
      return undefined;
    }
    this.#report.addSource({ file, absolutePath, text: content.text });
    const value = await valueOf(content.text, file, this.#report);
    if (value === undefined) {
      this.failures.set(file, { kind: "reported" });
      return undefined;
    }
    const loaded = { file, absolutePath, text: content.text, value };
    this.files.set(file, loaded);
    return loaded;
  }

  /**
   * Reads what the references of a description lead to, and what the references there lead to. In another file only
   * the targets are looked at, which are returned: by themselves the keys of a file could be names or keywords.
   */
  async readReferenced(root: LoadedFile, dialect: Dialect): Promise<readonly PlacedObject[]> {
    const kind = dialect === "2.0" ? "swagger" : "openapi";
    const queue: PlacedObject[] = [{ kind, location: { file: root.file, pointer: "" }, value: root.value }];
    const seen = new Map<ObjectKind, Set<JsonValue>>();
    const parts: PlacedObject[] = [];
    for (const placed of queue) {
      const reference = referenceOf(placed);
      const target = reference === undefined ? undefined : await this.#referenced(placed, reference);
      for (const next of target === undefined ? objectsIn(placed) : [...objectsIn(placed), target]) {
        const known = seen.get(next.kind) ?? new Set();
        if (typeof next.value === "object" && known.has(next.value)) continue;
        seen.set(next.kind, known.add(next.value));
        queue.push(next);
        if (next === target && next.location.file !== root.file) parts.push(next);
      }
    }
    return parts;
  }

  /** What an object refers to, once every file on the way has been read. */
  async #referenced(placed: PlacedObject, reference: string): Promise<PlacedObject | undefined> {
    const target = await this.#target(placed.location, reference);
    const value = target.kind === "found" ? valueIn(this.files, target.location) : undefined;
    if (target.kind !== "found" || value === undefined) return undefined;
    return { kind: placed.kind === "schemaName" ? "schema" : placed.kind, location: target.location, value };
  }

  /** Where a reference leads, once every file on the way has been read. */
  async #target(location: Location, reference: string): Promise<ReferenceTarget> {
    for (;;) {
      const target = findTarget(this.files, location, reference);
      if (target.kind !== "unread" || (await this.read(target.absolutePath)) === undefined) return target;
    }
  }
}

type Content =
  { readonly text: string; readonly reason?: undefined } | { readonly text?: undefined; readonly reason: string };

async function contentOf(absolutePath: string): Promise<Content> {
  try {
    // A device or a pipe could go on for ever.
    if (!(await stat(absolutePath)).isFile()) return { reason: "it is not a file" };
    const bytes = await readFile(absolutePath);
    // Also takes away a byte order mark.
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
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
