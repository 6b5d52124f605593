/** An ordinary run lays everything out by itself: prettier takes longer to load than all the rest takes to run. */
import { describe, expect, it, vi } from "vitest";
import { format } from "../../generator/print/format.js";
import { allFixtures, generateFixture } from "../generation.js";

vi.mock("prettier", () => {
  throw new Error("prettier was loaded");
});

describe("a run without prettier", () => {
  it.each(allFixtures)("makes the whole package of $api", async (fixture) => {
    const { files } = await generateFixture(fixture);
    expect(files.filter(({ path }) => /\.(?:ts|json|md)$/.test(path)).length).toBeGreaterThan(10);
  });

  it("would be caught asking for it", async () => {
    const file = { path: "a.ts", text: "class A {}" };
    await expect(format(file)).rejects.toThrow("a.ts cannot be laid out");
  });
});
