/** What people see of a run that takes its time, and what `--profile` tells of where it went. */
import { describe, expect, it } from "vitest";
import { Workplace } from "./cli-session.js";

const generate = "generate petstore.yaml --out client --emit types,package";
const check = "check petstore.yaml --out client --emit types,package";

/** A clock by which every look at it comes so many milliseconds later. */
function clockOf(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

describe("progress", () => {
  it("is one line of stage and count on a terminal, which is gone at the end", async () => {
    const { err, out } = await new Workplace().call(generate, { terminal: "person", clock: clockOf(400) });
    const shown = err.split("\r\u001b[2K");
    expect(shown.at(-1)).toBe("");
    expect(shown).toContain("Generating client: working out what it means …");
    expect(shown.filter((line) => /^Generating client: writing code, \d+ of \d+ …$/.test(line))).not.toEqual([]);
    expect(out).toMatch(/^Wrote \d+ files/);
  });

  it("is silent for a run that is quick, and where nobody looks", async () => {
    expect((await new Workplace().call(generate, { terminal: "person", clock: clockOf(1) })).err).toBe("");
    expect((await new Workplace().call(generate, { clock: clockOf(400) })).err).toBe("");
  });

  it("is written no more often than ten times a second", async () => {
    const { err } = await new Workplace().call(generate, { terminal: "person", clock: clockOf(40) });
    const counts = err.split("\r\u001b[2K").filter((line) => line.includes(" of "));
    const files = Number(/of (\d+)/.exec(counts[0] ?? "")?.[1]);
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.length).toBeLessThanOrEqual(Math.ceil(files / 2));
  });

  it("is taken back where a run fails", async () => {
    const place = new Workplace();
    place.edit("petstore.yaml", 'schemas/Pet"', 'schemas/Pett"');
    const { err } = await place.call(generate, { terminal: "person", clock: clockOf(800) });
    expect(err).toMatch(/…\r\u001b\[2K[^…]*unresolved-reference/);
  });
});

describe("--profile", () => {
  it("lists the stages with seconds and memory, after all else, where results do not go", async () => {
    const place = new Workplace();
    const { err, out } = await place.call(`${generate} --profile`, { clock: clockOf(100) });
    const rows = err.trim().split("\n");
    expect(rows[0]).toBe("stage      seconds  share     heap");
    expect(rows.slice(1).map((row) => row.split(" ")[0])).toEqual([
      "start",
      "manifest",
      "load",
      "validate",
      "build",
      "plan",
      "emit",
      "print",
      "write",
      "total",
    ]);
    expect(rows.at(-1)).toContain("120 MB at the most");
    expect(out).not.toContain("share");
    const checked = (await place.call(`${check} --profile`)).err;
    expect(checked.split("\n").map((row) => row.split(" ")[0])).toEqual(expect.arrayContaining(["print", "compare"]));
  });

  it("adds up to the whole", async () => {
    const { out } = await new Workplace().call(`${generate} --profile --format json`, { clock: clockOf(7) });
    const [{ profile }] = JSON.parse(out).packages;
    const sum = profile.stages.reduce((total: number, each: { milliseconds: number }) => total + each.milliseconds, 0);
    expect(sum).toBe(profile.milliseconds);
    expect(profile).toMatchObject({ peakBytes: 120_000_000 });
  });
});
