/** Reads typed fields of a description's objects, and reports what is of the wrong type where it stands. */
import type { Report } from "../diagnostics/report.js";
import type { Document } from "../load/document.js";
import { isArray, isObject, member, type JsonObject, type JsonValue } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { follow, valueAt } from "../load/references.js";

/** What every reader of a description needs. */
export interface Source {
  readonly document: Document;
  readonly report: Report;
}

/** An object of the description and where it stands. */
export interface Node {
  readonly location: Location;
  readonly value: JsonObject;
}

/** The object at a place, following a Reference Object to what it names. Undefined and reported where there is none. */
export function nodeAt(source: Source, location: Location): Node | undefined {
  const target = follow(source.document, location, source.report);
  if (target === undefined) return undefined;
  const value = valueAt(source.document, target);
  if (isObject(value)) return { location: target, value };
  source.report.add("invalid-value", target, "an object", kindOf(value));
  return undefined;
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

export function booleanField(source: Source, node: Node, key: string): boolean | undefined {
  return field(source, node, key, "true or false", (value) => (typeof value === "boolean" ? value : undefined));
}

export function arrayField(source: Source, node: Node, key: string): readonly JsonValue[] | undefined {
  return field(source, node, key, "an array", (value) => (isArray(value) ? value : undefined));
}

/** The strings of an array; anything else among them is reported and left out. */
export function stringsField(source: Source, node: Node, key: string): readonly string[] | undefined {
  return arrayField(source, node, key)?.flatMap((value, index) => {
    if (typeof value === "string") return [value];
    source.report.add("invalid-value", below(node.location, key, index), "a string", kindOf(value));
    return [];
  });
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

/** What the `$ref` of an object says, if it has one. */
export function referenceOf(value: JsonObject): string | undefined {
  const reference = Object.hasOwn(value, "$ref") ? value["$ref"] : undefined;
  return typeof reference === "string" ? reference : undefined;
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
