/** JSONPath (RFC 9535) over the values of a description. The only place that knows the library. */
import { JSONPathEnvironment, JSONPathError, JSONPathQuery, jsonpath } from "json-p3";
import { nestingLimit } from "../../diagnostics/nesting-limit.js";
import { nearestWord } from "../../diagnostics/edit-distance.js";
import { isObject, member, type JsonValue } from "../json.js";

/** The keys and indices that lead to a node: `["paths", "/pets", "get"]`. */
export type Steps = readonly string[];

/** Where a path that finds nothing goes astray, and what stands there instead. */
export interface Astray {
  /** The name that is not there, or the part of the path that selects nothing: `/pest`, `[?@.name == 'x']`. */
  readonly part: string;
  /** What the name may have been meant for. */
  readonly nearest?: string;
}

export interface JsonPath {
  /** Every node once, in the order of the description. */
  readonly find: (value: JsonValue) => readonly Steps[];
  /** Undefined where the path leads somewhere. */
  readonly astray: (value: JsonValue) => Astray | undefined;
}

/** The path, or why the text is none. */
export type ParsedPath =
  { readonly kind: "path"; readonly path: JsonPath } | { readonly kind: "invalid"; readonly reason: string };

const environment = new JSONPathEnvironment({ maxRecursionDepth: nestingLimit + 1 });

export function parsePath(text: string): ParsedPath {
  try {
    const query = environment.compile(text);
    const path = { find: (value: JsonValue) => find(query, value), astray: (value: JsonValue) => astray(query, value) };
    return { kind: "path", path };
  } catch (error) {
    if (error instanceof JSONPathError) return { kind: "invalid", reason: reasonOf(text, error) };
    throw error;
  }
}

/** What follows the place in brackets, the library says of its own: a piece of the text, and an offset. */
function reasonOf(text: string, { message, token }: JSONPathError): string {
  if (token.index >= text.length) return "it ends too early";
  return `${message.replace(/ \('.*$/s, "")}, at character ${token.index + 1}`;
}

/** A method, whose parameter the library may have of a narrower type: it knows nothing readonly, and changes nothing. */
interface Query {
  query(value: unknown): Iterable<{ readonly location: readonly (string | number)[] }>;
}

function find(query: Query, value: JsonValue): readonly Steps[] {
  const found = new Map<string, Steps>();
  for (const { location } of query.query(value)) {
    const steps = location.map(String);
    found.set(JSON.stringify(steps), steps);
  }
  return [...found.values()];
}

/** Goes along the path as far as it leads anywhere. */
function astray({ segments }: JSONPathQuery, value: JsonValue): Astray | undefined {
  let holders: readonly Steps[] = [[]];
  for (const [index, segment] of segments.entries()) {
    const found = find(new JSONPathQuery(environment, segments.slice(0, index + 1)), value);
    if (found.length === 0)
      return astrayAt(
        segment,
        holders.flatMap((steps) => keysAt(value, steps)),
      );
    holders = found;
  }
  return undefined;
}

function astrayAt(segment: JSONPathQuery["segments"][number], known: readonly string[]): Astray {
  const [selector] = segment.selectors;
  if (segment.selectors.length > 1 || !(selector instanceof jsonpath.selectors.NameSelector)) {
    return { part: segment.toString() };
  }
  const nearest = nearestWord(selector.name, [...new Set(known)]);
  return { part: selector.name, ...(nearest === undefined ? {} : { nearest }) };
}

function keysAt(root: JsonValue, steps: Steps): readonly string[] {
  let value: JsonValue | undefined = root;
  for (const step of steps) value = member(value, step);
  return isObject(value) ? Object.keys(value) : [];
}
