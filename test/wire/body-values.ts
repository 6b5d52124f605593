/**
 * Values of bodies that are no JSON, written down as JSON: `{ $bytes: "latin1" }`, `{ $file: "latin1", name, type }`,
 * `{ $items: […] }`. So they can be drawn, compared and shown as any others.
 */
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/load/json.js";

/** What a program gives for it. In which of several ways is a matter of its size, so that all of them occur. */
export function given(value: JsonValue | undefined): unknown {
  if (value === undefined) return undefined;
  if (isArray(value)) return value.map((item) => given(item));
  if (!isObject(value)) return value;
  if (isArray(value["$items"])) return value["$items"].length % 2 === 0 ? value["$items"] : oneByOne(value["$items"]);
  if (typeof value["$bytes"] === "string") return bytesFrom(value["$bytes"]);
  if (typeof value["$file"] === "string") return fileFrom(value["$file"], value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, given(inner)]));
}

async function* oneByOne(items: readonly JsonValue[]): AsyncGenerator<JsonValue> {
  for (const item of items) yield item;
}

function bytesFrom(text: string): Uint8Array | Blob | ReadableStream<Uint8Array> {
  const bytes = Buffer.from(text, "latin1");
  if (bytes.length % 3 === 0) return bytes;
  return bytes.length % 3 === 1 ? new Blob([bytes]) : new Blob([bytes]).stream();
}

function fileFrom(text: string, { name, type }: JsonObject): unknown {
  const bytes = Buffer.from(text, "latin1");
  if (bytes.length % 2 === 0) return new File([bytes], String(name), { type: String(type) });
  return { content: bytesFrom(text), filename: String(name), contentType: String(type) };
}

interface Bytes {
  bytes(): Promise<Uint8Array>;
}

/** What came of a value at the other end, read to its end. */
export async function settled(value: unknown): Promise<unknown> {
  if (value instanceof File) {
    return { $file: latin1(new Uint8Array(await value.arrayBuffer())), name: value.name, type: value.type };
  }
  if (Array.isArray(value)) return Promise.all(value.map(settled));
  if (typeof value !== "object" || value === null) return value;
  if (isBytes(value)) return { $bytes: latin1(await value.bytes()) };
  if (isIterable(value)) return { $items: await collected(value) };
  const entries = Object.entries(value).map(async ([name, inner]) => [name, await settled(inner)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

function isBytes(value: object): value is Bytes {
  return "bytes" in value && typeof value.bytes === "function";
}

function isIterable(value: object): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}

async function collected(items: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}
