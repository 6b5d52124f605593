/** Where in a text a pointer leads. Costs a parse of the whole text: for diagnostics that are shown, not before. */
import { isAlias, isMap, isNode, isScalar, isSeq, type Document } from "yaml";
import { tokensOf, type Pointer } from "../load/pointer.js";
import type { Mark } from "./catalogue.js";
import { lineColumn, type LineColumn } from "./line-column.js";
import { parseYaml } from "./yaml-document.js";

/** A stretch of one line. */
export interface TextSpan extends LineColumn {
  /** In UTF-16 code units; at least 1. */
  readonly length: number;
}

/** The places of one YAML or JSON text. */
export class PositionIndex {
  readonly #text: string;
  #document: Document | "none" | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Where the key that a pointer ends with stands, or the value beside it. Where the pointer leads to nothing, the key
   * of the nearest place above that exists; undefined only where the text cannot be read at all.
   */
  find(pointer: Pointer, mark: Mark): TextSpan | undefined {
    this.#document ??= documentOf(this.#text);
    if (this.#document === "none") return undefined;
    let entry: Entry = { value: this.#document.contents };
    for (const token of tokensOf(pointer)) {
      const inner = entryOf(this.#document, entry.value, token);
      if (inner === undefined) return this.#span(entry, "key");
      entry = inner;
    }
    return this.#span(entry, mark);
  }

  #span({ key, value }: Entry, mark: Mark): TextSpan {
    const node = mark === "value" || key === undefined ? (value ?? key) : key;
    const [start, end] = (isNode(node) && node.range) || [0, 0];
    const lineEnd = this.#text.indexOf("\n", start);
    const text = this.#text.slice(start, lineEnd === -1 ? end : Math.min(end, lineEnd));
    return { ...lineColumn(this.#text, start), length: Math.max(1, text.trimEnd().length) };
  }
}

function documentOf(text: string): Document | "none" {
  const parsed = parseYaml(text);
  return parsed.kind === "document" ? parsed.document : "none";
}

/** A key and what stands beside it; an item of an array, and the whole document, have no key. */
interface Entry {
  readonly key?: unknown;
  readonly value: unknown;
}

/** The entry of an object or array; what an alias brings in is found where its anchor stands. */
function entryOf(document: Document, container: unknown, token: string): Entry | undefined {
  const node = isAlias(container) ? container.resolve(document) : container;
  if (isSeq(node)) {
    const value = node.items[Number(token)];
    return value === undefined ? undefined : { value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => keyText(key) === token);
  if (pair !== undefined) return { key: pair.key, value: pair.value };
  return node.items
    .filter(({ key }) => keyText(key) === "<<")
    .flatMap(({ value }) => (isSeq(value) ? value.items : [value]))
    .map((merged) => entryOf(document, merged, token))
    .find((entry) => entry !== undefined);
}

function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === "string" ? key.value : (key.source ?? "");
}
