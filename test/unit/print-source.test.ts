import { describe, expect, it } from "vitest";
import type { EmittedSource } from "../../generator/emit/emitter.js";
import {
  constStructure,
  exportFrom,
  functionStructure,
  interfaceStructure,
  typeAlias,
} from "../../generator/emit/structures.js";
import { format } from "../../generator/print/format.js";
import { lower } from "../../generator/print/lower.js";
import { header, printSource } from "../../generator/print/source-file.js";

const empty: EmittedSource = { path: "src/pet.ts", imports: [], statements: [] };

describe("printSource", () => {
  it("writes a header, imports and statements with an empty line between them", async () => {
    const text = await printSource({
      path: "src/validators/pet.ts",
      imports: [{ specifier: "../types/pet.js", names: [{ name: "Pet", typeOnly: true }] }],
      statements: [
        functionStructure({
          name: "isPet",
          exported: "exported",
          parameters: [{ name: "value", type: "unknown" }],
          returnType: "value is Pet",
          docs: "Tells a pet from anything else.",
          statements: ['return typeof value === "object"'],
        }),
        constStructure({ name: "limit", exported: "local", type: "number", initializer: "3" }),
      ],
    });
    expect(text).toBe(`${header}

import type { Pet } from "../types/pet.js";

/** Tells a pet from anything else. */
export function isPet(value: unknown): value is Pet {
  return typeof value === "object";
}

const limit: number = 3;
`);
  });

  it("imports types with `import type`, and marks each type where a value comes along", async () => {
    const text = await printSource({
      ...empty,
      imports: [
        { specifier: "./b.js", names: [{ name: "B", alias: "B2", typeOnly: true }, { name: "A", typeOnly: true }] }, // prettier-ignore
        { specifier: "./a.js", names: [{ name: "isA", typeOnly: false }, { name: "A", typeOnly: true }] }, // prettier-ignore
        { specifier: "../c.js", names: [{ name: "c", typeOnly: false }] },
        { specifier: "./unused.js", names: [] },
      ],
    });
    expect(text.split("\n").slice(2, -1)).toEqual([
      'import { c } from "../c.js";',
      'import { type A, isA } from "./a.js";',
      'import type { A, B as B2 } from "./b.js";',
    ]);
  });

  it("gives the same text whatever the order in which imports were recorded", async () => {
    const imports = ["./a.js", "./b.js", "../c.js"].map((specifier) => ({
      specifier,
      names: [{ name: "x", typeOnly: false }, { name: "Y", typeOnly: true }], // prettier-ignore
    }));
    const backwards = [...imports]
      .reverse()
      .map(({ specifier, names }) => ({ specifier, names: [...names].reverse() }));
    expect(await printSource({ ...empty, imports: backwards })).toBe(await printSource({ ...empty, imports }));
  });

  it("keeps a run of re-exports together", async () => {
    const text = await printSource({
      ...empty,
      statements: [
        exportFrom({ specifier: "./a.js", what: "everything" }),
        exportFrom({ specifier: "./b.js", what: "types" }),
        exportFrom({ specifier: "./c.js", what: "types", names: ["C", "D"] }),
      ],
    });
    expect(text).toBe(`${header}

export * from "./a.js";
export type * from "./b.js";
export type { C, D } from "./c.js";
`);
  });

  it("lays out as the user's options of prettier say", async () => {
    const source = { ...empty, statements: [typeAlias({ name: "Word", type: '"a"' })] };
    expect(await printSource(source, { singleQuote: true, semi: false })).toBe(`${header}\n\nexport type Word = 'a'\n`);
  });

  it("keeps comments before members of a union, and members of an interface, where they belong", async () => {
    const text = await printSource({
      ...empty,
      statements: [
        interfaceStructure({
          name: "Pet",
          extends: ["Animal"],
          docs: "A pet.\n\nIt has a name.",
          properties: [
            { name: "id", type: "string", readonly: true, docs: "Its id." },
            { name: '"nick-name"', type: "string", optional: true },
          ],
          methods: [
            { name: "call", parameters: [{ name: "loud", type: "boolean", optional: true }], returnType: "void" },
          ],
        }),
        typeAlias({ name: "Status", type: '\n/** Awake. */\n| "active"\n| "asleep"' }),
      ],
    });
    expect(text).toBe(`${header}

/**
 * A pet.
 *
 * It has a name.
 */
export interface Pet extends Animal {
  /** Its id. */
  readonly id: string;
  "nick-name"?: string;
  call(loud?: boolean): void;
}

export type Status =
  /** Awake. */
  "active" | "asleep";
`);
  });

  it("names the file whose text is no TypeScript", async () => {
    await expect(printSource({ ...empty, statements: ["const = ;"] })).rejects.toThrow(
      /^src\/pet\.ts cannot be laid out/,
    );
  });
});

describe("lower", () => {
  it("throws on a kind of structure that no emitter makes", () => {
    expect(() => lower({ kind: 2, name: "Pet" })).toThrow("kind 2");
  });

  it("throws on a part of a structure that it would leave out", () => {
    const structure = functionStructure({
      name: "f",
      exported: "local",
      parameters: [],
      returnType: "void",
      statements: [],
    });
    expect(() => lower({ ...structure, isAsync: true })).toThrow("isAsync");
  });

  it("throws rather than let a comment end before its text does", () => {
    expect(() => lower(typeAlias({ name: "A", type: "string", docs: "a */ b" }))).toThrow("comment");
  });
});

describe("format", () => {
  it("lays out package.json as npm does, Markdown with its code, and nothing else", async () => {
    const manifest = { files: ["dist"], exports: { ".": "./dist/index.js" } };
    expect(await format({ path: "package.json", text: JSON.stringify(manifest) })).toBe(
      `${JSON.stringify(manifest, undefined, 2)}\n`,
    );
    expect(await format({ path: "README.md", text: "# A\n```ts\nlet a=1\n```" })).toBe(
      "# A\n\n```ts\nlet a = 1;\n```\n",
    );
    expect(await format({ path: "LICENSE", text: "  as it is" })).toBe("  as it is");
  });
});
