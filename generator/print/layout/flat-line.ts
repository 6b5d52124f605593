/** What stands on one line: measured first, since what does not fit is not needed as text. */
import { columnsOf } from "./columns.js";
import { type Doc, type GroupKey, type IfBroken, isList } from "./doc.js";
import type { Mode } from "./print-doc.js";

export class FlatLine {
  columns = 0;
  /** The groups in it that others may ask after. */
  readonly keys: GroupKey[] = [];
  /** How many columns are left. */
  room: number;
  /** A space at the end, which counts once something follows. */
  pendingSpace = 0;
  readonly #modes: ReadonlyMap<GroupKey, Mode>;

  /** @param modes Of the groups printed so far. */
  constructor(room: number, modes: ReadonlyMap<GroupKey, Mode>) {
    this.room = room;
    this.#modes = modes;
  }

  /** False where there is no room, or where a line must end. */
  measure(doc: Doc): boolean {
    if (typeof doc === "string") return this.#measureText(doc);
    if (isList(doc)) {
      for (const part of doc) if (!this.measure(part)) return false;
      return true;
    }
    switch (doc.kind) {
      case "line":
        if (doc.form === "hard") return false;
        if (doc.form === "space") {
          this.columns += 1;
          this.pendingSpace = 1;
        }
        return true;
      case "group":
        if (doc.broken) return false;
        if (doc.key !== undefined) this.keys.push(doc.key);
        return this.measure(doc.contents);
      case "if broken":
        return this.measure(flatPart(doc, this.#modes));
      case "fill":
        return this.measure(doc.parts);
      case "comment line":
      case "written":
        return false;
      case "break out":
        return true;
      case "indented":
      case "aligned":
      case "indented if broken":
      case "chain":
        return this.measure(doc.contents);
    }
  }

  #measureText(text: string): boolean {
    if (text === "") return true;
    const columns = columnsOf(text);
    this.columns += columns;
    this.room -= columns + this.pendingSpace;
    this.pendingSpace = 0;
    return this.room >= 0;
  }
}

/** The text of what was measured. */
export function flatText(doc: Doc, modes: ReadonlyMap<GroupKey, Mode>): string {
  if (typeof doc === "string") return doc;
  if (isList(doc)) {
    let text = "";
    for (const part of doc) text += flatText(part, modes);
    return text;
  }
  switch (doc.kind) {
    case "line":
      return doc.form === "space" ? " " : "";
    case "if broken":
      return flatText(flatPart(doc, modes), modes);
    case "fill":
      return flatText(doc.parts, modes);
    case "comment line":
    case "written":
      return doc.text;
    case "break out":
      return "";
    case "group":
    case "indented":
    case "aligned":
    case "indented if broken":
    case "chain":
      return flatText(doc.contents, modes);
  }
}

function flatPart({ key, broken, flat }: IfBroken, modes: ReadonlyMap<GroupKey, Mode>): Doc {
  return key !== undefined && modes.get(key) === "broken" ? broken : flat;
}
