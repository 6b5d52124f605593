/** Constants of named enum values: packages that have them compile, and what they hold is of the enum's type. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { compilers, errorsOf } from "../consumers/compilers.js";
import { emitValidators, type ValidatorOptions } from "../emitted-validators.js";
import { inTemporaryFolder } from "../generation.js";

const text: JsonObject = { type: "string", enum: ["x", "y"], "x-enum-varnames": ["X", "Y"] };
const level: JsonObject = { type: "integer", format: "int64", enum: [1, 2], "x-enum-varnames": ["One", "Two"] };

interface Case {
  readonly title: string;
  readonly components: JsonObject;
  readonly program: string;
  readonly options?: ValidatorOptions;
}

const cases: readonly Case[] = [
  {
    title: "ask for no type that only their comment names",
    components: { Wrap: { type: "object", properties: { mode: text } } },
    program: `
      import type { WrapMode } from "./src/types/index.js";
      import { WrapModeValues } from "./src/validators/index.js";
      export const mode: WrapMode = WrapModeValues.X;
    `,
  },
  ...(["number", "bigint", "string"] as const).map((int64) => ({
    title: `hold an int64 as the enum's type does: as a ${int64}`,
    components: { Level: level },
    options: { int64 },
    program: `
      import type { Level } from "./src/types/index.js";
      import { LevelValues } from "./src/validators/index.js";
      export const levels: readonly Level[] = [LevelValues.One, LevelValues.Two];
    `,
  })),
  {
    title: "hold no value that the type beside the list excludes",
    components: { Mode: { type: "string", enum: ["x", 1], "x-enum-varnames": ["X", "One"] } },
    program: `
      import type { Mode } from "./src/types/index.js";
      import { ModeValues } from "./src/validators/index.js";
      export const modes: readonly Mode[] = Object.values(ModeValues);
    `,
  },
];

/** What the newest compiler says of all the packages, each in a folder with its program: a line for each error. */
let errors: readonly string[] = [];

beforeAll(async () => {
  const compiler = compilers.at(-1);
  if (compiler === undefined) throw new Error("There is no compiler.");
  errors = await inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    for (const [index, { components, program, options }] of [...cases, spoilt].entries()) {
      const { files } = await emitValidators(components, options);
      for (const [path, text] of [...files, ["program.ts", program]] as const) {
        const file = join(folder, String(index), path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
    return errorsOf({ folder, compiler, resolution: "nodenext", platform: "web" });
  });
});

/** Seen by the compiler like the others. */
const spoilt: Case = {
  title: "",
  components: { Mode: text },
  program: 'import { ModeValues } from "./src/validators/index.js"; export const mode: "z" = ModeValues.X;',
};

it.each(cases.map(({ title }, index) => ({ title, index })))("$title", ({ index }) => {
  expect(errors.filter((line) => line.startsWith(`${index}/`))).toEqual([]);
});

it("and where they do not, it is seen", () => {
  expect(errors.filter((line) => /^\S/.test(line))).toEqual([
    expect.stringMatching(new RegExp(`^${cases.length}/program\\.ts.*'"x"' is not assignable to type '"z"'`)),
  ]);
});
