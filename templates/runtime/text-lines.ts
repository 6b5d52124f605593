import { MalformedInput } from "./decoded.js";

/** The most characters of one item unless another limit is set: of a line of JSON, or an event. */
export const longestItem = 1_048_576;

export interface TextSplitting {
  /** A global expression for what ends a text. That `\r\n` may come in two chunks is seen to. */
  readonly separator: RegExp;
  /** `strict`: bytes that are no UTF-8 are malformed; `loose`: they become U+FFFD. */
  readonly utf8: "strict" | "loose";
  /** The most characters of a text that has no end yet; `longestItem` by default. */
  readonly longest?: number | undefined;
}

/**
 * The texts that separators end, as they arrive, and last what stands behind the last one. Each chunk is looked at once. A
 * byte order mark at the start is skipped.
 *
 * @throws MalformedInput for bytes that are no UTF-8, and for a text that is longer than any item may be.
 */
export async function* textsBetween(
  chunks: AsyncIterable<Uint8Array>,
  { separator, utf8, longest = longestItem }: TextSplitting,
): AsyncGenerator<string, string, undefined> {
  const pending: string[] = [];
  let length = 0;
  let endsWithReturn = false;
  for await (const part of decoded(chunks, utf8)) {
    let start = endsWithReturn && part.startsWith("\n") ? 1 : 0;
    endsWithReturn = part === "" ? endsWithReturn : part.endsWith("\r");
    for (const match of part.matchAll(separator)) {
      if (match.index < start) continue;
      if (length + match.index - start > longest) throw tooLong(longest);
      pending.push(part.slice(start, match.index));
      yield pending.splice(0).join("");
      length = 0;
      start = match.index + match[0].length;
    }
    pending.push(part.slice(start));
    length += part.length - start;
    if (length > longest) throw tooLong(longest);
  }
  return pending.join("");
}

export function tooLong(longest: number): MalformedInput {
  return new MalformedInput(`An item is longer than ${longest} characters.`);
}

async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  utf8: TextSplitting["utf8"],
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: utf8 === "strict" });
  const text = (decode: () => string): string => {
    try {
      return decode();
    } catch {
      throw new MalformedInput("The body is not valid UTF-8.");
    }
  };
  for await (const chunk of chunks) yield text(() => decoder.decode(chunk, { stream: true }));
  yield text(() => decoder.decode());
}
