/** JSON values one after the other: lines of JSON, and JSON text sequences (RFC 7464). */
import { MalformedInput } from "./decoded.js";
import type { ItemFormat } from "./items.js";
import { textsBetween } from "./text-lines.js";

/** `application/jsonl`, `application/x-ndjson`: a line each. Empty lines say nothing, and the last may lack its end. */
export const jsonLines: ItemFormat = {
  read: (chunks, parse, longest) =>
    valuesIn(textsBetween(chunks, { separator: /\n/g, utf8: "strict", longest }), parse),
  write: (item, stringify) => `${textOf(item, stringify)}\n`,
};

/**
 * `application/json-seq`: each after a record separator and before a line feed. That tells a number which has been cut off
 * from a whole one (RFC 7464 section 2.4).
 */
export const jsonSequence: ItemFormat = {
  read: (chunks, parse, longest) =>
    wholeValuesIn(textsBetween(chunks, { separator: /\x1e/g, utf8: "strict", longest }), parse),
  write: (item, stringify) => `\x1e${textOf(item, stringify)}\n`,
};

type Texts = AsyncGenerator<string, string, undefined>;
type Parse = (text: string) => unknown;

async function* valuesIn(lines: Texts, parse: Parse): AsyncGenerator<unknown, void, undefined> {
  for await (const { text } of withLast(lines)) if (text.trim() !== "") yield parsed(text, parse);
}

async function* wholeValuesIn(texts: Texts, parse: Parse): AsyncGenerator<unknown, void, undefined> {
  for await (const { text, isFirst } of withLast(texts)) {
    if (text === "") continue;
    if (isFirst) throw new MalformedInput("The sequence does not begin with a record separator.");
    if (!/\s$/.test(text)) throw new MalformedInput("An item has been cut off.");
    yield parsed(text, parse);
  }
}

/** What stands behind the last separator counts as well. Who stops early gives the texts up. */
async function* withLast(
  texts: Texts,
): AsyncGenerator<{ readonly text: string; readonly isFirst: boolean }, void, undefined> {
  let isFirst = true;
  try {
    for (;;) {
      const { done, value } = await texts.next();
      yield { text: value, isFirst };
      if (done === true) return;
      isFirst = false;
    }
  } finally {
    await texts.return("");
  }
}

function parsed(text: string, parse: Parse): unknown {
  try {
    return parse(text);
  } catch {
    throw new MalformedInput("An item is not valid JSON.");
  }
}

function textOf(item: unknown, stringify: (item: unknown) => string | undefined): string {
  const text = stringify(item);
  if (text === undefined) throw new TypeError("An item is nothing that JSON can hold.");
  return text;
}
