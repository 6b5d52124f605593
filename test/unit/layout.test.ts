/** Where our layout answers, it is prettier's to the byte. Where it does not know a construct, it says so. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { format as prettier } from "prettier";
import { describe, expect, it } from "vitest";
import { layOutTypeScript } from "../../generator/print/layout/layout.js";
import { defaultStyle, type LayoutStyle } from "../../generator/print/layout/style.js";
import { sourceFilesBelow } from "../architecture/source-files.js";
import { documentOf, emitDocument } from "../emitted-validators.js";
import { repository } from "../generation.js";
import { suiteFiles, suiteFolder } from "../suite/suite-files.js";
import { source } from "./layout-arbitraries.js";

const byPrettier = (text: string, style: LayoutStyle): Promise<string> =>
  prettier(text, { ...style, parser: "babel-ts", endOfLine: "lf" });

/** The construct that is not known, or undefined where all is well. */
async function comparison(text: string, style: LayoutStyle): Promise<string | undefined> {
  const layout = layOutTypeScript(text, style);
  if (layout.kind === "unknown") return layout.construct;
  expect(layout.text).toBe(await byPrettier(text, style));
  // Now all of its lines have been seen.
  expect(layOutTypeScript(text, style)).toEqual(layout);
  return undefined;
}

const style: fc.Arbitrary<LayoutStyle> = fc.record({
  printWidth: fc.constantFrom(20, 40, 80, 120),
  tabWidth: fc.constantFrom(2, 4),
  useTabs: fc.boolean(),
  semi: fc.boolean(),
  singleQuote: fc.boolean(),
  quoteProps: fc.constantFrom("as-needed", "consistent", "preserve"),
  trailingComma: fc.constantFrom("all", "es5", "none"),
  bracketSpacing: fc.boolean(),
  objectWrap: fc.constantFrom("preserve", "collapse"),
  arrowParens: fc.constantFrom("always", "avoid"),
});

describe("our layout", () => {
  it("is prettier's for any code of the constructs that it knows", async () => {
    let known = 0;
    let unknown = 0;
    const check = async (text: string, wanted: LayoutStyle): Promise<void> => {
      if ((await comparison(text, wanted)) === undefined) known += 1;
      else unknown += 1;
    };
    await fc.assert(fc.asyncProperty(source, style, check), { numRuns: 400, interruptAfterTimeLimit: 20_000 });
    expect(known).toBeGreaterThan(unknown);
  }, 60_000);

  it("is prettier's for code that people wrote, at widths at which it breaks", async () => {
    const files = sourceFilesBelow("templates/runtime").filter((_, index) => index % 4 === 0);
    let known = 0;
    for (const { path } of files) {
      const text = readFileSync(`${repository}${path}`, "utf8");
      for (const printWidth of [40, 90]) {
        if ((await comparison(text, { ...defaultStyle, printWidth })) === undefined) known += 1;
      }
    }
    expect(known).toBeGreaterThan(files.length);
  }, 60_000);

  it.skipIf(suiteFolder === undefined)(
    "is prettier's for validators of the JSON-Schema-Test-Suite, all of them known",
    async () => {
      const groups = suiteFiles(suiteFolder ?? "", "tests/draft2020-12").flatMap(({ groups: all }) => all.slice(0, 1));
      const schemas = groups.map(({ schema }, index) => [`Case${index}.json`, schema] as const);
      const components = Object.fromEntries(groups.map((_, index) => [`Case${index}`, { $ref: `Case${index}.json` }]));
      const { files } = await emitDocument(documentOf(components, new Map(schemas)));
      const emitted = [...files].filter(([path]) => !path.startsWith("src/runtime/"));
      expect(emitted.length).toBeGreaterThan(groups.length / 2);
      for (const [path, text] of emitted) {
        expect(await comparison(text, { ...defaultStyle, printWidth: 120 }), path).toBeUndefined();
      }
    },
    60_000,
  );

  it.each([
    ["before an else", "if (a) f(b);\nelse g(b);"],
    ["where it is too long", "for (;;) {\nwhile (long) {\nif (a) f(b);\n}\n}"],
    ["after a comment", "// why\nif (a) f(b);\n\n/** how */\nif (a) f(b);"],
    ["at the end of a case", "switch (a) {\ncase 1: if (a) f(b);\ndefault:\nif (a) f(b);\n}"],
    ["in a function that is an argument", "each((a) => {\nif (a) f(b);\n});"],
    ["beside a regular expression", "if (a) f(b);\n/a/.test(b);"],
    ["twice on a line", "function f() { if (a) f(b); if (a) f(b);\n}"],
  ])("lays out a line that it has seen %s as prettier does", async (_, text) => {
    const narrow: LayoutStyle = { ...defaultStyle, printWidth: 16 };
    for (const seen of ["if (a) f(b);", "{\nif (a) f(b);\n}"]) {
      expect(await comparison(seen, narrow)).toBeUndefined();
      expect(await comparison(text, narrow)).toBeUndefined();
    }
  });

  it("keeps the quotes of a method called new, which would construct without, as prettier does", async () => {
    const text = 'interface A { "new"(a: string): void; "b"(): void; "new"?(): void }\ntype B = { "new": () => void };';
    expect(await comparison(text, defaultStyle)).toBeUndefined();
  });

  it.each([
    ["a class", "class A {}"],
    ["a comment after code", "f(); // why"],
    ["a comment between arguments", "f(\n// why\na);"],
    ["a template of several lines", "f(`a\n${b}`);"],
    ["a test", 'it("does", () => { f(); });'],
    ["a generator", "function* f() {}"],
    ["text that stays as it is", "// prettier-ignore\nf( a );"],
  ])("leaves %s to prettier", (_, text) => {
    expect(layOutTypeScript(text, defaultStyle).kind).toBe("unknown");
  });
});
