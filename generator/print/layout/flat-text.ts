/** What stands on one line, made and measured in one go. */
import { columnsOf } from "./columns.js";
import { type Doc, type GroupKey, isList } from "./doc.js";
import type { Mode } from "./print-doc.js";

export class FlatText {
  text = "";
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

  /** False where there is no room, or where a line must end: then the text is of no use. */
  add(doc: Doc): boolean {
    if (typeof doc === "string") return this.#addText(doc);
    if (isList(doc)) {
      for (const part of doc) if (!this.add(part)) return false;
      return true;
    }
    switch (doc.kind) {
      case "line":
        if (doc.form === "hard") return false;
        if (doc.form === "space") {
          this.text += " ";
          this.columns += 1;
          this.pendingSpace = 1;
        }
        return true;
      case "group":
        if (doc.broken) return false;
        if (doc.key !== undefined) this.keys.push(doc.key);
        return this.add(doc.contents);
      case "if broken":
        return this.add(doc.key !== undefined && this.#modes.get(doc.key) === "broken" ? doc.broken : doc.flat);
      case "fill":
        return this.add(doc.parts);
      case "comment line":
      case "written":
        return false;
      case "break out":
        return true;
      case "indented":
      case "aligned":
      case "indented if broken":
      case "chain":
        return this.add(doc.contents);
    }
  }

  #addText(text: string): boolean {
    if (text === "") return true;
    const columns = columnsOf(text);
    this.text += text;
    this.columns += columns;
    this.room -= columns + this.pendingSpace;
    this.pendingSpace = 0;
    return this.room >= 0;
  }
}
