/** What a run keeps for the next one changes how long that takes, never what it writes. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "../../generator/generate.js";
import { resolveConfig } from "../../generator/config.js";
import { writePackage } from "../../generator/package.js";
import { StoredPrints } from "../../generator/print/stored-prints.js";
import { digest } from "../../generator/print/manifest.js";
import { repository } from "../generation.js";
import { temporaryFolder, treeOf } from "./output-trees.js";

const release = { version: "1.2.3", kind: "installed" } as const;

/** A folder with a `node_modules` and an output in it. */
function project(): { readonly folder: string; readonly output: string } {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "node_modules"));
  return { folder, output: join(folder, "generated") };
}

describe("what was laid out in an earlier run of the command line", () => {
  const laidOut: string[] = [];
  const layOut = (text: string): Promise<string> => {
    laidOut.push(text);
    return Promise.resolve(`${text};`);
  };

  async function run(output: string, texts: Readonly<Record<string, string>>, settings = "a"): Promise<void> {
    laidOut.length = 0;
    const prints = new StoredPrints(output, settings);
    prints.begin();
    const digests = new Map<string, string>();
    for (const [path, text] of Object.entries(texts)) {
      expect(await prints.recall(text, layOut, path)).toBe(`${text};`);
      digests.set(path, digest(`${text};`));
      mkdirSync(output, { recursive: true });
      writeFileSync(join(output, path), `${text};`);
    }
    prints.save(digests);
  }

  it("is not laid out again where the text, the style and the file are the same", async () => {
    const { output } = project();
    await run(output, { "a.ts": "a", "b.ts": "b" });
    await run(output, { "a.ts": "a", "b.ts": "b" });
    expect(laidOut).toEqual([]);
    await run(output, { "a.ts": "a", "b.ts": "c", "d.ts": "a" });
    expect(laidOut).toEqual(["c", "a"]);
    await run(output, { "a.ts": "a" }, "b");
    expect(laidOut).toEqual(["a"]);
  });

  it("is laid out again where the file was edited or is gone, but not for the line ends of Windows", async () => {
    const { output } = project();
    await run(output, { "a.ts": "a\nb", "b.ts": "b" });
    writeFileSync(join(output, "a.ts"), "a\r\nb;");
    writeFileSync(join(output, "b.ts"), "edited");
    await run(output, { "a.ts": "a\nb", "b.ts": "b" });
    expect(laidOut).toEqual(["b"]);
  });

  it.each(["", "{", "null", "[]", '{"settings":"a","prints":[1,["a.ts"],["a.ts",1,2]]}'])(
    "is forgotten where what was kept is %j",
    async (damaged) => {
      const { folder, output } = project();
      await run(output, { "a.ts": "a" });
      const cache = join(folder, "node_modules/.cache/specwright");
      for (const name of readdirSync(cache)) writeFileSync(join(cache, name), damaged);
      await run(output, { "a.ts": "a" });
      expect(laidOut).toEqual(["a"]);
    },
  );
});

interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}

/** One thing done to a description. */
interface Edit {
  readonly component: number;
  readonly what: "add a property" | "describe" | "rename" | "remove a property" | "bound";
  readonly word: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  component: fc.nat(50),
  what: fc.constantFrom("add a property", "describe", "rename", "remove a property", "bound"),
  word: fc.stringMatching(/^[a-z]{3,8}$/),
});

function edited(description: Description, { component, what, word }: Edit): Description {
  const { schemas } = description.components;
  const names = Object.keys(schemas);
  const name = names[component % names.length] ?? "";
  const { properties = {}, ...rest } = schemas[name] ?? {};
  const changed = {
    describe: { ...rest, properties, description: word },
    rename: { ...rest, properties },
    "add a property": { ...rest, properties: { ...properties, [word]: { type: "string", description: word } } },
    "remove a property": { ...rest, properties: Object.fromEntries(Object.entries(properties).slice(1)) },
    bound: { ...rest, properties: { ...properties, [word]: { type: "integer", minimum: word.length } } },
  }[what];
  const after = { ...description, components: { ...description.components, schemas: { ...schemas, [name]: changed } } };
  if (what !== "rename") return after;
  const text = JSON.stringify(after);
  return JSON.parse(
    text.replaceAll(`schemas/${name}"`, `schemas/${name}${word}"`).replace(`"${name}":{`, `"${name}${word}":{`),
  );
}

describe("generating again after edits of the description", () => {
  it("writes what generating from nothing writes", { timeout: 60_000 }, async () => {
    const original: Description = parse(readFileSync(join(repository, "test/fixtures/petstore.yaml"), "utf8"));
    const { folder, output } = project();
    const spec = join(folder, "petstore.json");
    let description = original;
    const check = async (edits: readonly Edit[]): Promise<void> => {
      for (const each of edits) description = edited(description, each);
      writeFileSync(spec, JSON.stringify(description));
      const config = resolveConfig({ spec, output, emitters: ["types", "validators"] });
      const { kind } = await writePackage(config, { release });
      const { files } = await generate(config);
      if (kind === "refused") {
        description = original;
        return;
      }
      const { "manifest.json": _, ...written } = treeOf(output);
      expect(written).toEqual(Object.fromEntries(files.map(({ path, text }) => [path, text])));
    };
    await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), check), { numRuns: 12 });
    expect(readdirSync(join(folder, "node_modules/.cache/specwright"))).toHaveLength(1);
  });
});
