/** Reads schemas into the schema view, each once, as they are reached. A worklist, so that depth is no limit. */
import { addFieldObject, type FieldObject } from "./field-objects.js";
import { dirname, relative } from "node:path";
import type { Document } from "../load/document.js";
import { isObject } from "../load/json.js";
import type { Location } from "../load/pointer.js";
import { resolve, valueAt } from "../load/references.js";
import type { Resource } from "../load/resources.js";
import type { SchemaDialect } from "../load/schema-dialect.js";
import { hasOwnSchemas, upgradeSchema } from "../load/upgrade.js";
import { DynamicScopes, emptyScope, type DynamicScope } from "./dynamic-scope.js";
import { readAnnotations } from "./read-annotations.js";
import { readAssertions } from "./read-assertions.js";
import { kindOf, type Source } from "./node.js";
import { reportLost } from "./report-keywords.js";
import { reportNullable } from "./report-nullable.js";
import { referencesOf, type Reference, type SchemaLookup } from "./schema-lookup.js";
import { effectiveNode, readingOf, type Reading } from "./schema-dialect.js";
import { outermostSchema, placeName, standsInside } from "./schema-place.js";
import type { Alternates, Annotations, Assertion, FieldRole, SchemaEncoding, SchemaId, SchemaOwner } from "./schema.js";
import type { SchemaForm } from "./value-forms.js";

/** A schema before it is known who uses it. */
export interface DraftSchema {
  readonly id: SchemaId;
  readonly describedAt: string;
  readonly location: Location;
  readonly assertions: readonly Assertion[];
  readonly annotations: Annotations;
  readonly componentName?: string;
  readonly owner?: SchemaOwner;
  readonly role?: FieldRole;
  readonly form?: SchemaForm;
  readonly encoding?: SchemaEncoding;
  readonly alternates?: Alternates;
}

/** What holds a schema: an owner, or the name under which components list it. */
export type Holder = SchemaOwner | { readonly kind: "component"; readonly name: string };

interface Pending {
  readonly id: SchemaId;
  readonly location: Location;
  readonly scope: DynamicScope;
  readonly holder: Holder;
}

/** A place, and what the names of dynamic anchors stand for there. */
interface ScopedPlace {
  readonly location: Location;
  readonly scope: DynamicScope;
}

export class SchemaReader implements Omit<SchemaLookup, "dialect"> {
  readonly source: Source;
  readonly #readings = new Map<Resource | undefined, Reading>();
  readonly #scopes: DynamicScopes;
  readonly #drafts = new Map<SchemaId, DraftSchema | undefined>();
  readonly #queue: Pending[] = [];
  /** Those that stand nowhere in the document. */
  readonly #absent = new Set<SchemaId>();
  readonly #objects: FieldObject[] = [];
  readonly #honoured = new Set<string>();
  /** Targets inside another schema or an operation, whose own reading may reach them under their proper owner. */
  readonly #inner = new Map<SchemaId, ScopedPlace>();

  constructor(source: Source) {
    this.source = source;
    this.#scopes = new DynamicScopes(source.document);
  }

  idAt(location: Location, owner: SchemaOwner): SchemaId | undefined {
    return this.#idAt(this.#place(location, emptyScope), owner);
  }

  target(location: Location, reference: Reference): SchemaId | undefined {
    return this.#target(this.#place(location, emptyScope), reference);
  }

  /** The schema that a component is or, where it holds nothing but a reference, names. */
  componentAt(location: Location): SchemaId | undefined {
    const place = this.#place(location, emptyScope);
    const reference = this.#bareReference(location);
    return reference === undefined ? this.#requestTarget(place) : this.#target(place, reference);
  }

  /** A schema that allows anything, for a place where none stands. */
  anythingAt(location: Location, owner: SchemaOwner): SchemaId {
    const place = this.#place(location, emptyScope);
    this.#absent.add(this.#idOf(place));
    return standsInside(this.source, location, owner) ? this.#request(place, owner) : this.#requestTarget(place);
  }

  /** The key of the schema that stands at a place, apart from any dynamic scope. */
  placeId(location: Location): SchemaId {
    return this.#idOf(this.#place(location, emptyScope));
  }

