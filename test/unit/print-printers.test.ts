/** Both printers give the same bytes: ours, and ts-morph with prettier. */
import { describe, expect, it } from "vitest";
import { generate } from "../../generator/generate.js";
import { layOut, type PrettierOptions } from "../../generator/print/format.js";
import { allFixtures, committed, type Fixture, optionsFor, repository, textsOf } from "../generation.js";

const styles: readonly PrettierOptions[] = [
  { printWidth: 80, semi: false, singleQuote: true, trailingComma: "none", arrowParens: "avoid" },
  {
    printWidth: 50,
    useTabs: true,
    tabWidth: 4,
    bracketSpacing: false,
    quoteProps: "consistent",
    objectWrap: "collapse",
  },
];

describe("the printers", () => {
  it.each(allFixtures)("give the same package of $api", (fixture) => expectSamePackage(fixture, {}), 60_000);

  it.each(styles)("give the same package in the style %j", (style) => expectSamePackage(committed, style), 60_000);

  it("leave to prettier what ours does not know", () => {
    const layout = (path: string, text: string, options?: PrettierOptions): string =>
      layOut({ path, text }, options).kind;
    expect(layout("a.ts", "type A = 1")).toBe("laid out");
    expect(layout("a.ts", "class A {}")).toBe("unknown");
    expect(layout("a.ts", "type A = 1", { experimentalOperatorPosition: "start" })).toBe("unknown");
    expect(layout("a.md", "# A")).toBe("laid out");
    expect(layout("a.md", "# A", { proseWrap: "always" })).toBe("unknown");
    expect(layout("a.md", "<b>A</b>")).toBe("unknown");
  });
});

async function expectSamePackage({ spec }: Fixture, prettier: PrettierOptions): Promise<void> {
  const options = { ...optionsFor(`${repository}${spec}`), prettier };
  expect(textsOf(await generate(options))).toEqual(textsOf(await generate(options, { printer: "reference" })));
}
