import { segmentPattern, type SegmentPattern } from "./path-segment.js";

/** What a request's path and method lead to. */
export type RouteMatch<Entry> =
  /** `pathParameters`: by name, still percent-encoded. */
  | { readonly kind: "found"; readonly entry: Entry; readonly pathParameters: ReadonlyMap<string, string> }
  | { readonly kind: "not-found" }
  /** `allow`: the methods that the path has, sorted; `HEAD` wherever there is `GET`. */
  | { readonly kind: "method-not-allowed"; readonly allow: readonly string[] };

/** A path template and a method, and what they lead to. */
export interface RouteEntry {
  readonly method: string;
  /** `/pets/{id}` */
  readonly path: string;
}

/** A segment of the paths: what may follow it, and what a path leads to that ends here. */
interface Segment<Entry> {
  readonly literals: Map<string, Segment<Entry>>;
  /** Parameters with text around them: the one with the most text comes first. */
  patterns: readonly PatternEdge<Entry>[];
  parameter: Segment<Entry> | undefined;
  readonly methods: Map<string, Target<Entry>>;
  allow: readonly string[];
}

interface Target<Entry> {
  readonly entry: Entry;
  /** The names of the template's parameters, in order. */
  readonly parameters: readonly string[];
}

interface PatternEdge<Entry> {
  readonly pattern: SegmentPattern;
  readonly next: Segment<Entry>;
}

const noParameters: ReadonlyMap<string, string> = new Map();

/**
 * Finds entries by path and method, in time that does not grow with their number. Segments are compared percent-decoded;
 * a literal segment goes before a parameter (OpenAPI 3.1, "Path Templating Matching"), and one with text around it before
 * one without. Dot segments lead nowhere, however they are written: URLs resolve them. Queries are not looked at. What
 * has a `GET` has a `HEAD`, which is the same where there is no entry for it (RFC 9110 section 9.3.2).
 */
export class RouteTable<Entry extends RouteEntry> {
  readonly #root: Segment<Entry> = emptySegment();
  /** The paths without parameters as they are mostly written: most requests end here. */
  readonly #literalPaths = new Map<string, Segment<Entry>>();

  /** @throws TypeError for two entries of a method that match the same paths, and parameters with nothing between them. */
  constructor(entries: readonly RouteEntry[] & readonly Entry[]) {
    for (const entry of entries) this.#add(entry);
  }

  #add(entry: Entry): void {
    const parameters: string[] = [];
    let segment = this.#root;
    for (const text of segmentsOf(entry.path)) {
      const pattern = segmentPattern(text);
      if (pattern === undefined) throw new TypeError(`${entry.path}: nothing tells two of its parameters apart.`);
      parameters.push(...pattern.names);
      segment = after(segment, text, pattern);
    }
    const other = segment.methods.get(entry.method);
    if (other !== undefined) throw ambiguous(other.entry, entry);
    segment.methods.set(entry.method, { entry, parameters });
    const methods = [...segment.methods.keys()];
    segment.allow = [...new Set(methods.includes("GET") ? [...methods, "HEAD"] : methods)].sort();
    if (parameters.length === 0) this.#literalPaths.set(entry.path, segment);
  }

  /** @param target a request target in any form of RFC 9112 section 3.2, e.g. `/pets/3?limit=1`. */
  find(method: string, target: string): RouteMatch<Entry> {
    const path = pathOf(target);
    const values: string[] = [];
    const segment = this.#literalPaths.get(path) ?? this.#walk(path, values);
    if (segment === undefined) return { kind: "not-found" };
    const found = segment.methods.get(method) ?? (method === "HEAD" ? segment.methods.get("GET") : undefined);
    if (found === undefined) return { kind: "method-not-allowed", allow: segment.allow };
    return { kind: "found", entry: found.entry, pathParameters: named(found.parameters, values) };
  }

  #walk(path: string, values: string[]): Segment<Entry> | undefined {
    if (!path.startsWith("/")) return undefined;
    const raws = segmentsOf(path);
    const texts: string[] = [];
    for (const raw of raws) {
      const text = decoded(raw);
      if (text === undefined || text === "." || text === "..") return undefined;
      texts.push(text);
    }
    return walk(this.#root, { raws, texts }, 0, values);
  }
}

