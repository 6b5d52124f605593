/** URIs of schemas and files (RFC 3986), and what a relative reference becomes beside one. */
import { dirname, resolve as resolvePath } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** An absolute URI without a fragment: `https://example.com/pet.json`, `file:///spec/pets.yaml`, `urn:example:pet`. */
export type Uri = string;

/** A reference in its two halves, the fragment without its `#`; absent where the reference has none. */
export interface SplitReference {
  readonly path: string;
  readonly fragment: string;
}

/** `pets.yaml#/Pet%20Food` → `pets.yaml`, `/Pet Food` (RFC 6901 section 6: first percent-decode, then evaluate). */
export function splitReference(reference: string): SplitReference {
  const hash = reference.indexOf("#");
  if (hash === -1) return { path: reference, fragment: "" };
  return { path: reference.slice(0, hash), fragment: decoded(reference.slice(hash + 1)) };
}

/**
 * What a path names beside a base (RFC 3986 section 5.2): `("https://example.com/a/b.json", "../c.json")` →
 * `https://example.com/c.json`. Undefined where it names nothing, as a relative path does beside an URN.
 *
 * Beside a file, a relative path is one of the file system's: people write spaces, `#/100%` and `C:\spec` and mean it.
 */
export function resolveUri(base: Uri, path: string): Uri | undefined {
  const isPath = !/^[a-z][a-z0-9+.-]+:|^\/\//i.test(path);
  if (isPath && base.startsWith("file:")) {
    const folder = base.endsWith("/") ? pathOf(base) : dirname(pathOf(base));
    // The last slash tells a folder's URI from a file's, and makes a difference to what stands beside it.
    return uriOf(resolvePath(folder, decoded(path))) + (path.endsWith("/") ? "/" : "");
  }
  try {
    // Beside a file, what begins with a host's name can only be meant for the network.
    const uri = new URL(path, base.startsWith("file:") && path.startsWith("//") ? "https://host" : base);
    uri.hash = "";
    return uri.href;
  } catch {
    return undefined;
  }
}

/** `file:///spec/pets.yaml` for `/spec/pets.yaml`. */
export function uriOf(absolutePath: string): Uri {
  return pathToFileURL(absolutePath).href;
}

/** The path of a `file:` URI: `/spec/pets.yaml`. */
export function pathOf(uri: Uri): string {
  return fileURLToPath(uri);
}

export function isRemote(uri: Uri): boolean {
  return /^https?:/i.test(uri);
}

/** A text with a stray percent sign is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
