/** Reads typed fields of a description's objects, and reports what is of the wrong type where it stands. */
import type { Report } from "../diagnostics/report.js";
import type { Document } from "../load/document.js";
import { isArray, isObject, member, objectOf, type JsonObject, type JsonValue } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { resolve, valueAt } from "../load/references.js";
import { hasOwnSchemas } from "../load/upgrade.js";

/** What every reader of a description needs. */
export interface Source {
  readonly document: Document;
  /** Takes places of the document, and names those of the text. */
  readonly report: Report;
  /** Where in the text a place of the document stands: another one where the document has been rewritten. */
  readonly placeInText: (location: Location) => Location;
}

/** An object of the description and where it stands. */
export interface Node {
  readonly location: Location;
  readonly value: JsonObject;
}

/** What holds a `$ref`: a Reference Object, or a Path Item Object, which has a field of that name. */
export type ReferenceKind = "reference" | "pathItem";

/**
 * The object at a place, following references to what they name. Undefined and reported where there is none.
 *
 * From OpenAPI 3.1 on, a `summary` or `description` in a Reference Object replaces the target's (OAS 3.1.1 section
 * 4.8.23); whatever else stands beside the `$ref` is not read, and named.
 */
export function nodeAt(source: Source, location: Location, kind: ReferenceKind = "reference"): Node | undefined {
  let at = location;
  let replaced: JsonObject = {};
  for (;;) {
    const value = valueAt(source.document, at);
    if (!isObject(value)) {
      source.report.add("invalid-value", at, "an object", kindOf(value));
      return undefined;
    }
    if (member(value, "$ref") === undefined) return { location: at, value: replacing(value, replaced) };
    const reference = stringField(source, { location: at, value }, "$ref");
    if (reference === undefined) return undefined;
    replaced = { ...besideReference(source, { location: at, value }, kind), ...replaced };
    const target = resolve(source.document, at, reference, source.report);
    if (target === undefined) return undefined;
    at = target;
  }
}

/** What of the members beside a `$ref` counts; the others are named. */
function besideReference({ document, report }: Source, { location, value }: Node, kind: ReferenceKind): JsonObject {
  const isReplacement = (key: string): boolean =>
    kind === "reference" && !hasOwnSchemas(document.dialect) && (key === "summary" || key === "description");
  const reason = "only what the $ref beside it names is read";
  for (const key of Object.keys(value)) {
    if (key === "$ref" || key.startsWith("x-") || isReplacement(key)) continue;
    // For a Path Item Object OAS 3.1.1 section 4.8.9.1 leaves open what the others mean.
    if (kind === "pathItem") report.add("unsupported-keyword", below(location, key), key, reason);
    else report.add("ineffective-keyword", below(location, key), key, reason);
  }
  return objectOf(Object.entries(value).filter(([key]) => isReplacement(key)));
}

function replacing(value: JsonObject, replaced: JsonObject): JsonObject {
  return Object.keys(replaced).length === 0 ? value : { ...value, ...replaced };
}

/** The object under a key, if the key is there. */
export function childNode(source: Source, node: Node, key: string): Node | undefined {
  return member(node.value, key) === undefined ? undefined : nodeAt(source, below(node.location, key));
}

export function stringField(source: Source, node: Node, key: string): string | undefined {
  return field(source, node, key, "a string", (value) => (typeof value === "string" ? value : undefined));
}

export function numberField(source: Source, node: Node, key: string): number | undefined {
  return field(source, node, key, "a number", (value) => (typeof value === "number" ? value : undefined));
}

/** A number of characters, items or properties: a whole one, not below zero. */
export function countField(source: Source, node: Node, key: string): number | undefined {
  return field(source, node, key, "a whole number from 0 on", (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined,
  );
}

/** A number above zero. */
export function positiveField(source: Source, node: Node, key: string): number | undefined {
  return field(source, node, key, "a number above 0", (value) =>
    typeof value === "number" && value > 0 ? value : undefined,
  );
}

export function booleanField(source: Source, node: Node, key: string): boolean | undefined {
  return field(source, node, key, "true or false", (value) => (typeof value === "boolean" ? value : undefined));
}

export function arrayField(source: Source, node: Node, key: string): readonly JsonValue[] | undefined {
  return field(source, node, key, "an array", (value) => (isArray(value) ? value : undefined));
}

/** An array of at least one value. */
export function listField(source: Source, node: Node, key: string): readonly JsonValue[] | undefined {
  const values = arrayField(source, node, key);
  if (values === undefined || values.length > 0) return values;
  source.report.add("invalid-value", below(node.location, key), "an array of at least one value", "an empty one");
  return undefined;
}

/** The strings of an array, each once; anything else among them is reported and left out. */
export function stringsField(source: Source, node: Node, key: string): readonly string[] | undefined {
  const strings = new Set<string>();
  const values = arrayField(source, node, key);
  for (const [index, value] of values?.entries() ?? []) {
    const location = below(node.location, key, index);
    if (typeof value !== "string") source.report.add("invalid-value", location, "a string", kindOf(value));
    else if (strings.has(value)) {
      source.report.add("invalid-value", location, "a string of its own", `${JSON.stringify(value)} again`);
    } else strings.add(value);
  }
  return values === undefined ? undefined : [...strings];
}

/** The entries of the object under a key, each with its place, in order. Specification extensions are left out. */
export function entriesOf(source: Source, node: Node, key: string): readonly (readonly [string, Location])[] {
  const value = member(node.value, key);
  if (value === undefined) return [];
  const location = below(node.location, key);
  if (isObject(value)) return Object.keys(value).map((name) => [name, below(location, name)] as const);
  source.report.add("invalid-value", location, "an object", kindOf(value));
  return [];
}

/** How a person calls the kind of a value: `an array`. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (isArray(value)) return "an array";
  if (typeof value === "number") return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function field<Result>(
  source: Source,
  node: Node,
  key: string,
  expected: string,
  read: (value: JsonValue) => Result | undefined,
): Result | undefined {
  const value = member(node.value, key);
  if (value === undefined) return undefined;
  const result = read(value);
  if (result === undefined) source.report.add("invalid-value", below(node.location, key), expected, kindOf(value));
  return result;
}