  /** An object to be made of fields, once their schemas have been read. */
  addObject(object: FieldObject): void {
    this.#objects.push(object);
  }

  /** Has a keyword that mostly says nothing pass for one that counts. */
  honour({ file, pointer }: Location): void {
    this.#honoured.add(`${file}#${pointer}`);
  }

  isHonoured({ file, pointer }: Location): boolean {
    return this.#honoured.has(`${file}#${pointer}`);
  }

  /** Reads all that was asked for and all that it leads to. */
  finish(): ReadonlyMap<SchemaId, DraftSchema> {
    this.#drain();
    // What they refer to may be others of their kind, which are found as these are read.
    while (this.#inner.size > 0) this.#readInner();
    const drafts = new Map([...this.#drafts].flatMap(([id, draft]) => (draft === undefined ? [] : [[id, draft]])));
    for (const object of this.#objects) addFieldObject(object, drafts);
    return drafts;
  }

  /** From the outside in, so that it does not matter which of them was referred to first. */
  #readInner(): void {
    const inner = [...this.#inner].sort(([, a], [, b]) => a.location.pointer.length - b.location.pointer.length);
    this.#inner.clear();
    for (const [id, place] of inner) {
      if (this.#drafts.has(id)) continue;
      this.#request(place, this.#component(place));
      this.#drain();
    }
  }

  #idAt(place: ScopedPlace, owner: SchemaOwner): SchemaId | undefined {
    const reference = this.#bareReference(place.location);
    if (reference !== undefined) return this.#target(place, reference);
    // A component's name is a function of the component, not of the operation that comes upon it first.
    return standsInside(this.source, place.location, owner) ? this.#request(place, owner) : this.#requestTarget(place);
  }

  #target(place: ScopedPlace, reference: Reference): SchemaId | undefined {
    const { document, report } = this.source;
    let [from, next]: [ScopedPlace, Reference | undefined] = [place, reference];
    const steps = new Set<SchemaId>();
    while (next !== undefined) {
      const target = resolve(document, from.location, next.reference, report);
      if (target === undefined) return undefined;
      const { scope } = from;
      const isDynamic = next.keyword !== "$ref";
      from = this.#place(isDynamic ? this.#scopes.dynamicTarget(scope, next.reference, target) : target, scope);
      next = this.#bareReference(from.location);
      if (next !== undefined && steps.has(this.#idOf(from))) {
        report.add("reference-cycle", from.location, [next.reference]);
        return undefined;
      }
      steps.add(this.#idOf(from));
    }
    return this.#requestTarget(from);
  }

  #place(location: Location, scope: DynamicScope): ScopedPlace {
    return { location, scope: this.#scopes.enter(scope, location) };
  }

  #requestTarget(place: ScopedPlace): SchemaId {
    const outermost = outermostSchema(place.location);
    // What is in an operation is named after it, where that is read at all.
    const isInOperation = outermost.pointer.startsWith("/paths/") && outermost.file === this.source.document.root;
    if (outermost.pointer === place.location.pointer && !isInOperation)
      return this.#request(place, this.#component(place));
    const isSpecial = this.#scopes.foreign(place.scope, place.location).size > 0;
    if (!isInOperation && !isSpecial) this.#requestTarget(this.#place(outermost, emptyScope));
    const id = this.#idOf(place);
    this.#inner.set(id, place);
    return id;
  }

  /** A schema in another's scope is called after it as well: `Tree of StrictTree`. */
  #component({ location, scope }: ScopedPlace): Holder {
    const { resources } = this.source.document;
    const scopes = [...this.#scopes.foreign(scope, location).values()].map(
      (place) => resources.around(place)?.location ?? place,
    );
    const names = [...new Set(scopes.map((place) => placeName(this.source, place)))];
    const own = placeName(this.source, location);
    return { kind: "component", name: names.length === 0 ? own : `${own} of ${names.join(" and ")}` };
  }

  #request(place: ScopedPlace, holder: Holder): SchemaId {
    const id = this.#idOf(place);
    if (this.#drafts.has(id)) return id;
    this.#drafts.set(id, undefined);
    this.#queue.push({ id, ...place, holder });
    return id;
  }

  /** How the schemas inside one find others: in its scope. */
  #within(scope: DynamicScope, dialect: SchemaDialect): SchemaLookup {
    return {
      source: this.source,
      dialect,
      isHonoured: (keyword) => this.isHonoured(keyword),
      idAt: (location, owner) => this.#idAt(this.#place(location, scope), owner),
      target: (location, reference) => this.#target(this.#place(location, scope), reference),
    };
  }

  #drain(): void {
    // The queue grows while it is walked: reading a schema asks for those inside it.
    for (const next of this.#queue) this.#drafts.set(next.id, this.#read(next));
    this.#queue.length = 0;
  }

  #read({ id, location, scope, holder }: Pending): DraftSchema {
    const { document, placeInText } = this.source;
    const held = holder.kind === "component" ? { componentName: holder.name } : { owner: holder };
    const identity = { id, describedAt: this.#placeId(location), location: placeInText(location), ...held };
    const value = valueAt(document, location);
    if (isObject(value)) {
      if (hasOwnSchemas(document.dialect)) reportLost(this.source, { location, value });
      reportNullable(this.source, { location, value });
      const reading = this.#readingAt(location);
      const upgraded = { location, value: upgradeSchema(value, document.dialect) };
      const node = effectiveNode(this.source, upgraded, reading);
      const annotations = readAnnotations(this.source, node);
      const assertions = readAssertions(this.#within(scope, reading.dialect), node, id);
      return { ...identity, annotations, assertions: assertions.map((each) => this.#placed(each)) };
    }
    if (typeof value !== "boolean" && !this.#absent.has(id)) {
      this.source.report.add("invalid-value", location, "a schema", kindOf(value));
    }
    const assertions: readonly Assertion[] = value === false ? [{ kind: "never", location }] : [];
    return { ...identity, annotations: noAnnotations, assertions };
  }

  #placed(assertion: Assertion): Assertion {
    return { ...assertion, location: this.source.placeInText(assertion.location) };
  }

  /** The reference of a schema that says nothing else of a value. */
  #bareReference(location: Location): Reference | undefined {
    const value = valueAt(this.source.document, location);
    if (!isObject(value) || Object.keys(value).filter((keyword) => !namesOnly.has(keyword)).length !== 1) {
      return undefined;
    }
    return referencesOf(value, this.#readingAt(location).dialect)[0];
  }

  #readingAt(location: Location): Reading {
    const resource = this.source.document.resources.around(location);
    const reading = this.#readings.get(resource) ?? readingOf(this.source, resource);
    this.#readings.set(resource, reading);
    return reading;
  }

  /** In another's scope a schema has an id of its own; no pointer has a `~` before anything but 0 and 1. */
  #idOf({ location, scope }: ScopedPlace): SchemaId {
    const foreign = this.#scopes.foreign(scope, location);
    const bindings = [...foreign].map(([name, place]) => `~${name}=${this.#placeId(place)}`);
    return `${this.#placeId(location)}${bindings.join("")}` as SchemaId;
  }

  #placeId(location: Location): string {
    return placeId(this.source.document, this.source.placeInText(location));
  }
}

/**
 * `#/components/schemas/Pet`, with the file before it where that is not the root: relative to the root's folder, since
 * ids show in the output, which must not depend on where the generator runs.
 */
function placeId({ files, root }: Document, location: Location): string {
  if (location.file === root) return `#${location.pointer}`;
  const uri = files.get(location.file)?.uri;
  if (uri !== undefined) return `${uri}#${location.pointer}`;
  const [from, to] = [files.get(root)?.absolutePath, files.get(location.file)?.absolutePath];
  const file =
    from === undefined || to === undefined ? location.file : relative(dirname(from), to).replaceAll("\\", "/");
  return `${file}#${location.pointer}`;
}

/** Keywords that are for references and readers of the description. */
const namesOnly: ReadonlySet<string> = new Set(["$anchor", "$dynamicAnchor", "$comment"]);

const noAnnotations: Annotations = { deprecated: false, readOnly: false, writeOnly: false, examples: [] };
