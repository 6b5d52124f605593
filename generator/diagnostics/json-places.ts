/**
 * Where the values of a JSON text stand. Containers are looked into as they are asked for, since a report speaks of few
 * places of a text, which may be long.
 */

/** From the first character to behind the last, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value and, where it is a member of an object, its key with the quotes. */
export interface JsonEntry {
  readonly key?: Range;
  readonly value: Range;
}

/** The places of a text that is JSON; of another, `of` gives none. */
export class JsonPlaces {
  readonly root: JsonEntry;
  readonly #text: string;
  readonly #inside = new Map<number, ReadonlyMap<string, JsonEntry>>();

  private constructor(text: string) {
    this.#text = text;
    this.root = { value: { start: spaceEnd(text, 0), end: text.trimEnd().length } };
  }

  static of(text: string): JsonPlaces | undefined {
    if (!/^[ \t\r\n]*[{[]/.test(text)) return undefined;
    try {
      JSON.parse(text);
    } catch {
      return undefined;
    }
    return new JsonPlaces(text);
  }

  /** The member of an object by its key, of which the first counts, or the item of an array by its index. */
  entry({ value }: JsonEntry, token: string): JsonEntry | undefined {
    const known = this.#inside.get(value.start);
    if (known !== undefined) return known.get(token);
    const entries = this.#entries(value);
    this.#inside.set(value.start, entries);
    return entries.get(token);
  }

  #entries({ start }: Range): ReadonlyMap<string, JsonEntry> {
    const entries = new Map<string, JsonEntry>();
    const opening = this.#text[start];
    if (opening !== "{" && opening !== "[") return entries;
    for (let at = spaceEnd(this.#text, start + 1); !/[}\]]/.test(this.#text[at] ?? "}");) {
      const key = opening === "{" ? { start: at, end: valueEnd(this.#text, at) } : undefined;
      // Behind a key and its space stands a colon.
      const from = key === undefined ? at : spaceEnd(this.#text, spaceEnd(this.#text, key.end) + 1);
      const value = { start: from, end: valueEnd(this.#text, from) };
      const name = key === undefined ? String(entries.size) : keyText(this.#text.slice(key.start, key.end));
      if (!entries.has(name)) entries.set(name, key === undefined ? { value } : { key, value });
      at = spaceEnd(this.#text, value.end);
      if (this.#text[at] === ",") at = spaceEnd(this.#text, at + 1);
    }
    return entries;
  }
}

function keyText(source: string): string {
  return source.includes("\\") ? String(JSON.parse(source)) : source.slice(1, -1);
}

const space = /[ \t\r\n]*/y;
const string = /"(?:[^"\\]|\\.)*"/y;
const scalar = /[^,}\]\s]*/y;
const bracketOrString = /[{}[\]]|"(?:[^"\\]|\\.)*"/g;

function spaceEnd(text: string, from: number): number {
  return endOf(space, text, from);
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** Where the value ends that starts there: a container where its brackets are closed. */
function valueEnd(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return endOf(string, text, from);
  if (first !== "{" && first !== "[") return endOf(scalar, text, from);
  bracketOrString.lastIndex = from;
  for (let depth = 0; bracketOrString.test(text);) {
    const last = text[bracketOrString.lastIndex - 1];
    if (last === "{" || last === "[") depth += 1;
    else if (last !== '"') depth -= 1;
    if (depth === 0) return bracketOrString.lastIndex;
  }
  return text.length;
}
