import { isBlob, isSentBytes } from "./bytes.js";
import type { FilePart } from "./multipart-part.js";

/** Whether a value is a file of a multipart body: a `Blob`, or bytes beside their name and their media type. */
export function isFilePart(value: unknown): value is FilePart {
  if (isBlob(value)) return true;
  if (typeof value !== "object" || value === null || !("content" in value) || !isSentBytes(value.content)) return false;
  return isTextOrAbsent(value, "filename") && isTextOrAbsent(value, "contentType");
}

function isTextOrAbsent(value: object, name: string): boolean {
  const held: unknown = Reflect.get(value, name);
  return held === undefined || typeof held === "string";
}
