/**
 * How the time of decoders grows with what they are sent: `npx tsx bench/decoders.ts`. Fits `time = c · size^e` to several
 * sizes of inputs that would take long if anything did, with the limits lifted, and fails where e is far from 1.
 */
import { decodeForm } from "../templates/runtime/form-decode.js";
import type { WireShape } from "../templates/runtime/form-field.js";
import { decodeCookies, decodeHeaders, decodePath, decodeQuery } from "../templates/runtime/parameter-decode.js";
import type { ParameterField } from "../templates/runtime/parameter.js";
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

const routes = new RouteTable([{ method: "GET", path: "/{a}/{b}/end" }]);

/** By name: an input of a size, and what reads it. */
const inputs: Readonly<Record<string, (size: number) => () => unknown>> = {
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
function timeOf(run: () => unknown): number {
  let shortest = Infinity;
  for (let count = 0; count < 7; count += 1) {
    const start = performance.now();
    run();
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

for (const [name, input] of Object.entries(inputs)) {
  const runs = sizes.map((size) => input(size));
  for (const run of runs) run();
  const times = runs.map(timeOf);
  const exponent = exponentOf(times);
  const shown = times.map((time) => time.toFixed(2)).join(" ");
  console.log(`${exponent.toFixed(2)}  ${name}: ${shown} ms`);
  if (exponent > highest) process.exitCode = 1;
}
