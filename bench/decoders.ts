/**
 * How the time of decoders grows with what they are sent: `npx tsx bench/decoders.ts`, or those
 * alone whose name has a word in it. Fits `time = c · size^e` to several
 * sizes of inputs that would take long if anything did, with the limits lifted, and fails where e is far from 1.
 */
import { eventFormat } from "../templates/runtime/event-items.js";
import { decodeForm } from "../templates/runtime/form-decode.js";
import type { WireShape } from "../templates/runtime/form-field.js";
import { itemsIn, type ItemFormat } from "../templates/runtime/items.js";
import { jsonLines, jsonSequence } from "../templates/runtime/json-items.js";
import { parseMultipart } from "../templates/runtime/multipart-parse.js";
import { decodeCookies, decodeHeaders, decodePath, decodeQuery } from "../templates/runtime/parameter-decode.js";
import type { ParameterField } from "../templates/runtime/parameter.js";
import type { ReceivedContent } from "../templates/runtime/received-content.js";
import { RouteTable } from "../templates/runtime/server-route-table.js";

const sizes: readonly number[] = [4_000, 8_000, 16_000, 32_000, 64_000];
/** What is quadratic has 2; a busy machine and large hash tables have been seen to make 1.4 of what is linear. */
const highest = 1.6;

const string: WireShape = { scalars: ["string"] };
const list: WireShape = { scalars: [], items: string };
const texts: WireShape = { scalars: [], additional: string };
const form = (shape: WireShape): WireShape => ({ scalars: [], properties: [{ name: "v", shape }] });
const field = (style: ParameterField["style"], explode: boolean): readonly ParameterField[] => [
  { name: "v", style, explode },
];
const noLimits = { maxPairs: Infinity, maxDepth: Infinity };
const each = (size: number, text: (index: number) => string, separator: string): string =>
  Array.from({ length: size }, (_, index) => text(index)).join(separator);

/** A body in chunks as a socket has them. */
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += 16_384) yield bytes.subarray(start, start + 16_384);
}

const limits = { maxParts: Infinity, maxPartHeaderBytes: Infinity, maxItemLength: Infinity };
const received = (text: string, contentType: string): ReceivedContent => ({
  ...{ contentType, limits, chunks: chunksOf(text) },
  refuse: ({ kind }) => new Error(kind),
});

/** Reads a multipart body to its end, or to where it is refused. */
const parts = (text: string) => (): Promise<unknown> =>
  parseMultipart(received(text, "multipart/form-data; boundary=boundary")).catch(() => undefined);

const items = (text: string, format: ItemFormat) => async (): Promise<void> => {
  const found = itemsIn(received(text, ""), format, (value) => ({ value }));
  try {
    for await (const _ of found);
  } catch {
    // What is refused at its end has been read up to it.
  }
};

const routes = new RouteTable([{ method: "GET", path: "/{a}/{b}/end" }]);

/** By name: an input of a size, and what reads it. */
const inputs: Readonly<Record<string, (size: number) => () => unknown>> = {
  "multipart without an end": (size) =>
    parts(`--boundary\r\nContent-Disposition: form-data; name="a"\r\n\r\n${"\r\n--boundar".repeat(size)}`),
  "many parts": (size) =>
    parts(`${each(size, () => '--boundary\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n', "")}--boundary--`),
  "the headers of a part": (size) =>
    parts(`--boundary\r\n${each(size, (index) => `X-${String(index)}: y\r\n`, "")}\r\n--boundary--`),
  "quotes in the name of a file": (size) =>
    parts(`--boundary\r\nContent-Disposition: form-data; name="a"; filename="${'\\"  '.repeat(size)}\r\n\r\n`),
  "lines of JSON": (size) => items("{}\n".repeat(size), jsonLines),
  "a line of JSON without an end": (size) => items(`"${"a\\n".repeat(size)}`, jsonLines),
  "a sequence of JSON": (size) => items("\x1e1\n".repeat(size), jsonSequence),
  events: (size) => items("data: x\r\r".repeat(size), eventFormat("events")),
  "an event without an end": (size) => items("data: x\r\n".repeat(size), eventFormat("events")),
  "server-sent events without a newline": (size) => items(`data: ${"x".repeat(8 * size)}`, eventFormat("events")),
  "a name that is repeated": (size) => {
    const query = each(size, () => "v=1", "&");
    return () => decodeQuery(query, form(list), field("form", true), noLimits);
  },
  "an object's properties": (size) => {
    const query = each(size, (index) => `p${String(index)}=1`, "&");
    return () => decodeQuery(query, form(texts), field("form", true), noLimits);
  },
  "items in brackets": (size) => {
    const query = each(size, (index) => `v[${String(index)}]=1`, "&");
    return () => decodeQuery(query, form(list), field("deepObject", true), noLimits);
  },
  "items between pipes": (size) => {
    const query = `v=${each(size, () => "a", "%7C|")}`;
    return () => decodeQuery(query, form(list), field("pipeDelimited", false), noLimits);
  },
  "percent signs": (size) => {
    const query = `v=${"%2525".repeat(size)}`;
    return () => decodeQuery(query, form(string), field("form", true), noLimits);
  },
  cookies: (size) => {
    const header = each(size, (index) => `c${String(index)}=1`, ";");
    return () => decodeCookies(header, form(texts), field("form", true), noLimits);
  },
  "white space in a header": (size) => {
    const header = `a${" \t".repeat(size)}b,${" ".repeat(size)}`;
    return () => decodeHeaders(() => header, form(list), field("simple", false));
  },
  "a matrix": (size) => {
    const raw = each(size, (index) => `;p${String(index)}=1`, "");
    return () => decodePath(new Map([["v", raw]]), form(texts), field("matrix", true));
  },
  "a form": (size) => {
    const body = new TextEncoder().encode(each(size, (index) => `v[a${String(index)}][b]=1`, "&"));
    return () => decodeForm(body, form(texts), [{ name: "v", style: "deepObject", explode: true }], noLimits);
  },
  "many segments": (size) => {
    const target = "/a".repeat(size);
    return () => routes.find("GET", target);
  },
};

/** The shortest of several runs, in milliseconds: what others of the machine do only adds to it. */
async function timeOf(run: () => unknown): Promise<number> {
  let shortest = Infinity;
  for (let count = 0; count < 7; count += 1) {
    const start = performance.now();
    await run();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}

/** The slope of the line of least squares through the logarithms. */
function exponentOf(times: readonly number[]): number {
  const points = times.map((time, index) => [Math.log(sizes[index] ?? 1), Math.log(time)] as const);
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([size]) => size), mean(([, time]) => time)];
  return mean(([size, time]) => (size - x) * (time - y)) / mean(([size]) => (size - x) ** 2);
}

const [wanted = ""] = process.argv.slice(2);
for (const [name, input] of Object.entries(inputs)) {
  if (!name.includes(wanted)) continue;
  const runs = sizes.map((size) => input(size));
  const times: number[] = [];
  for (const run of runs) {
    await run();
    times.push(await timeOf(run));
  }
  const exponent = exponentOf(times);
  const shown = times.map((time) => time.toFixed(2)).join(" ");
  console.log(`${exponent.toFixed(2)}  ${name}: ${shown} ms`);
  if (exponent > highest) process.exitCode = 1;
}
