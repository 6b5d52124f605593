/** YAML 1.2 (core schema) read as JSON: what JSON has no counterpart for is reported. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from "yaml";
import { LineStarts } from "../diagnostics/line-column.js";
import { nestingLimit } from "../diagnostics/nesting-limit.js";
import type { Report, TextPosition } from "../diagnostics/report.js";
import { parseYaml } from "../diagnostics/yaml-document.js";
import { isArray, isObject, objectOf, type JsonObject, type JsonValue } from "./json.js";
import { isKept } from "./number-text.js";
import { child, type Pointer } from "./pointer.js";

/** Errors beyond the first few are mostly echoes of these. */
const shownErrors = 3;

/** Values that the aliases of one file stand for, all expansions counted. No real description comes near. */
const aliasLimit = 1_000_000;

/**
 * The value of a YAML text, or undefined where it cannot be read; the report says why. Dates stay strings, keys become
 * strings as they are written (`200:` → `"200"`), aliases and merge keys (`<<`) are expanded.
 */
export function readYaml(text: string, file: string, report: Report): JsonValue | undefined {
  const lines = new LineStarts(text);
  const at = (offset: number): TextPosition => ({ file, ...lines.at(offset) });
  const parsed = parseYaml(text);
  if (parsed.kind === "too-deep") {
    report.add("deep-nesting", at(parsed.offset), nestingLimit);
    return undefined;
  }
  const { errors, warnings, contents, range } = parsed.document;
  for (const { pos, message } of errors.slice(0, shownErrors)) {
    report.add("invalid-syntax", at(pos[0]), "YAML", message.replace(/\.$/, ""));
  }
  if (errors.length > 0) return undefined;
  if (parsed.hasMore) {
    report.add("invalid-syntax", at(range[2]), "YAML", "the file holds more than one document");
    return undefined;
  }
  for (const { pos } of warnings) report.add("ignored-tag", at(pos[0]), text.slice(pos[0], pos[1]));
  return new YamlReader(text, file, report).read(contents);
}

/** What an anchor stands for. */
interface Anchored {
  readonly node: Node;
  /** Absent while it is being read. */
  readonly content?: { readonly value: JsonValue; readonly size: number; readonly height: number };
}

/** Ends the reading of a file whose problem has been reported. */
class Abandoned extends Error {}

class YamlReader {
  readonly #text: string;
  readonly #file: string;
  readonly #report: Report;
  readonly #anchors = new Map<string, Anchored>();
  /** Values read so far, and of them those that aliases stand for. */
  #size = 0;
  #expanded = 0;
  #deepest = 0;

  constructor(text: string, file: string, report: Report) {
    this.#text = text;
    this.#file = file;
    this.#report = report;
  }

  read(contents: Node | null): JsonValue | undefined {
    try {
      return this.#value(contents, "", 0);
    } catch (error) {
      if (error instanceof Abandoned) return undefined;
      throw error;
    }
  }

