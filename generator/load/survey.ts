/** Goes through a description: which objects it has, which schemas have names of their own, which files it needs. */
import type { LoadedFile } from "./document.js";
import { objectsIn, referencesOf, type PlacedObject } from "./grammar.js";
import { isObject, member, type JsonValue } from "./json.js";
import { child, tokensOf, type Location } from "./pointer.js";
import { findTarget, valueIn, type ReferenceTarget } from "./reference-target.js";
import { isDescription, type Resources } from "./resources.js";
import { knownDialect } from "./schema-dialect.js";
import type { Dialect } from "./upgrade.js";
import { splitReference, type Uri } from "./uri.js";

/** A reference, and the object that makes it. */
interface Waiting {
  readonly placed: PlacedObject;
  readonly reference: string;
}

export class Survey {
  /** What references lead to in other files than the root: the only parts of those that are OpenAPI's for sure. */
  readonly parts: PlacedObject[] = [];
  readonly #files: ReadonlyMap<string, LoadedFile>;
  readonly #resources: Resources;
  readonly #root: string;
  readonly #queue: PlacedObject[] = [];
  readonly #seen = new Map<string, Set<JsonValue>>();
  readonly #metaSchemas = new Set<Uri>();
  #waiting: Waiting[] = [];

  /** `files` and `resources` may grow between two runs. */
  constructor(files: ReadonlyMap<string, LoadedFile>, resources: Resources, root: LoadedFile, dialect: Dialect) {
    this.#files = files;
    this.#resources = resources;
    this.#root = root.file;
    this.#noteMetaSchema(root.value, "jsonSchemaDialect");
    const kind = dialect === "2.0" ? "swagger" : "openapi";
    this.#queue.push({ kind, location: { file: root.file, pointer: "" }, value: root.value });
  }

  /**
   * Looks at everything that the files hold, and returns the files that are missing. Read them, and run it again: what
   * waited for them goes on. In another file than the root only the targets of references are looked at: by themselves
   * its keys could be names or keywords.
   */
  run(): ReadonlySet<Uri> {
    for (;;) {
      this.#drain();
      const waiting = this.#waiting;
      this.#waiting = [];
      // What was unknown may have become known by an `$id` further down.
      const wanted = new Set(waiting.flatMap((one) => this.#follow(one)));
      for (const uri of this.#metaSchemas) if (this.#resources.named(uri) === undefined) wanted.add(uri);
      if (this.#queue.length === 0) return wanted;
    }
  }

  #drain(): void {
    // The queue grows while it is walked.
    for (const placed of this.#queue) {
      if (placed.kind === "schema") {
        this.#resources.addSchema(placed.location, placed.value);
        this.#noteMetaSchema(placed.value, "$schema");
      }
      for (const inner of objectsIn(placed)) this.#enqueue(inner);
      // Only once all is known does an absolute URI tell a schema at hand from a file on the network.
      for (const reference of referencesOf(placed)) this.#waiting.push({ placed, reference });
    }
    this.#queue.length = 0;
  }

  /** A dialect of somebody's own is described by a schema, which says what vocabularies it has. */
  #noteMetaSchema(value: JsonValue, keyword: "$schema" | "jsonSchemaDialect"): void {
    const uri = member(value, keyword);
    if (typeof uri === "string" && knownDialect(uri) === undefined && URL.canParse(uri)) {
      this.#metaSchemas.add(splitReference(uri).path);
    }
  }

  #enqueue(placed: PlacedObject): "new" | "known" {
    const seen = this.#seen.get(placed.kind) ?? new Set();
    if (typeof placed.value === "object" && seen.has(placed.value)) return "known";
    this.#seen.set(placed.kind, seen.add(placed.value));
    this.#queue.push(placed);
    return "new";
  }

  /** Goes on with what a reference names, or returns the file that it needs. */
  #follow(waiting: Waiting): readonly Uri[] {
    const { placed, reference } = waiting;
    const target = this.#target(placed.location, reference);
    if (target.kind === "unread" || target.kind === "nowhere") this.#waiting.push(waiting);
    if (target.kind === "unread") return [target.uri];
    const value = target.kind === "found" ? valueIn(this.#files, target.location) : undefined;
    if (target.kind !== "found" || value === undefined) return [];
    const kind = placed.kind === "schemaName" ? "schema" : placed.kind;
    if (kind === "schema" && this.#surround(target.location) === "new") {
      // First what is around it, as a name there counts for it.
      this.#waiting.push(waiting);
      return [];
    }
    const found = { kind, location: target.location, value };
    if (this.#enqueue(found) === "new" && found.location.file !== this.#root) this.parts.push(found);
    return [];
  }

  /** A name in a file that nobody has looked into yet needs the whole file, as a schema. */
  #target(from: Location, reference: string): ReferenceTarget {
    const target = findTarget(this.#files, this.#resources, from, reference);
    if (target.kind !== "nowhere" || target.file === undefined) return target;
    const value = this.#files.get(target.file)?.value;
    if (isObject(value) && target.file !== this.#root && !isDescription(value)) {
      this.#enqueue({ kind: "schema", location: { file: target.file, pointer: "" }, value });
    }
    return target;
  }

  /** The schemas around a place in another file, as far as they have names that count for it. */
  #surround({ file, pointer }: Location): "new" | "known" {
    if (file === this.#root) return "known";
    let at = "";
    let value = this.#files.get(file)?.value;
    for (const token of tokensOf(pointer)) {
      if (isObject(value) && isNamed(value) && !isDescription(value)) {
        return this.#enqueue({ kind: "schema", location: { file, pointer: at }, value });
      }
      at = child(at, token);
      value = member(value, token);
    }
    return "known";
  }
}

function isNamed(value: JsonValue): boolean {
  return ["$id", "$schema"].some((keyword) => typeof member(value, keyword) === "string");
}
