/** Constants of named enum values: packages that have them compile, and what they hold is of the enum's type. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { compilers, errorsOf } from "../consumers/compilers.js";
import { emitValidators, type ValidatorOptions } from "../emitted-validators.js";
import { inTemporaryFolder } from "../generation.js";

const text: JsonObject = { type: "string", enum: ["x", "y"], "x-enum-varnames": ["X", "Y"] };

it("asks for no type that only its comment names", async () => {
  const components: JsonObject = { Wrap: { type: "object", properties: { mode: text } } };
  const program = `
    import type { WrapMode } from "./src/types/index.js";
    import { WrapModeValues } from "./src/validators/index.js";
    export const mode: WrapMode = WrapModeValues.X;
  `;
  expect(await errorsIn(components, program)).toEqual([]);
});

const level: JsonObject = { type: "integer", format: "int64", enum: [1, 2], "x-enum-varnames": ["One", "Two"] };

it.each(["number", "bigint", "string"] as const)("holds an int64 as the enum's type does: as a %s", async (int64) => {
  const program = `
    import type { Level } from "./src/types/index.js";
    import { LevelValues } from "./src/validators/index.js";
    export const levels: readonly Level[] = [LevelValues.One, LevelValues.Two];
  `;
  expect(await errorsIn({ Level: level }, program, { int64 })).toEqual([]);
});

it("holds no value that the type beside the list excludes", async () => {
  const components: JsonObject = { Mode: { type: "string", enum: ["x", 1], "x-enum-varnames": ["X", "One"] } };
  const program = `
    import type { Mode } from "./src/types/index.js";
    import { ModeValues } from "./src/validators/index.js";
    export const modes: readonly Mode[] = Object.values(ModeValues);
  `;
  expect(await errorsIn(components, program)).toEqual([]);
});

/** What the newest compiler says of a package of some components, and of a program that uses it. */
async function errorsIn(
  components: JsonObject,
  program: string,
  options: ValidatorOptions = {},
): Promise<readonly string[]> {
  const compiler = compilers.at(-1);
  if (compiler === undefined) throw new Error("There is no compiler.");
  const { files } = await emitValidators(components, options);
  return inTemporaryFolder(async (folder) => {
    for (const [path, text] of [...files, ["program.ts", program], ["package.json", '{ "type": "module" }']] as const) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return errorsOf({ folder, compiler, resolution: "nodenext", platform: "web" });
  });
}
