import { chunksOfItems, itemsIn, type ItemFormat } from "./items.js";
import { bracketPath, type Issue, type Validation } from "./issue.js";
import type { OpenContent, WrittenContent } from "./server-route.js";

/** Items that the handler reads as they come. One that is not valid ends them, and answers the request with 400. */
export function itemsContent<Item>(
  mediaType: string,
  format: ItemFormat,
  validate: (value: unknown) => Validation<Item>,
  parse?: (text: string) => unknown,
): OpenContent<AsyncIterable<Item>> {
  return { mediaType, charset: "any", receive: (content) => ({ body: itemsIn(content, format, validate, parse) }) };
}

/**
 * Writes items as they come. One that is not valid breaks the answer off, since its status has been sent, and `onError`
 * is told.
 */
export function itemsWriter(
  format: ItemFormat,
  validate: (item: unknown) => Validation<unknown>,
  stringify?: (item: unknown) => string | undefined,
): (body: unknown) => WrittenContent {
  return (body) => {
    if (!isIterable(body)) throw new TypeError("it has no items to go over.");
    return { body: chunksOfItems(body, format, (item) => validItem(validate(item)), stringify) };
  };
}

function isIterable(body: unknown): body is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof body === "object" && body !== null && (Symbol.asyncIterator in body || Symbol.iterator in body);
}

function validItem(validation: Validation<unknown>): unknown {
  if (validation.issues === undefined) return validation.value;
  throw new TypeError(`An item breaks its schema: ${validation.issues.map(issueText).join("; ")}.`);
}

function issueText({ path, message }: Issue): string {
  return `${bracketPath(path) || "it"} ${message}`;
}
