/** What the rewriting of an operation needs to know of the description around it. */
import type { Document } from "../document.js";
import { isArray, isObject, member, objectOf, type JsonObject, type JsonValue } from "../json.js";
import { below, type Location } from "../pointer.js";
import { findTarget, valueIn } from "../reference-target.js";
import type { Origins } from "./origins.js";

export interface SwaggerContext {
  readonly document: Document;
  readonly origins: Origins;
  /** Those of the description as a whole, for operations that list none. */
  readonly consumes: readonly MediaType[];
  readonly produces: readonly MediaType[];
}

export interface MediaType {
  readonly name: string;
  readonly location: Location;
}

/** An object as it is written, and where that is. */
export interface Written {
  readonly location: Location;
  readonly value: JsonObject;
}

/** The media types that an object lists; undefined where it lists none, an empty list included. */
export function mediaTypesOf({ location, value }: Written, key: "consumes" | "produces"): readonly MediaType[] {
  const names = member(value, key);
  if (!isArray(names)) return [];
  return names.flatMap((name, index) =>
    typeof name === "string" ? [{ name, location: below(location, key, index) }] : [],
  );
}

/** Longer chains of references than this are taken for circles. */
const hopLimit = 100;

/** The object at a place, once references have been followed. Undefined where there is none: readers say why. */
export function followed({ document }: SwaggerContext, location: Location): Written | undefined {
  let at = location;
  for (let hops = 0; hops < hopLimit; hops += 1) {
    const value = valueIn(document.files, at);
    if (!isObject(value)) return undefined;
    const reference = member(value, "$ref");
    if (typeof reference !== "string") return { location: at, value };
    const target = findTarget(document.files, document.resources, at, reference);
    if (target.kind !== "found") return undefined;
    at = target.location;
  }
  return undefined;
}

export function isSamePlace(one: Location, other: Location): boolean {
  return one.file === other.file && one.pointer === other.pointer;
}

/** Without some of its keys: what Swagger 2.0 has no such field for says nothing, and the meta-schema names it. */
export function without(value: JsonObject, keys: readonly string[]): JsonObject {
  return objectOf(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

/** Each value of an object by what `rewrite` makes of it. */
export function mapped(
  value: JsonValue | undefined,
  rewrite: (inner: JsonValue, key: string) => JsonValue,
): JsonValue | undefined {
  if (!isObject(value)) return value;
  return objectOf(Object.entries(value).map(([key, inner]) => [key, rewrite(inner, key)] as const));
}

/** An entry for `objectOf`, unless there is no value. */
export function entry(key: string, value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return value === undefined ? [] : [[key, value]];
}
