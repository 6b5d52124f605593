/** Reads schemas into the schema view, each once, as they are reached. A worklist, so that depth is no limit. */
import { dirname, relative } from "node:path";
import type { Document } from "../load/document.js";
import { isObject, type JsonValue } from "../load/json.js";
import { tokensOf, type Location } from "../load/pointer.js";
import { resolve, valueAt } from "../load/references.js";
import { upgradeSchema } from "../load/upgrade.js";
import { readAnnotations } from "./read-annotations.js";
import { readAssertions } from "./read-assertions.js";
import { kindOf, referenceOf, type Source } from "./node.js";
import type { Annotations, Assertion, SchemaId, SchemaOwner } from "./schema.js";

/** A schema before it is known who uses it. */
export interface DraftSchema {
  readonly id: SchemaId;
  readonly location: Location;
  readonly assertions: readonly Assertion[];
  readonly annotations: Annotations;
  readonly componentName?: string;
  readonly owner?: SchemaOwner;
}

/** What holds a schema: an owner, or the name under which components list it. */
export type Holder = SchemaOwner | { readonly kind: "component"; readonly name: string };

interface Pending {
  readonly id: SchemaId;
  readonly location: Location;
  readonly holder: Holder;
}

export class SchemaReader {
  readonly source: Source;
  readonly #drafts = new Map<SchemaId, DraftSchema | undefined>();
  readonly #queue: Pending[] = [];
  /** Targets inside a component, which the component's own reading will reach under their proper owner. */
  readonly #inner = new Map<SchemaId, Location>();

  constructor(source: Source) {
    this.source = source;
  }

  /**
   * The id of the schema at a place. A place that holds nothing but a `$ref` is the schema that it names.
   * Undefined where the reference leads nowhere (reported).
   */
  idAt(location: Location, owner: SchemaOwner): SchemaId | undefined {
    const reference = bareReference(valueAt(this.source.document, location));
    if (reference !== undefined) return this.target(location, reference);
    return this.#request(location, owner);
  }

  /** The id of the schema that a `$ref` at a place names. */
  target(location: Location, reference: string): SchemaId | undefined {
    const { document, report } = this.source;
    for (let from = location, next: string | undefined = reference; ;) {
      const target = resolve(document, from, next, report);
      if (target === undefined) return undefined;
      next = bareReference(valueAt(document, target));
      if (next === undefined) return this.#requestTarget(target);
      from = target;
    }
  }

  /** Reads all that was asked for and all that it leads to. */
  finish(): ReadonlyMap<SchemaId, DraftSchema> {
    this.#drain();
    for (const [id, location] of this.#inner) {
      if (this.#drafts.has(id)) continue;
      this.#request(location, { kind: "component", name: tokensOf(location.pointer).slice(2).join(" ") });
      this.#drain();
    }
    return new Map([...this.#drafts].flatMap(([id, draft]) => (draft === undefined ? [] : [[id, draft]])));
  }

  #requestTarget(location: Location): SchemaId {
    const tokens = tokensOf(location.pointer);
    const [first, second, name, ...rest] = tokens;
    if (first !== "components" || name === undefined) return this.#request(location, componentHolder(location));
    if (rest.length === 0) return this.#request(location, { kind: "component", name });
    if (second !== "schemas") return this.#request(location, { kind: "component", name: `${name} ${second ?? ""}` });
    const component: Location = { file: location.file, pointer: location.pointer.split("/").slice(0, 4).join("/") };
    this.#requestTarget(component);
    const id = this.#idOf(location);
    this.#inner.set(id, location);
    return id;
  }

  #request(location: Location, holder: Holder): SchemaId {
    const id = this.#idOf(location);
    if (this.#drafts.has(id)) return id;
    this.#drafts.set(id, undefined);
    this.#queue.push({ id, location, holder });
    return id;
  }

  #drain(): void {
    // The queue grows while it is walked: reading a schema asks for those inside it.
    for (const next of this.#queue) this.#drafts.set(next.id, this.#read(next));
    this.#queue.length = 0;
  }

  #read({ id, location, holder }: Pending): DraftSchema {
    const held = holder.kind === "component" ? { componentName: holder.name } : { owner: holder };
    const value = valueAt(this.source.document, location);
    if (isObject(value)) {
      const node = { location, value: upgradeSchema(value, this.source.document.dialect) };
      const annotations = readAnnotations(this.source, node);
      return { id, location, ...held, annotations, assertions: readAssertions(this, node, id) };
    }
    if (typeof value !== "boolean") {
      this.source.report.add("invalid-value", location, "a schema", kindOf(value));
    }
    const assertions: readonly Assertion[] = value === false ? [{ kind: "never", location }] : [];
    return { id, location, ...held, annotations: noAnnotations, assertions };
  }

  #idOf(location: Location): SchemaId {
    return schemaId(this.source.document, location);
  }
}

/**
 * `#/components/schemas/Pet`, with the file before it where that is not the root: relative to the root's folder, since
 * ids show in the output, which must not depend on where the generator runs.
 */
function schemaId({ files, root }: Document, location: Location): SchemaId {
  if (location.file === root) return `#${location.pointer}` as SchemaId;
  const [from, to] = [files.get(root)?.absolutePath, files.get(location.file)?.absolutePath];
  const file =
    from === undefined || to === undefined ? location.file : relative(dirname(from), to).replaceAll("\\", "/");
  return `${file}#${location.pointer}` as SchemaId;
}

/** The `$ref` of an object that says nothing else. */
function bareReference(value: JsonValue | undefined): string | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined;
  return referenceOf(value);
}

/** A schema outside `components`: named for where it stands, or for its file where it is the whole file. */
function componentHolder(location: Location): Holder {
  const last = tokensOf(location.pointer).at(-1);
  const fileName = location.file
    .split("/")
    .at(-1)
    ?.replace(/\.[^.]+$/, "");
  return { kind: "component", name: last ?? fileName ?? location.file };
}

const noAnnotations: Annotations = { deprecated: false, readOnly: false, writeOnly: false, examples: [] };
