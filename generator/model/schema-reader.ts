/** Reads schemas into the schema view, each once, as they are reached. A worklist, so that depth is no limit. */
import { dirname, relative } from "node:path";
import type { Document } from "../load/document.js";
import { isObject, type JsonValue } from "../load/json.js";
import type { Location } from "../load/pointer.js";
import { resolve, valueAt } from "../load/references.js";
import { hasOwnSchemas, upgradeSchema } from "../load/upgrade.js";
import { readAnnotations } from "./read-annotations.js";
import { readAssertions } from "./read-assertions.js";
import { kindOf, referenceOf, type Source } from "./node.js";
import { reportLost } from "./report-keywords.js";
import { outermostSchema, placeName, standsInside } from "./schema-place.js";
import type { Annotations, Assertion, SchemaEncoding, SchemaId, SchemaOwner } from "./schema.js";
import type { SchemaForm } from "./value-forms.js";

/** A schema before it is known who uses it. */
export interface DraftSchema {
  readonly id: SchemaId;
  readonly location: Location;
  readonly assertions: readonly Assertion[];
  readonly annotations: Annotations;
  readonly componentName?: string;
  readonly owner?: SchemaOwner;
  readonly form?: SchemaForm;
  readonly encoding?: SchemaEncoding;
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
  /** Targets inside another schema or an operation, whose own reading may reach them under their proper owner. */
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
    // A component's name is a function of the component, not of the operation that comes upon it first.
    return standsInside(this.source, location, owner) ? this.#request(location, owner) : this.#requestTarget(location);
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
    // From the outside in, so that it does not matter which of them was referred to first.
    const inner = [...this.#inner].sort(([, a], [, b]) => a.pointer.length - b.pointer.length);
    for (const [id, location] of inner) {
      if (this.#drafts.has(id)) continue;
      this.#request(location, this.#component(location));
      this.#drain();
    }
    return new Map([...this.#drafts].flatMap(([id, draft]) => (draft === undefined ? [] : [[id, draft]])));
  }

  #requestTarget(location: Location): SchemaId {
    const outermost = outermostSchema(location);
    // What is in an operation is named after it, where that is read at all.
    const isInOperation = outermost.pointer.startsWith("/paths/") && outermost.file === this.source.document.root;
    if (outermost.pointer === location.pointer && !isInOperation)
      return this.#request(location, this.#component(location));
    if (!isInOperation) this.#requestTarget(outermost);
    const id = this.#idOf(location);
    this.#inner.set(id, location);
    return id;
  }

  #component(location: Location): Holder {
    return { kind: "component", name: placeName(this.source, location) };
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
    const { document, placeInText } = this.source;
    const held = holder.kind === "component" ? { componentName: holder.name } : { owner: holder };
    const identity = { id, location: placeInText(location), ...held };
    const value = valueAt(document, location);
    if (isObject(value)) {
      const { dialect } = document;
      if (hasOwnSchemas(dialect)) reportLost(this.source, { location, value });
      const node = { location, value: upgradeSchema(value, dialect) };
      const annotations = readAnnotations(this.source, node);
      const assertions = readAssertions(this, node, id);
      return { ...identity, annotations, assertions: assertions.map((each) => this.#placed(each)) };
    }
    if (typeof value !== "boolean") {
      this.source.report.add("invalid-value", location, "a schema", kindOf(value));
    }
    const assertions: readonly Assertion[] = value === false ? [{ kind: "never", location }] : [];
    return { ...identity, annotations: noAnnotations, assertions };
  }

  #placed(assertion: Assertion): Assertion {
    return { ...assertion, location: this.source.placeInText(assertion.location) };
  }

  #idOf(location: Location): SchemaId {
    return schemaId(this.source.document, this.source.placeInText(location));
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

const noAnnotations: Annotations = { deprecated: false, readOnly: false, writeOnly: false, examples: [] };
