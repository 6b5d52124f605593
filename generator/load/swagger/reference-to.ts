/** References that a rewrite makes. */
import { dirname, relative } from "node:path";
import type { Document } from "../document.js";
import type { JsonObject } from "../json.js";
import type { Location } from "../pointer.js";

/** A Reference Object that leads from one place to another. */
export function referenceTo(from: Location, to: Location, { files }: Document): JsonObject {
  const fragment = `#${encoded(to.pointer)}`;
  if (from.file === to.file) return { $ref: fragment };
  const folder = dirname(files.get(from.file)?.absolutePath ?? from.file);
  const path = relative(folder, files.get(to.file)?.absolutePath ?? to.file).replaceAll("\\", "/");
  return { $ref: encoded(path) + fragment };
}

/** What a reader of references decodes (RFC 6901 section 6). */
function encoded(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("#", "%23");
}
