/**
 * Lays text out as prettier does, many times faster: it knows the constructs that generated files are made of, and says
 * where it meets another.
 */
import { jsonDoc } from "./docs/json.js";
import { moduleDoc } from "./docs/module.js";
import { parseJson, parseModule } from "./parse/module.js";
import { emptyLines, type KnownLines } from "./line-memory.js";
import { printDoc } from "./print-doc.js";
import type { LayoutStyle } from "./style.js";
import { Unknown } from "./unknown.js";

export type Layout =
  | { readonly kind: "laid out"; readonly text: string }
  /** Nothing was laid out; `construct` is what is not known. */
  | { readonly kind: "unknown"; readonly construct: string };

/** `"type A=string"` → `"type A = string;\n"`. */
export function layOutTypeScript(text: string, style: LayoutStyle): Layout {
  const lines = linesOf(style);
  return laidOut(() => printDoc(moduleDoc(parseModule(text, lines), style), style));
}

/** Lines that were laid out in a style before. */
const known = new WeakMap<LayoutStyle, KnownLines>();

function linesOf(style: LayoutStyle): KnownLines {
  const found = known.get(style) ?? emptyLines(style.printWidth);
  known.set(style, found);
  return found;
}

/** JSON as in `tsconfig.json`: short arrays on one line, objects as open as they were. */
export function layOutJson(text: string, style: LayoutStyle): Layout {
  return laidOut(() => printDoc(jsonDoc(parseJson(text), style), style));
}

/** The text, unless something in it is not known. */
export function laidOut(layOut: () => string): Layout {
  try {
    return { kind: "laid out", text: layOut() };
  } catch (reason) {
    if (reason instanceof Unknown) return { kind: "unknown", construct: reason.construct };
    throw reason;
  }
}
