/** Unions narrow by their discriminator, as TypeScript judges it: declared, listed by the members, and of many members. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { compilers, errorsOf } from "../consumers/compilers.js";
import { documentOf, emitDocument } from "../emitted-validators.js";
import { inTemporaryFolder } from "../generation.js";

const count = 50;
const numbers = Array.from({ length: count }, (_, index) => index);
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** An object of a kind that it does not list itself, with a property that no other has. */
const variant = (index: number): JsonObject => ({
  type: "object",
  required: ["kind", `own${index}`],
  properties: { kind: { type: "string" }, [`own${index}`]: { type: "integer" } },
});

const components: JsonObject = {
  ...Object.fromEntries(numbers.map((index) => [`Variant${index}`, variant(index)])),
  Many: { oneOf: numbers.map((index) => ref(`Variant${index}`)), discriminator: { propertyName: "kind" } },
  Circle: { type: "object", required: ["form"], properties: { form: { const: "circle" }, radius: { type: "number" } } },
  Square: { type: "object", required: ["form"], properties: { form: { const: "square" }, side: { type: "number" } } },
  Shape: { oneOf: [ref("Circle"), ref("Square")] },
};

const program = `
import type { Many, Shape } from "./src/types/index.js";
export function ownOf(value: Many): number {
  switch (value.kind) {
${numbers.map((index) => `    case "Variant${index}": return value.own${index};`).join("\n")}
    default: { const none: never = value; return none; }
  }
}
export function sizeOf(shape: Shape): number | undefined {
  return shape.form === "circle" ? shape.radius : shape.side;
}
// @ts-expect-error: a square has no radius.
export const wrong = (shape: Shape): unknown => shape.form === "square" && shape.radius;
`;

const asked =
  process.env["CONSUMERS"] === "all" ? compilers : [compilers[0], compilers.at(-1)].filter((one) => one !== undefined);

it.each(asked)("in TypeScript $release", async (compiler) => {
  const { files } = await emitDocument(documentOf(components), { responseEnums: "closed" });
  const errors = await inTemporaryFolder(async (folder) => {
    for (const [path, text] of [...files, ["program.ts", program], ["package.json", '{ "type": "module" }']] as const) {
      if (path.startsWith("src/") && !/^src\/(types|runtime)\//.test(path)) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return errorsOf({ folder, compiler, resolution: "nodenext", platform: "web" });
  });
  expect(errors).toEqual([]);
});
