/** Where a reference leads among the files that have been read. Says nothing to anybody: `resolve` reports. */
import { relative } from "node:path";
import type { LoadedFile } from "./document.js";
import { isObject, member, type JsonValue } from "./json.js";
import { child, tokensOf, unescapeToken, type Location, type Pointer } from "./pointer.js";
import type { Resource, Resources } from "./resources.js";
import { isRemote, pathOf, resolveUri, splitReference, type Uri } from "./uri.js";

export type ReferenceTarget =
  | { readonly kind: "found"; readonly location: Location }
  /** The file is there, but not what the reference names in it. Without `file`: there can be no such file. */
  | { readonly kind: "nowhere"; readonly file?: string }
  /** A file on the way has not been read. */
  | { readonly kind: "unread"; readonly uri: Uri }
  /** The objects that a pointer leads through are references in a circle. */
  | { readonly kind: "cycle" };

type Files = ReadonlyMap<string, LoadedFile>;

/** How many references one pointer may lead through, those that its own detours lead through among them. */
const hopLimit = 100;

/** One count for a whole search: were it kept by each way, the ways would double with every reference. */
interface Hops {
  left: number;
}

/**
 * What a reference at `from` names. A pointer may lead through an object that is itself a reference: it then goes on
 * inside that one's target, as most tools have it.
 */
export function findTarget(
  files: Files,
  resources: Resources,
  from: Location,
  reference: string,
  hops: Hops = { left: hopLimit },
): ReferenceTarget {
  hops.left -= 1;
  if (hops.left < 0) return { kind: "cycle" };
  const { path, fragment } = splitReference(reference);
  const own = resources.around(from);
  if (own === undefined) return { kind: "nowhere" };
  const resource = path === "" ? own : resourceNamed(resources, own, path);
  if ("kind" in resource) return resource;
  const { location } = resource;
  if (fragment === "" || fragment.startsWith("/"))
    return walk({ files, resources }, location, tokensOf(fragment), hops);
  const anchor = resource.anchors.get(fragment);
  return anchor === undefined ? { kind: "nowhere", file: location.file } : { kind: "found", location: anchor.location };
}

/** As files are shown and keyed: relative to the working folder, with forward slashes; on the network, by their URI. */
export function shownName(uri: Uri): string {
  return uri.startsWith("file:") ? relative(process.cwd(), pathOf(uri)).replaceAll("\\", "/") : uri;
}

/**
 * The resource that a path names. Beside a file whose `$id` says that it belongs somewhere else, a relative path may
 * also be one of the file system's: such files are mostly published together, and lie together here.
 */
function resourceNamed(resources: Resources, own: Resource, path: string): Resource | ReferenceTarget {
  const uris = [own.uri, own.retrieved].flatMap((base) => {
    const uri = base === undefined ? undefined : resolveUri(base, path);
    return uri === undefined ? [] : [uri];
  });
  for (const uri of uris) {
    const known = resources.named(uri);
    if (known !== undefined) return known;
  }
  const readable = uris.filter((uri) => isRemote(uri) || uri.startsWith("file:"));
  const uri = readable.findLast((each) => !resources.isMissing(each)) ?? readable[0];
  return uri === undefined ? { kind: "nowhere" } : { kind: "unread", uri };
}

interface Known {
  readonly files: Files;
  readonly resources: Resources;
}

function walk({ files, resources }: Known, root: Location, tokens: readonly string[], hops: Hops): ReferenceTarget {
  let location = root;
  let value = valueIn(files, root);
  for (const token of tokens) {
    if (member(value, token) === undefined) {
      const reference = isObject(value) ? member(value, "$ref") : undefined;
      if (typeof reference !== "string") return { kind: "nowhere", file: location.file };
      const through = findTarget(files, resources, location, reference, hops);
      if (through.kind !== "found") return through;
      location = through.location;
      value = valueIn(files, location);
    }
    location = { file: location.file, pointer: child(location.pointer, token) };
    value = member(value, token);
  }
  return value === undefined ? { kind: "nowhere", file: root.file } : { kind: "found", location };
}

/** The value that stands at a place, or undefined where there is none. */
export function valueIn(files: Files, { file, pointer }: Location): JsonValue | undefined {
  const loaded = files.get(file);
  if (loaded === undefined) return undefined;
  const known = valuesIn(loaded);
  const found = known.get(pointer);
  if (found !== undefined) return found;
  // From the nearest value above that has been asked for: most are asked for several times, and so is what they hold.
  let end = pointer.length;
  while (end > 0 && !known.has(pointer.slice(0, end))) end = pointer.lastIndexOf("/", end - 1);
  if (end < 0) return undefined;
  let value = known.get(pointer.slice(0, end));
  while (end < pointer.length) {
    const start = end + 1;
    const next = pointer.indexOf("/", start);
    end = next === -1 ? pointer.length : next;
    value = member(value, unescapeToken(pointer.slice(start, end)));
    known.set(pointer.slice(0, end), value);
  }
  return value;
}

/** By pointer, what has been looked for in a file. */
const valuesByFile = new WeakMap<LoadedFile, Map<Pointer, JsonValue | undefined>>();

function valuesIn(file: LoadedFile): Map<Pointer, JsonValue | undefined> {
  const known = valuesByFile.get(file);
  if (known !== undefined) return known;
  const values = new Map<Pointer, JsonValue | undefined>([["", file.value]]);
  valuesByFile.set(file, values);
  return values;
}
