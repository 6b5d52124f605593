/** The README says only what is so: its code stands in files that run, and its commands exist. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const readme = readFileSync("README.md", "utf8");
const excerpts = [...readme.matchAll(/<!-- from (\S+) -->\n\n```\w+\n([\s\S]*?)```/g)];

describe("the README", () => {
  it("marks at least one excerpt of each kind: description, generated code, client call, server handler", () => {
    expect(excerpts.map(([, path]) => path)).toEqual(
      expect.arrayContaining([
        "spec/billing-meters.yaml",
        "generated/billing-meters/src/types/schemas/billing-meter-create-params.ts",
        "examples/billing-meters/client.ts",
        "examples/billing-meters/create-meter.ts",
      ]),
    );
  });

  it.each(excerpts.map(([, path = "", code = ""]) => ({ path, code })))("quotes $path as it is", ({ path, code }) => {
    expect(unindented(readFileSync(path, "utf8"))).toContain(unindented(code));
  });

  it("names npm scripts that there are", () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync("package.json", "utf8"));
    const named = [...readme.matchAll(/npm (?:run )?(generate|test|check|example)\b/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it("links to files that there are", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});

/** Indentation aside, which depends on where a fragment stands. */
function unindented(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}
