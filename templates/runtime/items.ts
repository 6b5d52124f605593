/** Bodies that are items one after the other, each of them typed. */
import { streamOf } from "./byte-stream.js";
import { MalformedInput } from "./decoded.js";
import type { Validation } from "./issue.js";
import type { ReceivedContent } from "./received-content.js";

/** Items to be sent, which are asked for one by one. */
export type SentItems<Item> = Iterable<Item> | AsyncIterable<Item>;

/** How items stand one after the other. */
export interface ItemFormat {
  /** @throws MalformedInput for bytes that are no items. */
  readonly read: (
    chunks: AsyncIterable<Uint8Array>,
    parse: (text: string) => unknown,
    /** The most characters of one. */
    longest?: number,
  ) => AsyncIterable<unknown>;
  /** @throws TypeError for what cannot be written. */
  readonly write: (item: unknown, stringify: (item: unknown) => string | undefined) => string;
}

/**
 * The items of a body as they arrive, each valid. The loop over them fails where the body does, and at the first item that
 * is not valid. Who ends it early gives the body up.
 */
export async function* itemsIn<Item>(
  content: ReceivedContent,
  format: ItemFormat,
  validate: (value: unknown) => Validation<Item>,
  parse: (text: string) => unknown = JSON.parse,
): AsyncGenerator<Item, void, undefined> {
  try {
    for await (const value of format.read(content.chunks, parse, content.limits?.maxItemLength)) {
      const validation = validate(value);
      if (validation.issues) throw content.refuse({ kind: "invalid", value, issues: validation.issues });
      yield validation.value;
    }
  } catch (error) {
    if (!(error instanceof MalformedInput)) throw error;
    throw content.refuse({ kind: "malformed", message: error.malformed.message });
  }
}

/** Items as they are sent. `encode` makes of each what JSON holds, and throws where it cannot. */
export function streamOfItems<Item>(
  items: SentItems<Item>,
  format: ItemFormat,
  encode: (item: Item) => unknown,
  stringify?: (item: unknown) => string | undefined,
): ReadableStream<Uint8Array> {
  return streamOf(chunksOfItems(items, format, encode, stringify));
}

export async function* chunksOfItems<Item>(
  items: SentItems<Item>,
  format: ItemFormat,
  encode: (item: Item) => unknown,
  stringify: (item: unknown) => string | undefined = JSON.stringify,
): AsyncGenerator<Uint8Array, void, undefined> {
  const utf8 = new TextEncoder();
  for await (const item of items) yield utf8.encode(format.write(encode(item), stringify));
}
