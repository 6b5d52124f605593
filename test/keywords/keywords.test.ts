/** Each `test/keywords/<keyword>.md` shows what a keyword does to the type and the validator, and is held to it. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { knownKeywords } from "../../generator/model/keywords.js";
import { pointerPath } from "../../templates/runtime/issue.js";
import { loadFiles } from "../emitted-validators.js";
import { generateText, repository } from "../generation.js";
import { declarationsIn } from "../scenarios/declarations.js";
import { descriptionOf, readKeyword } from "./keyword.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith(".md"))
  .map((file) => basename(file, ".md"));

describe.each(names)("%s", (file) => {
  const keyword = readKeyword(join(here, `${file}.md`));

  it("is as it is shown", async () => {
    const formats = keyword.options.get("formats") === "assertion" ? "assertion" : "annotation";
    const { files } = await generateText(descriptionOf(keyword), { emitters: ["types", "validators"], formats });
    if (keyword.type !== undefined) expect(typeIn(files, keyword.name)).toBe(keyword.type);
    const { is, validate } = await loadFiles(new Map(files.map(({ path, text }) => [path, text])));
    for (const value of keyword.accepted) {
      expect({ value, accepted: is(keyword.name, value) }).toEqual({ value, accepted: true });
      expect({ value, issues: validate(keyword.name, value).issues }).toEqual({ value, issues: undefined });
    }
    for (const { value, ...issue } of keyword.refused) {
      expect({ value, accepted: is(keyword.name, value) }).toEqual({ value, accepted: false });
      const found = validate(keyword.name, value).issues?.map(({ path, code, message }) => ({
        path: pointerPath(path),
        code,
        message,
      }));
      expect({ value, found }).toEqual({ value, found: [issue] });
    }
  });

  it("shows what is accepted and what is not", () => {
    expect(keyword.accepted.length).toBeGreaterThan(0);
    expect(keyword.refused.length).toBeGreaterThan(0);
  });
});

function typeIn(files: readonly { readonly path: string; readonly text: string }[], name: string): string | undefined {
  const types = files.filter(({ path }) => path.startsWith("src/types/"));
  const declared = new Map(types.flatMap(({ text }) => [...declarationsIn(text)])).get(name);
  return declared?.replace(/\/\*\*[\s\S]*?\*\/\s*/g, "");
}

/** What constrains nothing. */
const annotations = [
  "title",
  "description",
  "examples",
  "example",
  "deprecated",
  "externalDocs",
  "xml",
  "$comment",
  "$schema",
  "definitions",
];

describe("the README's table", () => {
  const readme = readFileSync(join(repository, "README.md"), "utf8");

  it.each(names)("leads to %s", (file) => {
    expect(readme).toContain(`(test/keywords/${file}.md)`);
  });

  it("names every keyword that is read, with what it does", () => {
    const shown = names.flatMap((file) => readKeyword(join(here, `${file}.md`)).title.split(", "));
    const unseen = [...knownKeywords].filter(([keyword, standing]) => standing === "read" && !shown.includes(keyword));
    expect(unseen.map(([keyword]) => keyword).filter((keyword) => !annotations.includes(keyword))).toEqual([]);
  });
});
