/**
 * Text of a description is data: wherever it stands and whatever it says, the code has the same tokens as for harmless
 * text of the same shape.
 *
 * Where a text means something at its place, the harmless one means the same, so that the difference is none of code:
 * see `harmlessLike`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { format } from "../generator/print/format.js";
import { generateText } from "./generation.js";
import { describe as description, placesOf, type Place, type Planting } from "./injection/description.js";
import { generatedCode } from "./generated-code.js";
import { codeStructure, markdownStructure, structureOf } from "./injection/structure.js";
import { harmlessLike, hostileParts, hostileTexts } from "./injection/texts.js";

const places = placesOf();

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "specwright-injection-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("hostile text leaves the code as it is", () => {
  it.each(hostileTexts)("everywhere at once: %j", async (text) => {
    await expectSameStructure(text, places);
  });

  it.each(places)("at one place: $name", async (place) => {
    await expectSameStructure(hostileTexts.join(" "), [place]);
  });

  it("whatever it is", async () => {
    const part = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...hostileParts) }, fc.string({ maxLength: 4 }));
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(""));
    await fc.assert(fc.asyncProperty(text, fc.subarray([...places], { minLength: 1 }), expectSameStructure), {
      numRuns: 40,
      interruptAfterTimeLimit: 5_000,
    });
  });
});

it("hostile text can be laid out, too", async () => {
  const hostile = hostileTexts.filter((text) => !/[/{}]/.test(text)).join(" ");
  const description = JSON.stringify(planted(places, () => hostile));
  const { files } = await generateText(description, {}, "api.json");
  expect(structureOf(files)).not.toEqual([]);
});

it("hostile text is laid out as `prettier --check` would have it", async () => {
  const hostile = hostileTexts.filter((text) => !/[/{}\ud800-\udfff]/.test(text)).join(" ");
  const description = JSON.stringify(planted(places, () => hostile));
  const { files } = await generateText(description, {}, "api.json");
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(await format(file, {}, "reference"), file.path).toBe(file.text);
}, 60_000);

describe("the comparison", () => {
  const structure = (text: string): string => codeStructure("a.ts", text);

  it.each([
    ['const a = "x";', 'const a = "x"; evil();'],
    ['const a = "x";', 'const a = "x" + evil;'],
    ['const a = "x";', "const a = evil;"],
    ["const a = `x`;", "const a = `${x}`;"],
    ["/** x */ const a = 1;", "/** */ const b = 2; /* */ const a = 1;"],
    ["/** x */ const a = 1;", "/** @internal */ const a = 1;"],
    ["const a = /x/;", "const a = /x/ / evil /x;"],
    ["const a = [];", "const a = [...evil];"],
    ["const a = -b;", "const a = +b;"],
    ["const a = b;", "let a = b;"],
    ["export const a = b;", "const a = b;"],
    ["interface A { b: string }", "interface A { b: string; c: string }"],
    ["interface A { b: string }", "interface A { readonly b: string }"],
    ["interface A { b: string }", "interface A { b?: string }"],
    ["type A = B | C;", "type A = B & C;"],
    ["f(a);", "f?.(a);"],
    ["a.b;", "a?.b;"],
  ])("tells %j from %j", (harmless, injected) => {
    expect(structure(injected)).not.toBe(structure(harmless));
  });

  it.each([
    ['const a = { b: "x" };', "const a = { \"c d\": 'y' };"],
    ["a.b.c;", 'a["b c"].d;'],
    ['interface A { ["__proto__"]: string }', "interface A { b: string }"],
    ["// x\nf();", "// y\nf();"],
  ])("takes %j for %j", (one, other) => {
    expect(structure(one)).toBe(structure(other));
  });

  it.each(["const a = ;", "// @ts-ignore\nf();", "/** @ts-expect-error */\nf();"])("refuses %j", (text) => {
    expect(() => structure(text)).toThrow();
  });

  it.each([
    ["a\nb", "a\n# b"],
    ["a b", "a <b>"],
    ["| a | b |", "| a | b | c |"],
    ["`a`", "`a` `b`"],
    ["\\`a\\`", "`a`"],
    ["```ts\nf();\n```", "```ts\nf();\ng();\n```"],
  ])("tells the Markdown %j from %j", (harmless, injected) => {
    expect(markdownStructure(injected)).not.toBe(markdownStructure(harmless));
  });
});

async function expectSameStructure(text: string, where: readonly Place[]): Promise<void> {
  const hostile = await structureWith(where, () => text);
  expect(hostile).toEqual(await structureWith(where, ({ kind }) => harmlessLike(text, kind)));
}

/** By the description: many hostile texts have one harmless like. */
const structures = new Map<string, readonly string[]>();

async function structureWith(where: readonly Place[], text: Planting): Promise<readonly string[]> {
  const planting = planted(where, text);
  const key = JSON.stringify(planting);
  const structure = structures.get(key) ?? structureOf(await generatedCode(planting, folder));
  structures.set(key, structure);
  return structure;
}

/** The description with a text at some of its places, and its own name at every other. */
function planted(where: readonly Place[], text: Planting): object {
  const numbers = new Map(where.map(({ name }, index) => [name, index]));
  return description((place) => {
    const number = numbers.get(place.name);
    if (number === undefined) return place.name.replaceAll(" ", "");
    // Keys of one object must differ.
    return place.kind === "name" && where.length > 1 ? `k${String(number)}${text(place)}` : text(place);
  });
}
