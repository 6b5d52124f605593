/** A Doc as text: decides which groups fit on the rest of their line, and breaks the others. */
import { columnsOf } from "./columns.js";
import { type Doc, type Group, type GroupKey, indent, isList, type Written } from "./doc.js";
import { FlatLine, flatText } from "./flat-line.js";
import { type IndentStyle, type Indentation, indentedBy, indentedOnce, noIndentation } from "./indentation.js";

export interface PrintStyle extends IndentStyle {
  /** How many columns a line should have at most. */
  readonly printWidth: number;
}

export type Mode = "flat" | "broken";

/** A piece that is still to be printed, as part of a list that ends with the last. */
interface Command {
  readonly doc: Doc;
  readonly mode: Mode;
  readonly indentation: Indentation;
  readonly next: Command | undefined;
}

/** The text of a Doc, `\n` between its lines, none of which ends in white space. */
export function printDoc(doc: Doc, style: PrintStyle): string {
  return new DocPrinter(style).print(doc);
}

class DocPrinter {
  readonly #style: PrintStyle;
  readonly #modes = new Map<GroupKey, Mode>();
  /** One level deeper, by what it is deeper than. */
  readonly #deeper = new Map<Indentation, Indentation>();
  /** Those that have ended. Joined at the end, so that no text is kept that holds on to all the parts it was made of. */
  readonly #lines: string[] = [];
  #line = "";
  #column = 0;
  /** A line ended inside of a group that is flat otherwise: what follows has not been measured. */
  #measureAgain = false;

  constructor(style: PrintStyle) {
    this.#style = style;
  }

  print(doc: Doc): string {
    let command: Command | undefined = { doc, mode: "broken", indentation: noIndentation, next: undefined };
    while (command !== undefined) command = this.#step(command);
    this.#lines.push(this.#line);
    return this.#lines.join("\n");
  }

  /** Prints the first piece, or takes it apart; gives what is left. */
  #step(command: Command): Command | undefined {
    const { doc, mode, indentation, next } = command;
    if (typeof doc === "string") {
      this.#line += doc;
      this.#column += columnsOf(doc);
      return next;
    }
    if (isList(doc)) return before(doc, mode, indentation, next);
    switch (doc.kind) {
      case "line":
        return this.#endLine(doc.form, command);
      case "indented":
        return { doc: doc.contents, mode, indentation: this.#oneDeeper(indentation), next };
      case "aligned":
        return { doc: doc.contents, mode, indentation: indentedBy(indentation, doc.columns), next };
      case "group":
        return this.#group(doc, command);
      case "if broken": {
        const decided = doc.key === undefined ? mode : this.#modes.get(doc.key);
        return { doc: decided === "broken" ? doc.broken : doc.flat, mode, indentation, next };
      }
      case "indented if broken": {
        const contents = this.#modes.get(doc.key) === "broken" ? indent(doc.contents) : doc.contents;
        return { doc: contents, mode, indentation, next };
      }
      case "fill":
        return this.#fill(doc.parts, command);
      case "chain":
        return { doc: doc.contents, mode, indentation, next };
      case "comment line":
        this.#line += doc.text;
        return next;
      case "break out":
        return next;
      case "written":
        return this.#written(doc, command);
    }
  }

  /** Where it fits, so does everything in it. In a flat group it is not all of its line. */
  #written({ text, contents }: Written, { mode, indentation, next }: Command): Command | undefined {
    const columns = this.#column + columnsOf(text);
    if (mode === "flat" || columns > this.#style.printWidth) return { doc: contents(), mode, indentation, next };
    this.#line += text;
    this.#column = columns;
    return next;
  }

  #oneDeeper(outer: Indentation): Indentation {
    const known = this.#deeper.get(outer);
    if (known !== undefined) return known;
    const inner = indentedOnce(outer, this.#style);
    this.#deeper.set(outer, inner);
    return inner;
  }

