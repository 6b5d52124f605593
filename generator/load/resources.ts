/**
 * The schema resources of a description: every file, and every schema with an `$id` of its own (JSON Schema 2020-12
 * core, section 4.3.5). References start from the resource that they stand in, and anchors are names inside it.
 */
import type { LoadedFile } from "./document.js";
import { isObject, member, type JsonObject, type JsonValue } from "./json.js";
import type { Location, Pointer } from "./pointer.js";
import { dialectNamed, type SchemaDialect } from "./schema-dialect.js";
import { resolveUri, splitReference, uriOf, type Uri } from "./uri.js";

export interface Resource {
  /** Its root: the whole file, or the schema that has the `$id`. */
  readonly location: Location;
  /** What relative references in it start from (JSON Schema 2020-12 core, section 9.1). */
  readonly uri: Uri;
  /** Where its file was read from, for the resource that is a whole file. */
  readonly retrieved?: Uri;
  /** The `$schema` that holds in it; absent where nothing says. */
  readonly schema?: string;
  readonly anchors: ReadonlyMap<string, Anchor>;
}

/** A place inside a resource that has a name: by `$anchor`, or by `$dynamicAnchor`. */
export interface Anchor {
  readonly location: Location;
  readonly kind: "plain" | "dynamic";
}

/** An identifier that two schemas claim; the first keeps it. */
export interface Clash {
  readonly keyword: string;
  /** Of the keyword in the second. */
  readonly location: Location;
  readonly identifier: string;
  readonly first: Location;
}

/** The name of `$recursiveAnchor` of draft 2019-09, which has none: no anchor can be called so. */
export const recursiveAnchor = "";

interface MutableResource extends Resource {
  readonly anchors: Map<string, Anchor>;
}

export class Resources {
  readonly clashes: Clash[] = [];
  readonly #identifiers: "read" | "ignored";
  readonly #byUri = new Map<Uri, MutableResource>();
  /** What the description says of schemas that do not say: the `jsonSchemaDialect` of its root, which comes first. */
  #defaultSchema: JsonValue | undefined;
  readonly #missing = new Set<Uri>();
  readonly #byFile = new Map<string, Map<Pointer, MutableResource>>();

  /** @param identifiers `ignored` for OpenAPI 3.0, whose schemas have no `$id` and no anchors. */
  constructor(identifiers: "read" | "ignored") {
    this.#identifiers = identifiers;
  }

