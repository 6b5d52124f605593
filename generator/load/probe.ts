/** A description made ready for the meta-schema: with what other files hold, and without what its reader throws at. */
import type { Document } from "./document.js";
import type { ObjectKind } from "./grammar.js";
import { isObject, member, objectOf, type JsonObject, type JsonValue } from "./json.js";
import { child, tokensOf, type Location, type Pointer } from "./pointer.js";
import { inTermsOf31 } from "./in-terms-of-3.1.js";
import type { Problem } from "./schema-errors.js";
import { hasOwnSchemas, type Dialect } from "./upgrade.js";

export interface Probe {
  readonly description: JsonObject;
  /** What had to be put right for the description to be read at all. */
  readonly problems: readonly Problem[];
  /** For pointers of the probe that stand for a place in another file, that place. */
  readonly origins: ReadonlyMap<Pointer, Location>;
  /** For pointers of the probe to what stands elsewhere in 3.2, where that is. */
  readonly moved: ReadonlyMap<Pointer, Pointer>;
}

/** Undefined where the description is no object. The document's own values are shared, never changed. */
export function makeProbe(document: Document): Probe | undefined {
  const root = document.files.get(document.root)?.value;
  if (!isObject(root)) return undefined;
  const { members, problems } = readable(root, document.dialect);
  const { description, origins } = withParts({ ...root, ...members }, document);
  const adapted = document.dialect === "3.2" ? inTermsOf31(description) : { description, moved: new Map() };
  return { ...adapted, origins, problems };
}

/** Where a pointer of the probe leads in the document. */
export function locationIn({ origins, moved }: Probe, document: Document, given: Pointer): Location {
  const [first, path, method, ...rest] = tokensOf(given);
  const from = method === undefined ? undefined : moved.get(child("", first ?? "", path ?? "", method));
  const pointer = from === undefined ? given : child(from, ...rest);
  const tokens = tokensOf(pointer);
  for (const length of [2, 3]) {
    const origin = origins.get(child("", ...tokens.slice(0, length)));
    if (origin) return { file: origin.file, pointer: child(origin.pointer, ...tokens.slice(length)) };
  }
  return { file: document.root, pointer };
}

interface Readable {
  readonly members: { readonly [keyword: string]: JsonValue };
  readonly problems: readonly Problem[];
}

/**
 * swagger-parser refuses, with an error that has no place, versions that it does not list, a missing `paths` and a
 * number as `info.version`.
 */
function readable(root: JsonObject, dialect: Dialect): Readable {
  const problems: Problem[] = [];
  const info = root["info"];
  if (info === undefined) problems.push({ pointer: "", predicate: 'must have a property "info"' });
  const version = member(info, "version");
  if (typeof version === "number") problems.push(unquoted("/info/version", String(version)));
  if (typeof root["swagger"] === "number") problems.push(unquoted("/swagger", "2.0"));
  if (root["paths"] === undefined && (hasOwnSchemas(dialect) || !("components" in root || "webhooks" in root))) {
    const wanted = hasOwnSchemas(dialect) ? '"paths"' : '"paths", "components" or "webhooks"';
    problems.push({ pointer: "", predicate: `must have a property ${wanted}` });
  }
  return { problems, members: { ...listedVersions[dialect], info: legibleInfo(info), paths: root["paths"] ?? {} } };
}

function unquoted(pointer: Pointer, version: string): Problem {
  return { pointer, predicate: `must be a string: write "${version}" in quotes` };
}

const listedVersions: { readonly [Version in Dialect]: JsonObject } = {
  "2.0": { swagger: "2.0" },
  "3.0": { openapi: "3.0.3" },
  "3.1": { openapi: "3.1.0" },
  "3.2": { openapi: "3.1.0" },
};

function legibleInfo(info: JsonValue | undefined): JsonValue {
  if (info === undefined) return { title: "", version: "" };
  if (!isObject(info)) return info;
  const { version, license } = info;
  return {
    ...info,
    ...(typeof version === "number" ? { version: String(version) } : {}),
    ...(license === undefined ? {} : { license: legibleLicense(license) }),
  };
}

/** The name alone will do (OAS 3.1.1 section 4.8.4.1), which the meta-schema that swagger-parser has does not know. */
function legibleLicense(license: JsonValue): JsonValue {
  if (!isObject(license) || "identifier" in license || "url" in license) return license;
  return { ...license, url: "https://license.example" };
}

/** Where a description has a place for each kind of object that other files can hold. */
type Sections = { readonly [Kind in ObjectKind]?: readonly string[] };

const sections: Sections = {
  schema: ["components", "schemas"],
  response: ["components", "responses"],
  parameter: ["components", "parameters"],
  example: ["components", "examples"],
  requestBody: ["components", "requestBodies"],
  header: ["components", "headers"],
  securityScheme: ["components", "securitySchemes"],
  link: ["components", "links"],
  callback: ["components", "callbacks"],
};

const swaggerSections: Sections = {
  schema: ["definitions"],
  response: ["responses"],
  parameter: ["parameters"],
};

/** Adds the parts in other files, under names of their own. */
function withParts(root: JsonObject, document: Document): Pick<Probe, "description" | "origins"> {
  const origins = new Map<Pointer, Location>();
  const { paths, components = {} } = root;
  if (!isObject(paths) || !isObject(components)) return { description: root, origins };
  const items = Object.entries(paths).map(([path, item]) => [path, withoutReference(item)] as const);
  let description: JsonObject = { ...root, paths: objectOf(items) };
  for (const [index, { kind, location, value }] of document.parts.entries()) {
    const name = `specwright-part-${index}`;
    const section = document.dialect === "2.0" ? swaggerSections[kind] : sections[kind];
    const at = kind === "pathItem" ? ["paths", `/${name}`] : section === undefined ? undefined : [...section, name];
    if (at === undefined) continue;
    description = withMember(description, at, value);
    origins.set(child("", ...at), location);
  }
  return { description, origins };
}

/** The object with a value at a place, and all else as it was. */
function withMember(object: JsonObject, [key = "", ...rest]: readonly string[], value: JsonValue): JsonObject {
  const inner = member(object, key);
  const next = rest.length === 0 ? value : withMember(isObject(inner) ? inner : {}, rest, value);
  return objectOf([...Object.entries(object), [key, next]]);
}

/** A Path Item may refer to another (OAS 3.1.1, 4.8.9.1); the meta-schema that swagger-parser has does not know it. */
function withoutReference(item: JsonValue): JsonValue {
  if (!isObject(item) || typeof member(item, "$ref") !== "string") return item;
  return objectOf(Object.entries(item).filter(([key]) => key !== "$ref"));
}
