import { describe, expect, it } from "vitest";
import { PrintMemory } from "../../generator/print/print-memory.js";

describe("what was laid out in the run before", () => {
  const laidOut: string[] = [];
  const layOut = (text: string): Promise<string> => {
    laidOut.push(text);
    return Promise.resolve(`${text};`);
  };

  it("is not laid out again, and what no run asked for since is forgotten", async () => {
    const memory = new PrintMemory();
    const run = async (...texts: readonly string[]): Promise<readonly string[]> => {
      laidOut.length = 0;
      memory.begin();
      for (const text of texts) expect(await memory.recall(text, layOut)).toBe(`${text};`);
      return [...laidOut];
    };
    expect(await run("a", "b", "a")).toEqual(["a", "b"]);
    expect(await run("a", "c")).toEqual(["c"]);
    expect(await run("a", "b", "c")).toEqual(["b"]);
  });

  it("is kept by a run that ends before it lays out anything", async () => {
    const memory = new PrintMemory();
    memory.begin();
    await memory.recall("a", layOut);
    memory.begin();
    memory.begin();
    laidOut.length = 0;
    await memory.recall("a", layOut);
    expect(laidOut).toEqual([]);
  });
});