  /** Makes a file known, by where it was read from; `asked` is where it was looked for. */
  addFile(file: LoadedFile, asked?: Uri): void {
    const root = { file: file.file, pointer: "" };
    if (!this.#byFile.has(file.file)) this.#addRoot(file, root);
    const known = this.#around(root);
    if (asked !== undefined && known !== undefined) this.#byUri.set(asked, known);
  }

  #addRoot(file: LoadedFile, location: Location): void {
    const retrieved = file.uri ?? uriOf(file.absolutePath);
    const value = isObject(file.value) ? file.value : {};
    const own = member(value, isDescription(value) ? "jsonSchemaDialect" : "$schema");
    if (this.#byFile.size === 0) this.#defaultSchema = own;
    const schema = own ?? this.#defaultSchema;
    const resource: MutableResource = {
      location,
      uri: retrieved,
      retrieved,
      ...(typeof schema === "string" ? { schema } : {}),
      anchors: new Map(),
    };
    this.#byFile.set(file.file, new Map([["", resource]]));
    this.#byUri.set(retrieved, resource);
    // OpenAPI 3.2 section 4.1.2.2.1: `$self` is to a description what `$id` is to a schema.
    const self = member(value, isDescription(value) ? "$self" : "$id");
    if (typeof self === "string") this.#identify(location, value, self);
  }

  /** Notes that there is no file of that URI. */
  addMissing(uri: Uri): void {
    this.#missing.add(uri);
  }

  isMissing(uri: Uri): boolean {
    return this.#missing.has(uri);
  }

  /** Makes known what a schema says of its own name. Those around it must be known already. */
  addSchema(location: Location, value: JsonValue): void {
    if (this.#identifiers === "ignored" || !isObject(value)) return;
    const before = this.around(location);
    const id = identifierOf(value, dialectNamed(before?.schema));
    if (id !== undefined && location.pointer !== "") this.#identify(location, value, id);
    const resource = this.#around(location);
    if (resource === undefined) return;
    for (const { name, keyword, kind } of anchorsOf(value, dialectNamed(resource.schema))) {
      const known = resource.anchors.get(name);
      if (known === undefined || samePlace(known.location, location)) {
        resource.anchors.set(name, { location, kind: known?.kind === "dynamic" ? "dynamic" : kind });
      } else this.#clash(location, keyword, name, known.location);
    }
  }

  /** The resource that a place belongs to. Undefined where its file is not known. */
  around(location: Location): Resource | undefined {
    return this.#around(location);
  }

  /** The resource of a URI. */
  named(uri: Uri): Resource | undefined {
    return this.#byUri.get(uri);
  }

  all(): readonly Resource[] {
    return [...this.#byFile.values()].flatMap((resources) => [...resources.values()]);
  }

  #identify(location: Location, value: JsonObject, id: string): void {
    if (this.#identifiers === "ignored") return;
    const outer = this.#around(location);
    const { path } = splitReference(id);
    if (outer === undefined || path === "") return;
    const isFile = samePlace(outer.location, location);
    const uri = resolveUri(isFile ? (outer.retrieved ?? outer.uri) : outer.uri, path);
    if (uri === undefined) return;
    const known = this.#byUri.get(uri);
    if (known !== undefined && !samePlace(known.location, location)) {
      this.#clash(location, "$id", uri, known.location);
      return;
    }
    const own = member(value, "$schema");
    // JSON Schema 2020-12 core, section 8.1.1: without a `$schema` of its own, that of the one around it holds.
    const schema = typeof own === "string" ? own : outer.schema;
    const resource: MutableResource = {
      location,
      uri,
      ...(isFile && outer.retrieved !== undefined ? { retrieved: outer.retrieved } : {}),
      ...(schema === undefined ? {} : { schema }),
      anchors: isFile ? outer.anchors : new Map(),
    };
    this.#byUri.set(uri, resource);
    if (resource.retrieved !== undefined) this.#byUri.set(resource.retrieved, resource);
    this.#byFile.get(location.file)?.set(location.pointer, resource);
  }

  #clash(location: Location, keyword: string, identifier: string, first: Location): void {
    this.clashes.push({ keyword, location, identifier, first });
  }

  #around({ file, pointer }: Location): MutableResource | undefined {
    const resources = this.#byFile.get(file);
    if (resources === undefined || resources.size === 1) return resources?.get("");
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
      const found = resources.get(at);
      if (found !== undefined || at === "") return found;
    }
  }
}

/** Whether a file is an OpenAPI description rather than a schema. */
export function isDescription(value: JsonObject): boolean {
  return "openapi" in value || "swagger" in value;
}

function samePlace(one: Location, other: Location): boolean {
  return one.file === other.file && one.pointer === other.pointer;
}

/** Up to draft 7 nothing beside a `$ref` counts, and an `$id` may be an anchor (draft 7 core, section 8.2.3). */
function identifierOf(value: JsonObject, dialect: SchemaDialect): string | undefined {
  if (dialect === "draft-07" && typeof member(value, "$ref") === "string") return undefined;
  const id = member(value, "$id");
  return typeof id === "string" ? id : undefined;
}

interface NamedAnchor {
  readonly name: string;
  readonly keyword: string;
  readonly kind: Anchor["kind"];
}

function anchorsOf(value: JsonObject, dialect: SchemaDialect): readonly NamedAnchor[] {
  if (dialect === "draft-07") {
    const id = identifierOf(value, dialect);
    const name = id === undefined ? "" : splitReference(id).fragment;
    return name === "" ? [] : [{ name, keyword: "$id", kind: "plain" }];
  }
  const plain = member(value, "$anchor");
  const dynamic = member(value, "$dynamicAnchor");
  const isRecursive = dialect === "2019-09" && member(value, "$recursiveAnchor") === true;
  return [
    ...(typeof plain === "string" ? [{ name: plain, keyword: "$anchor", kind: "plain" } as const] : []),
    ...(typeof dynamic === "string" ? [{ name: dynamic, keyword: "$dynamicAnchor", kind: "dynamic" } as const] : []),
    ...(isRecursive ? [{ name: recursiveAnchor, keyword: "$recursiveAnchor", kind: "dynamic" } as const] : []),
  ];
}