  #endLine(form: "space" | "soft" | "hard", { mode, indentation, next }: Command): Command | undefined {
    if (mode === "flat" && form !== "hard") {
      if (form === "space") {
        this.#line += " ";
        this.#column += 1;
      }
      return next;
    }
    if (mode === "flat") this.#measureAgain = true;
    this.#lines.push(trimmedEnd(this.#line));
    this.#line = indentation.text;
    this.#column = indentation.columns;
    return next;
  }

  #group(group: Group, command: Command): Command | undefined {
    const { mode, next } = command;
    const isMeasured = !group.broken && (mode === "broken" || this.#measureAgain);
    const outcome = isMeasured ? this.#printFlat(group, next) : "not known";
    if (outcome === "printed") return next;
    const chosen = this.#chosen(group, command, outcome);
    if (group.key !== undefined) this.#modes.set(group.key, chosen.mode);
    return chosen;
  }

  /** Prints a group on the line where it has room there with what follows. */
  #printFlat(group: Group, next: Command | undefined): "printed" | "too long" | "not known" {
    const flat = new FlatLine(this.#style.printWidth - this.#column, this.#modes);
    if (!flat.measure(group)) return flat.room < 0 ? "too long" : "not known";
    if (!this.#fits(next, "any", flat.room, flat.pendingSpace)) return "too long";
    this.#measureAgain = false;
    this.#line += flatText(group, this.#modes);
    this.#column += flat.columns;
    for (const key of flat.keys) this.#modes.set(key, "flat");
    return "printed";
  }

  #chosen(
    { contents, states, broken }: Group,
    { mode, indentation, next }: Command,
    measured: "too long" | "not known",
  ): Command {
    if (mode === "flat" && !this.#measureAgain)
      return { doc: contents, mode: broken ? "broken" : "flat", indentation, next };
    this.#measureAgain = false;
    const flat: Command = { doc: contents, mode: "flat", indentation, next };
    if (!broken && measured === "not known" && this.#fits(flat)) return flat;
    const last = states?.at(-1);
    if (states === undefined || last === undefined) return { ...flat, mode: "broken" };
    if (!broken) {
      for (const state of states.slice(1, -1)) {
        const attempt: Command = { ...flat, doc: state };
        if (this.#fits(attempt)) return attempt;
      }
    }
    return { ...flat, doc: last, mode: "broken" };
  }

  #fill(parts: readonly Doc[], { mode, indentation, next }: Command): Command | undefined {
    const [content, separator, second, ...rest] = parts;
    if (content === undefined) return next;
    const alone: Command = { doc: content, mode: "flat", indentation, next: undefined };
    const contentMode: Mode = this.#fits(alone, "no group may break") ? "flat" : "broken";
    if (separator === undefined) return { doc: content, mode: contentMode, indentation, next };
    const pair: Command = { ...alone, doc: [content, separator, second ?? ""] };
    const pairFits = second === undefined ? contentMode === "flat" : this.#fits(pair, "no group may break");
    const left: Command | undefined =
      second === undefined ? next : { doc: { kind: "fill", parts: [second, ...rest] }, mode, indentation, next };
    const between: Command = { doc: separator, mode: pairFits ? "flat" : "broken", indentation, next: left };
    return { doc: content, mode: contentMode, indentation, next: between };
  }

  /** Whether all up to the next line that may end has room on this one. */
  #fits(
    first: Command | undefined,
    groups: "any" | "no group may break" = "any",
    start = this.#style.printWidth - this.#column,
    space = 0,
  ): boolean {
    let room = start;
    let pendingSpace = space;
    let command = first;
    while (command !== undefined) {
      const { doc, mode, indentation, next }: Command = command;
      command = next;
      if (typeof doc === "string") {
        if (doc === "") continue;
        room -= columnsOf(doc) + pendingSpace;
        pendingSpace = 0;
        if (room < 0) return false;
      } else if (isList(doc)) {
        command = before(doc, mode, indentation, next);
      } else if (doc.kind === "line") {
        if (mode === "broken" || doc.form === "hard") return true;
        if (doc.form === "space") pendingSpace = 1;
      } else if (doc.kind === "group") {
        if (groups === "no group may break" && doc.broken) return false;
        const groupMode: Mode = doc.broken ? "broken" : mode;
        const open = groupMode === "broken" ? doc.states?.at(-1) : undefined;
        command = { doc: open ?? doc.contents, mode: groupMode, indentation, next };
      } else if (doc.kind === "if broken") {
        const decided = doc.key === undefined ? mode : (this.#modes.get(doc.key) ?? "flat");
        command = { doc: decided === "broken" ? doc.broken : doc.flat, mode, indentation, next };
      } else if (doc.kind === "fill") {
        command = before(doc.parts, mode, indentation, next);
      } else if (doc.kind === "written") {
        command = { doc: doc.contents(), mode, indentation, next };
      } else if (doc.kind !== "break out" && doc.kind !== "comment line") {
        command = { doc: doc.contents, mode, indentation, next };
      }
    }
    return room >= 0;
  }
}

function before(
  docs: readonly Doc[],
  mode: Mode,
  indentation: Indentation,
  next: Command | undefined,
): Command | undefined {
  let first = next;
  for (let index = docs.length - 1; index >= 0; index -= 1) {
    first = { doc: docs[index] ?? "", mode, indentation, next: first };
  }
  return first;
}

function trimmedEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\t")) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}
