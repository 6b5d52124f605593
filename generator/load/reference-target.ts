/** Where a reference leads among the files that have been read. Says nothing to anybody: `resolve` reports. */
import { dirname, relative, resolve as resolvePath } from "node:path";
import type { LoadedFile } from "./document.js";
import { isObject, member, type JsonValue } from "./json.js";
import { child, tokensOf, type Location } from "./pointer.js";

export type ReferenceTarget =
  | { readonly kind: "found"; readonly location: Location }
  /** The file is there, but not what the reference names in it. */
  | { readonly kind: "nowhere" }
  /** A file on the way has not been read. */
  | { readonly kind: "unread"; readonly file: string; readonly absolutePath: string }
  | { readonly kind: "remote" }
  | { readonly kind: "unsupported"; readonly reason: string }
  /** The objects that a pointer leads through are references in a circle. */
  | { readonly kind: "cycle" };

type Files = ReadonlyMap<string, LoadedFile>;

/** How many references one pointer may lead through. */
const hopLimit = 100;

/**
 * What a reference in `from.file` names. A pointer may lead through an object that is itself a reference: it then goes
 * on inside that one's target, as most tools have it.
 */
export function findTarget(files: Files, from: Location, reference: string, hops = 0): ReferenceTarget {
  if (hops > hopLimit) return { kind: "cycle" };
  const { path, fragment } = split(reference);
  if (/^(?:https?:)?\/\//i.test(path)) return { kind: "remote" };
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return { kind: "unsupported", reason: "only relative paths can be followed" };
  const file = path === "" ? from.file : fileNamed(files, from, path);
  if (typeof file !== "string") return file;
  if (fragment !== "" && !fragment.startsWith("/")) return anchorTarget(fragment);
  return walk(files, file, tokensOf(fragment), hops);
}

/** As files are shown and keyed: relative to the working folder, with forward slashes. */
export function shownName(absolutePath: string): string {
  return relative(process.cwd(), absolutePath).replaceAll("\\", "/");
}

/** `pets.yaml#/Pet%20Food` → `pets.yaml`, `/Pet Food` (RFC 6901 section 6: first percent-decode, then evaluate). */
function split(reference: string): { readonly path: string; readonly fragment: string } {
  const hash = reference.indexOf("#");
  if (hash === -1) return { path: decoded(reference), fragment: "" };
  return { path: decoded(reference.slice(0, hash)), fragment: decoded(reference.slice(hash + 1)) };
}

/** A text with a stray percent sign is taken as it is: people write `#/100%` and mean it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fileNamed(files: Files, from: Location, path: string): string | ReferenceTarget {
  const base = files.get(from.file)?.absolutePath ?? from.file;
  const absolutePath = resolvePath(dirname(base), path);
  const file = shownName(absolutePath);
  return files.has(file) ? file : { kind: "unread", file, absolutePath };
}

/** `#Pet` is an `$anchor`; `#components/schemas/Pet` is a pointer that lacks its first slash. */
function anchorTarget(fragment: string): ReferenceTarget {
  if (fragment.includes("/")) return { kind: "nowhere" };
  return { kind: "unsupported", reason: "an $anchor cannot be followed" };
}

function walk(files: Files, file: string, tokens: readonly string[], hops: number): ReferenceTarget {
  let location: Location = { file, pointer: "" };
  let value: JsonValue | undefined = files.get(file)?.value;
  for (const token of tokens) {
    if (member(value, token) === undefined) {
      const reference = isObject(value) ? member(value, "$ref") : undefined;
      if (typeof reference !== "string") return { kind: "nowhere" };
      const through = findTarget(files, location, reference, hops + 1);
      if (through.kind !== "found") return through;
      location = through.location;
      value = valueIn(files, location);
    }
    location = { file: location.file, pointer: child(location.pointer, token) };
    value = member(value, token);
  }
  return value === undefined ? { kind: "nowhere" } : { kind: "found", location };
}

/** The value that stands at a place, or undefined where there is none. */
export function valueIn(files: Files, location: Location): JsonValue | undefined {
  let value = files.get(location.file)?.value;
  for (const token of tokensOf(location.pointer)) value = member(value, token);
  return value;
}