/** A request's path, segment by segment: as it was sent, and percent-decoded. */
interface SentPath {
  readonly raws: readonly string[];
  readonly texts: readonly string[];
}

/** Visits a segment of the table at most once, so a path costs no more than the table is large. */
function walk<Entry>(
  segment: Segment<Entry>,
  path: SentPath,
  position: number,
  values: string[],
): Segment<Entry> | undefined {
  const text = path.texts[position];
  const raw = path.raws[position];
  if (text === undefined || raw === undefined) return segment.methods.size > 0 ? segment : undefined;
  const literal = segment.literals.get(text);
  const found = literal && walk(literal, path, position + 1, values);
  if (found) return found;
  const length = values.length;
  for (const { pattern, next } of segment.patterns) {
    const parts = pattern.match(raw);
    if (parts === undefined) continue;
    values.push(...parts);
    const byPattern = walk(next, path, position + 1, values);
    if (byPattern) return byPattern;
    values.length = length;
  }
  if (segment.parameter === undefined || text === "") return undefined;
  values.push(raw);
  const byParameter = walk(segment.parameter, path, position + 1, values);
  if (byParameter === undefined) values.length = length;
  return byParameter;
}

function after<Entry>(segment: Segment<Entry>, text: string, pattern: SegmentPattern): Segment<Entry> {
  if (pattern.names.length === 0) return literalAfter(segment, decoded(text) ?? text);
  return pattern.literalLength === 0 ? parameterAfter(segment) : patternAfter(segment, pattern);
}

function patternAfter<Entry>(segment: Segment<Entry>, pattern: SegmentPattern): Segment<Entry> {
  const known = segment.patterns.find((edge) => edge.pattern.shape === pattern.shape);
  if (known !== undefined) return known.next;
  const next = emptySegment<Entry>();
  segment.patterns = [...segment.patterns, { pattern, next }].sort(
    (one, other) => other.pattern.literalLength - one.pattern.literalLength,
  );
  return next;
}

function ambiguous(one: RouteEntry, other: RouteEntry): TypeError {
  return new TypeError(
    `${one.method} ${one.path} and ${other.method} ${other.path} are routes for the same paths: the names of ` +
      `parameters make no difference, and percent-encoding none either.`,
  );
}

function emptySegment<Entry>(): Segment<Entry> {
  return { literals: new Map(), patterns: [], parameter: undefined, methods: new Map(), allow: [] };
}

function literalAfter<Entry>(segment: Segment<Entry>, text: string): Segment<Entry> {
  const next = segment.literals.get(text) ?? emptySegment<Entry>();
  segment.literals.set(text, next);
  return next;
}

function parameterAfter<Entry>(segment: Segment<Entry>): Segment<Entry> {
  segment.parameter ??= emptySegment<Entry>();
  return segment.parameter;
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").slice(1);
}

function pathOf(target: string): string {
  // Proxies are sent the absolute form, which every server must understand (RFC 9112 section 3.2.2).
  const local = target.startsWith("/") ? target : target.replace(/^https?:\/\/[^/?#]*/i, "");
  const query = local.indexOf("?");
  const path = query === -1 ? local : local.slice(0, query);
  // An absolute form may leave out the path of the root (RFC 9110 section 4.2.3).
  return path === "" && target !== "" ? "/" : path;
}

function decoded(segment: string): string | undefined {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function named(names: readonly string[], values: readonly string[]): ReadonlyMap<string, string> {
  if (names.length === 0) return noParameters;
  return new Map(names.map((name, index) => [name, values[index] ?? ""]));
}