  #value(node: unknown, pointer: Pointer, depth: number): JsonValue {
    if (isAlias(node)) return this.#aliased(node, node.source, depth);
    this.#enter(node, depth);
    if (isMap(node) || isSeq(node) || isScalar(node)) {
      return node.anchor === undefined
        ? this.#plain(node, pointer, depth)
        : this.#anchored(node, node.anchor, pointer, depth);
    }
    return null;
  }

  #enter(node: unknown, depth: number): void {
    this.#size += 1;
    this.#deepest = Math.max(this.#deepest, depth);
    if (depth > nestingLimit) {
      this.#report.add("deep-nesting", this.#at(node), nestingLimit);
      throw new Abandoned();
    }
  }

  #plain(node: Node, pointer: Pointer, depth: number): JsonValue {
    if (isMap(node)) return this.#object(node, pointer, depth);
    if (isSeq(node)) return node.items.map((item, index) => this.#value(item, child(pointer, index), depth + 1));
    return isScalar(node) ? this.#scalar(node, pointer) : null;
  }

  /** Aliases come after their anchor, and a later anchor of the same name hides an earlier one (YAML 1.2.2, 7.1). */
  #anchored(node: Node, anchor: string, pointer: Pointer, depth: number): JsonValue {
    this.#anchors.set(anchor, { node });
    const before = { size: this.#size, deepest: this.#deepest };
    this.#deepest = depth;
    const value = this.#plain(node, pointer, depth);
    const content = { value, size: this.#size - before.size + 1, height: this.#deepest - depth };
    this.#deepest = Math.max(this.#deepest, before.deepest);
    this.#anchors.set(anchor, { node, content });
    return value;
  }

  #aliased(node: Node, anchor: string, depth: number): JsonValue {
    const anchored = this.#anchors.get(anchor);
    if (anchored === undefined) throw this.#invalid(node, `no anchor &${anchor} stands before the alias *${anchor}`);
    if (anchored.content === undefined) throw this.#invalid(node, `the alias *${anchor} stands inside its own anchor`);
    const { value, size, height } = anchored.content;
    this.#enter(node, depth + height);
    this.#size += size - 1;
    this.#expanded += size;
    if (this.#expanded > aliasLimit) {
      this.#report.add("alias-expansion", this.#at(node), aliasLimit);
      throw new Abandoned();
    }
    return value;
  }

  #object(map: YAMLMap, pointer: Pointer, depth: number): JsonObject {
    const entries = new Map<string, JsonValue>();
    const firsts = new Map<string, unknown>();
    for (const { key, value } of map.items) {
      if (isMergeKey(key)) {
        for (const [name, merged] of this.#merged(value, pointer, depth)) {
          if (!entries.has(name)) entries.set(name, merged);
        }
        continue;
      }
      const name = this.#key(key);
      if (firsts.has(name)) {
        this.#report.add("duplicate-key", this.#at(key), name, this.#at(firsts.get(name)).line);
      }
      firsts.set(name, firsts.get(name) ?? key);
      entries.set(name, this.#value(value, child(pointer, name), depth + 1));
    }
    return objectOf(entries);
  }

  /** The entries that `<<` brings in: of one object, or of several, of which the earlier ones prevail. */
  #merged(source: unknown, pointer: Pointer, depth: number): readonly (readonly [string, JsonValue])[] {
    const value = this.#value(source, child(pointer, "<<"), depth + 1);
    return (isArray(value) ? value : [value]).flatMap((object) => {
      if (!isObject(object)) throw this.#invalid(source, "only objects can be merged by <<");
      return Object.entries(object);
    });
  }

  #key(key: unknown): string {
    const node = isAlias(key) ? this.#anchors.get(key.source)?.node : key;
    if (isScalar(node)) {
      if (node.anchor !== undefined) this.#value(node, "", 0);
      return typeof node.value === "string" ? node.value : (node.source ?? "");
    }
    throw this.#invalid(key, "a key must be text");
  }

  #scalar(scalar: Scalar, pointer: Pointer): JsonValue {
    const { value } = scalar;
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    const source = scalar.source ?? String(value);
    if (typeof value !== "number") return source;
    if (!Number.isFinite(value)) throw this.#invalid(scalar, `${source} is not a number that JSON can hold`);
    if (!isKept(source)) this.#report.add("imprecise-number", { file: this.#file, pointer }, source, value);
    return value;
  }

  #invalid(node: unknown, problem: string): Abandoned {
    this.#report.add("invalid-syntax", this.#at(node), "YAML", problem);
    return new Abandoned();
  }

  #at(node: unknown): TextPosition {
    const known = isScalar(node) || isAlias(node) || isMap(node) || isSeq(node);
    return { file: this.#file, ...new LineStarts(this.#text).at((known && node.range?.[0]) || 0) };
  }
}

/** `<<` as it is written without quotes; a quoted one is a key like any other. */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === "<<" && key.type === "PLAIN";
}
