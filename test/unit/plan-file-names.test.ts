import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { generateInMemory } from "../in-memory.js";
import { withPaths } from "./build-model.js";

const stem = "Word".repeat(99);

/** The files of types for two components and a path of 400 letters each. */
async function pathsOf(...names: readonly string[]): Promise<readonly string[]> {
  const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
  const content = { "application/json": { schema: { type: "array", items: { anyOf: names.map(ref) } } } };
  const get = { operationId: "list", responses: { "200": { description: "", content } } };
  const schemas = Object.fromEntries(names.map((name) => [name, { type: "object" }]));
  const description = withPaths({ [`/${stem}`]: { get } }, { components: { schemas } });
  const { emitted } = await generateInMemory(description, "3.1", "not asked");
  return (emitted?.sources ?? []).map(({ path }) => path);
}

describe("file names", () => {
  it("stay under the limits of file systems, each its own, however long the names of a description are", async () => {
    const paths = await pathsOf(`${stem}Last`, `${stem}Lost`);
    expect(Math.max(...paths.map((path) => basename(path).length))).toBeLessThan(120);
    expect(paths.filter((path) => path.startsWith("src/types/schemas/"))).toHaveLength(2);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("do not depend on what else is there", async () => {
    const [alone, among] = [await pathsOf(`${stem}Last`), await pathsOf(`${stem}Lost`, `${stem}Last`)];
    expect(among).toEqual(expect.arrayContaining([...alone]));
  });

  it("are the words of names of usual length", async () => {
    const paths = await pathsOf("Word".repeat(20));
    expect(paths).toContain(`src/types/schemas/${Array.from({ length: 20 }, () => "word").join("-")}.ts`);
  });
});
