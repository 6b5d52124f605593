/** Where in a text a pointer leads. Costs a parse of the whole text: for diagnostics that are shown, not before. */
import { isAlias, isMap, isNode, isScalar, isSeq, type Document } from "yaml";
import { tokensOf, type Pointer } from "../load/pointer.js";
import type { Mark } from "./catalogue.js";
import { JsonPlaces, type Range } from "./json-places.js";
import { LineStarts, type LineColumn } from "./line-column.js";
import { parseYaml } from "./yaml-document.js";

/** A stretch of one line. */
export interface TextSpan extends LineColumn {
  /** In UTF-16 code units; at least 1. */
  readonly length: number;
}

/** The places of one YAML or JSON text. */
export class PositionIndex {
  readonly #text: string;
  #lines: LineStarts | undefined;
  #tree: Tree | "none" | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Where the key that a pointer ends with stands, or the value beside it. Where the pointer leads to nothing, the key
   * of the nearest place above that exists; undefined only where the text cannot be read at all.
   */
  find(pointer: Pointer, mark: Mark): TextSpan | undefined {
    this.#tree ??= jsonTree(this.#text) ?? yamlTree(this.#text);
    if (this.#tree === "none") return undefined;
    return this.#span(this.#tree(tokensOf(pointer), mark));
  }

  #span({ start, end }: Range): TextSpan {
    const lineEnd = this.#text.indexOf("\n", start);
    const text = this.#text.slice(start, lineEnd === -1 ? end : Math.min(end, lineEnd));
    this.#lines ??= new LineStarts(this.#text);
    return { ...this.#lines.at(start), length: Math.max(1, text.trimEnd().length) };
  }
}

/** Where the last of the tokens leads that leads anywhere; where not all do, the key is what is marked. */
type Tree = (tokens: readonly string[], mark: Mark) => Range;

function jsonTree(text: string): Tree | undefined {
  const places = JsonPlaces.of(text);
  if (places === undefined) return undefined;
  return (tokens, mark) => {
    let entry = places.root;
    for (const token of tokens) {
      const inner = places.entry(entry, token);
      if (inner === undefined) return entry.key ?? entry.value;
      entry = inner;
    }
    return mark === "value" ? entry.value : (entry.key ?? entry.value);
  };
}

function yamlTree(text: string): Tree | "none" {
  const parsed = parseYaml(text);
  if (parsed.kind !== "document") return "none";
  const { document } = parsed;
  return (tokens, mark) => {
    let entry: Entry = { value: document.contents };
    for (const token of tokens) {
      const inner = entryOf(document, entry.value, token);
      if (inner === undefined) return rangeOf(entry, "key");
      entry = inner;
    }
    return rangeOf(entry, mark);
  };
}

function rangeOf({ key, value }: Entry, mark: Mark): Range {
  const node = mark === "value" || key === undefined ? (value ?? key) : key;
  const [start, end] = (isNode(node) && node.range) || [0, 0];
  return { start, end };
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
