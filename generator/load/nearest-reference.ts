/** What the writer of a reference that leads nowhere may have meant. */
import type { Document } from "./document.js";
import { editDistance, nearestWord } from "../diagnostics/edit-distance.js";
import { isObject, member, type JsonValue } from "./json.js";
import { child, tokensOf, type Location, type Pointer } from "./pointer.js";
import { findTarget } from "./reference-target.js";

/**
 * The reference to something that exists and is spelled most like the given one, or undefined where nothing is alike:
 * `#/components/schema/Pett` → `#/components/schemas/Pet`. Also finds a component that is looked for in the wrong
 * section (`#/definitions/Pet`) or by its bare name (`Pet`), and anchors (`#thingg` → `#thing`).
 */
export function nearestReference(document: Document, from: Location, reference: string): string | undefined {
  const [path = "", fragment = ""] = reference.split("#", 2);
  const whole = findTarget(document.files, document.resources, from, path === "" ? "#" : path);
  if (whole.kind === "found" && fragment !== "" && !fragment.startsWith("/")) {
    const anchors = document.resources.around(whole.location)?.anchors.keys() ?? [];
    const anchor = nearestWord(fragment, [...anchors]);
    if (anchor !== undefined) return `${path}#${anchor}`;
  }
  const pointer = fragment === "" || fragment.startsWith("/") ? fragment : `/${fragment}`;
  const spelled = whole.kind === "found" ? nearestPointer(document, whole.location.file, pointer) : undefined;
  if (spelled !== undefined) return `${path}#${spelled}`;
  const component = componentNamed(document, tokensOf(pointer).at(-1) ?? path);
  return component === undefined ? undefined : `#${component}`;
}

/** Step by step the member that is spelled like the token, or most like it. */
function nearestPointer(document: Document, file: string, pointer: Pointer): Pointer | undefined {
  let found = "";
  let value: JsonValue | undefined = document.files.get(file)?.value;
  for (const token of tokensOf(pointer)) {
    const key = member(value, token) === undefined ? nearestKey(value, token) : token;
    if (key === undefined) return undefined;
    found = child(found, key);
    value = member(value, key);
  }
  return found;
}

/** The key at the smallest distance: at most two letters, or a third of the token's, and one in a very short token. */
function nearestKey(value: JsonValue | undefined, token: string): string | undefined {
  if (!isObject(value)) return undefined;
  let nearest: string | undefined;
  let limit = Math.max(token.length > 3 ? 2 : 1, Math.floor(token.length / 3));
  for (const key of Object.keys(value)) {
    const distance = editDistance(token, key, limit);
    if (distance > limit) continue;
    nearest = key;
    limit = distance - 1;
  }
  return nearest;
}

function componentNamed(document: Document, name: string): Pointer | undefined {
  const root = document.files.get(document.root)?.value;
  if (document.dialect === "2.0") {
    const section = ["definitions", "parameters", "responses"].find((key) => isNamedIn(root, key, name));
    return section === undefined ? undefined : child("", section, name);
  }
  const components = member(root, "components");
  if (!isObject(components)) return undefined;
  const section = Object.keys(components).find((key) => isNamedIn(components, key, name));
  return section === undefined ? undefined : child("/components", section, name);
}

function isNamedIn(holder: JsonValue | undefined, section: string, name: string): boolean {
  return member(member(holder, section), name) !== undefined;
}
