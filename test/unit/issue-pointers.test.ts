/** The pointers in issues lead into the description. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allFixtures, packageOf, repository } from "../generation.js";

describe.each(allFixtures)("an issue's pointer in the package of $api", (fixture) => {
  it("leads to what it is about", async () => {
    const description: unknown = parse(readFileSync(join(repository, fixture.spec), "utf8"));
    const { files } = await packageOf(fixture);
    const pointers = files
      .filter(({ path }) => path.startsWith("src/validators/"))
      .flatMap(({ text }) => [...wholePointers(text), ...pointersBelow(text)]);
    expect(pointers.length).toBeGreaterThan(0);
    expect([...new Set(pointers)].filter((pointer) => !leadsSomewhere(description, pointer.slice(1)))).toEqual([]);
  });
});

function wholePointers(text: string): readonly string[] {
  return [...text.matchAll(/"#\/(?:[^"\\]|\\.)*"/g)].map(([literal]) => String(JSON.parse(literal)));
}

/** What collectors put together: the pointer of their schema, and of a keyword below it in each call. */
function pointersBelow(text: string): readonly string[] {
  return text.split("const schema = ").flatMap((collector) => {
    const schema = /^("(?:[^"\\]|\\.)*")/.exec(collector)?.[1];
    if (schema === undefined) return [];
    const calls = collector.matchAll(/\(\s*issues,\s*path,\s*schema,[^;]*?("\/(?:[^"\\]|\\.)*"),?\s*\);/g);
    return [...calls].map(([, keyword]) => `${String(JSON.parse(schema))}${String(JSON.parse(keyword ?? ""))}`);
  });
}

function leadsSomewhere(description: unknown, pointer: string): boolean {
  let value = description;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = Reflect.get(value, key);
  }
  return true;
}
