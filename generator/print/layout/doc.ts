/**
 * The language in which a layout is described before its lines are broken: text, places where a line may end, and
 * groups of these that stand on one line or do not. It is the model of prettier's Docs, cut to what generated code
 * needs, so that rules can be followed one by one; `print-doc.ts` turns it into text.
 *
 *     group(["f(", indent([softLine, "a"]), softLine, ")"])  →  `f(a)`, or three lines where that is too long
 */

export type Doc = string | readonly Doc[] | Piece;

export type Piece =
  Line | Indented | Aligned | Group | IfBroken | IndentedIfBroken | BreakOut | Fill | Chain | CommentLine | Written;

/** A place where a line may end; `soft` leaves nothing where it does not, the others a space, `hard` always ends it. */
export interface Line {
  readonly kind: "line";
  readonly form: "space" | "soft" | "hard";
}

export interface Indented {
  readonly kind: "indented";
  readonly contents: Doc;
}

/** Moved by a number of columns, not by a level. */
export interface Aligned {
  readonly kind: "aligned";
  readonly columns: number;
  readonly contents: Doc;
}

/** On one line if it fits, else with all its own lines broken. */
export interface Group {
  readonly kind: "group";
  readonly contents: Doc;
  /** Other ways to lay out the same, each wider open than the one before; the last is taken where none fits. */
  readonly states?: readonly Doc[];
  /** Broken whatever its width, since it holds what must end a line. */
  readonly broken: boolean;
  readonly key?: GroupKey;
}

/** By its identity, a group can be asked later whether it was broken. */
export interface GroupKey {
  readonly purpose: string;
}

export interface IfBroken {
  readonly kind: "if broken";
  readonly broken: Doc;
  readonly flat: Doc;
  /** The group that decides; else the one around it. */
  readonly key?: GroupKey;
}

export interface IndentedIfBroken {
  readonly kind: "indented if broken";
  readonly contents: Doc;
  readonly key: GroupKey;
}

/** Breaks the groups around it. */
export interface BreakOut {
  readonly kind: "break out";
}

/** Contents and lines in turn: as many to a line as fit. */
export interface Fill {
  readonly kind: "fill";
  readonly parts: readonly Doc[];
}

/** A chain of calls on members, which asks its neighbours for other rules. */
export interface Chain {
  readonly kind: "chain";
  readonly contents: Doc;
}

/** A line of a comment; nothing follows it on its line, so nobody counts its columns. */
export interface CommentLine {
  readonly kind: "comment line";
  readonly text: string;
}

/** What is one line where there is room for it, whatever is around it; else its contents decide. */
export interface Written {
  readonly kind: "written";
  readonly text: string;
  readonly contents: () => Doc;
}

export const line: Line = { kind: "line", form: "space" };
export const softLine: Line = { kind: "line", form: "soft" };
export const hardLine: Line = { kind: "line", form: "hard" };
export const breakOut: BreakOut = { kind: "break out" };

export function indent(contents: Doc): Indented {
  return { kind: "indented", contents };
}

export function align(columns: number, contents: Doc): Aligned {
  return { kind: "aligned", columns, contents };
}

export interface GroupOptions {
  readonly broken?: boolean;
  readonly key?: GroupKey;
}

export function group(contents: Doc, { broken = false, key }: GroupOptions = {}): Group {
  return { kind: "group", contents, broken: broken || breaksOut(contents), ...(key === undefined ? {} : { key }) };
}

/** The first of the states that fits; what must end a line inside does not reach the groups around it. */
export function firstFitting(states: readonly [Doc, ...Doc[]]): Group {
  return { kind: "group", contents: states[0], states, broken: false };
}

export function ifBroken(broken: Doc, flat: Doc = "", key?: GroupKey): IfBroken {
  return { kind: "if broken", broken, flat, ...(key === undefined ? {} : { key }) };
}

export function indentIfBroken(contents: Doc, key: GroupKey): IndentedIfBroken {
  return { kind: "indented if broken", contents, key };
}

export function fill(parts: readonly Doc[]): Fill {
  return { kind: "fill", parts };
}

export function chain(contents: Doc): Chain {
  return { kind: "chain", contents };
}

export function commentLine(text: string): CommentLine {
  return { kind: "comment line", text };
}

export function join(separator: Doc, docs: readonly Doc[]): readonly Doc[] {
  const joined: Doc[] = [];
  for (const doc of docs) {
    if (joined.length > 0) joined.push(separator);
    joined.push(doc);
  }
  return joined;
}

/** Whether the groups around must break: a hard line stands in it, outside of groups that have other states. */
function breaksOut(doc: Doc): boolean {
  return searches(doc, "their mark");
}

/** Whether some line in it is sure to end. */
export function willBreak(doc: Doc): boolean {
  return searches(doc, "their mark or states");
}

/** Whether there is any place in it where a line may end. */
export function canBreak(doc: Doc): boolean {
  return searches(doc, "their contents", "any line");
}

/** Looks for a line that ends; groups answer by their mark, those with other states by these, or by their contents. */
function searches(
  doc: Doc,
  groups: "their mark" | "their mark or states" | "their contents",
  wanted: "hard line" | "any line" = "hard line",
): boolean {
  if (typeof doc === "string") return false;
  if (isList(doc)) {
    for (const part of doc) if (searches(part, groups, wanted)) return true;
    return false;
  }
  switch (doc.kind) {
    case "group":
      if (groups === "their mark") return doc.broken;
      if (groups === "their mark or states" && (doc.broken || doc.states === undefined)) return doc.broken;
      return searches(doc.contents, groups, wanted);
    case "line":
      return wanted === "any line" || doc.form === "hard";
    case "break out":
      return wanted === "hard line";
    case "comment line":
    case "written":
      return false;
    case "if broken":
      return searches(doc.broken, groups, wanted) || searches(doc.flat, groups, wanted);
    case "fill":
      return searches(doc.parts, groups, wanted);
    case "indented":
    case "aligned":
    case "indented if broken":
    case "chain":
      return searches(doc.contents, groups, wanted);
  }
}

/** The same on one line, whatever its width: no line in it ends. */
export function withoutLines(doc: Doc): Doc {
  if (typeof doc === "string") return doc;
  if (isList(doc)) return doc.map(withoutLines);
  switch (doc.kind) {
    case "line":
      return doc.form === "soft" ? "" : " ";
    case "if broken":
      return withoutLines(doc.flat);
    case "group":
      return withoutLines(doc.contents);
    case "fill":
      return { ...doc, parts: doc.parts.map(withoutLines) };
    case "break out":
      return "";
    case "comment line":
    case "written":
      return doc;
    case "indented":
    case "aligned":
    case "indented if broken":
    case "chain":
      return { ...doc, contents: withoutLines(doc.contents) };
  }
}

/** `Array.isArray` that narrows readonly arrays too. */
export function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
