import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { treeOf } from "../unit/output-trees.js";
import { Workplace } from "./cli-session.js";

const generate = "generate petstore.yaml --out client --emit types,package";
const check = "check petstore.yaml --out client --emit types,package";

describe("specwright generate", { timeout: 20_000 }, () => {
  it("makes a package from a description and a folder, and says so in one line", async () => {
    const place = new Workplace();
    const { exitCode, out, err } = await place.call(generate);
    const files = Object.keys(treeOf(place.path("client")));
    expect(files).toEqual(expect.arrayContaining(["manifest.json", "package.json", "src/index.ts"]));
    expect({ exitCode, out, err }).toEqual({
      exitCode: 0,
      out: `Wrote ${files.length} files, 0 unchanged in client (0.6 s)\n`,
      err: "",
    });
  });

  it("writes only what changed", async () => {
    const place = new Workplace();
    await place.call(generate);
    const count = Object.keys(treeOf(place.path("client"))).length;
    expect((await place.call(generate)).out).toBe(`client is up to date: ${count} files unchanged (0.6 s)\n`);
    place.edit("petstore.yaml", "A pet to be.", "A pet that is to be.");
    expect((await place.call(generate)).out).toBe(`Wrote 2 files, ${count - 2} unchanged in client (0.6 s)\n`);
  });

  it("exits with 1 and writes nothing for a description with errors", async () => {
    const place = new Workplace();
    place.edit("petstore.yaml", 'schemas/Pet"', 'schemas/Pett"');
    const { exitCode, out, err } = await place.call(generate);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toContain("unresolved-reference");
    expect(err).toContain("petstore.yaml:");
    expect(err).toMatch(/Nothing was written to client\.\n$/);
    expect(Object.keys(treeOf(place.folder))).toEqual(["petstore.yaml"]);
  });

  it("takes warnings for errors when asked, and repeats them on every run", async () => {
    const place = new Workplace();
    place.edit("petstore.yaml", "description: What it", "description: !mine What it");
    for (const _run of ["first", "second"]) {
      const { exitCode, err } = await place.call(generate);
      expect(exitCode).toBe(0);
      expect(err).toContain("1 warning");
    }
    expect((await place.call(`${generate} --quiet`)).err).toBe("");
    expect((await place.call(`${generate} --strict`)).exitCode).toBe(1);
    expect((await place.call(`${check} --strict`)).exitCode).toBe(2);
  });

  it("leaves a foreign file alone, writes nothing, and takes it over when forced", async () => {
    const place = new Workplace();
    mkdirSync(place.path("client"));
    writeFileSync(place.path("client/package.json"), "mine");
    const before = place.digest();
    const { exitCode, err } = await place.call(generate);
    expect(exitCode).toBe(2);
    expect(err).toContain("package.json is in the way");
    expect(place.digest()).toBe(before);
    expect((await place.call(`${generate} --force`)).exitCode).toBe(0);
    expect(readFileSync(place.path("client/package.json"), "utf8")).not.toBe("mine");
  });

  it("says which edits it replaced, and which edited file it kept", async () => {
    const place = new Workplace();
    await place.call(generate);
    appendFileSync(place.path("client/src/index.ts"), "// mine\n");
    expect((await place.call(generate)).out).toContain("Replaced what was edited by hand in src/index.ts.");
    appendFileSync(place.path("client/package.json"), "\n\n");
    const { out } = await place.call("generate petstore.yaml --out client --emit types");
    expect(out).toContain("Kept package.json: no longer generated, but edited by hand.");
  });

  it("does all that a config file names", async () => {
    const place = new Workplace();
    const apis = ["a", "b"].map((output) => ({ spec: "petstore.yaml", output, emitters: ["types"] }));
    writeFileSync(place.path("specwright.config.json"), JSON.stringify({ apis }));
    const { exitCode, out } = await place.call("generate");
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /^Wrote \d+ files, 0 unchanged in a \(0\.6 s\)\nWrote \d+ files, 0 unchanged in b \(0\.0 s\)\n$/,
    );
    expect((await place.call("check --quiet")).exitCode).toBe(0);
  });

  it("prints one JSON document", async () => {
    const place = new Workplace();
    const { out, err } = await place.call(`${generate} --format json`);
    const changes = { written: expect.arrayContaining(["src/index.ts"]), removed: [] };
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({
      command: "generate",
      exitCode: 0,
      packages: [{ spec: "petstore.yaml", output: "client", result: "written", changes, diagnostics: [] }],
    });
    expect(JSON.parse((await place.call(`${generate} --format json --force`)).out)).toMatchObject({
      packages: [{ result: "up to date", changes: { written: [], removed: [] } }],
    });
    place.edit("petstore.yaml", 'schemas/Pet"', 'schemas/Pett"');
    const diagnostic = expect.objectContaining({ code: "unresolved-reference", file: "petstore.yaml", line: 22 });
    expect(JSON.parse((await place.call(`${generate} --format json`)).out)).toMatchObject({
      exitCode: 1,
      packages: [{ result: "refused", diagnostics: expect.arrayContaining([diagnostic]) }],
    });
  });
});

describe("specwright check", { timeout: 20_000 }, () => {
  it("exits with 0 for an unchanged package", async () => {
    const place = new Workplace();
    await place.call(generate);
    expect(await place.call(check)).toEqual({ exitCode: 0, out: "client is up to date (0.6 s)\n", err: "" });
  });

  it("exits with 1, names each file by how it differs, shows diffs, and writes nothing", async () => {
    const place = new Workplace();
    await place.call(generate);
    appendFileSync(place.path("client/src/index.ts"), "// edited\n");
    rmSync(place.path("client/README.md"));
    writeFileSync(place.path("client/src/added.ts"), "export {};\n");
    place.edit("petstore.yaml", "[awake, asleep]", "[awake, sleeping]");
    const before = place.digest();
    const { exitCode, out } = await place.call(check);
    expect(place.digest()).toBe(before);
    expect(exitCode).toBe(1);
    const list = out.slice(0, out.indexOf("\n\n")).split("\n");
    expect(list).toEqual(
      expect.arrayContaining([
        "missing         README.md",
        "stale           manifest.json",
        "orphaned        src/added.ts",
        "edited by hand  src/index.ts",
        expect.stringMatching(/^stale {11}src\/types\//),
      ]),
    );
    expect(list).toHaveLength(5);
    expect(out).toMatch(/^-.*"asleep"/m);
    expect(out).toMatch(/^\+.*"sleeping"/m);
    expect(out).toContain("-// edited\n");
    expect(out).toMatch(
      /client is not up to date: 1 missing, 2 stale, 1 edited by hand, 1 orphaned\. Run specwright generate to mend it\. Orphaned files .* delete them/,
    );
  });

  it("exits with 2 where it cannot tell", async () => {
    const place = new Workplace();
    await place.call(generate);
    expect((await place.call("check nowhere.yaml --out client")).exitCode).toBe(2);
    expect((await place.call("check --out client")).exitCode).toBe(2);
    place.edit("petstore.yaml", 'schemas/Pet"', 'schemas/Pett"');
    const { exitCode, err } = await place.call(check);
    expect(exitCode).toBe(2);
    expect(err).toContain("It cannot be told whether client is up to date.");
  });

  it("prints annotations for GitHub, and one document of JSON", async () => {
    const place = new Workplace();
    await place.call(generate);
    appendFileSync(place.path("client/src/index.ts"), "// edited\n");
    const github = await place.call(`${check} --format github`);
    expect(github.out.split("\n")[0]).toBe(
      "::error file=client/src/index.ts,title=edited by hand file::This file is not as it was generated.",
    );
    const { packages, ...document } = JSON.parse((await place.call(`${check} --format json`)).out);
    expect(document).toEqual({ command: "check", exitCode: 1 });
    expect(packages).toMatchObject([{ result: "drift", files: [{ kind: "edited", path: "src/index.ts" }] }]);
  });
});

describe("the command line", () => {
  it("prints its version and its help, with examples", async () => {
    const place = new Workplace();
    expect(await place.call("--version")).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    const help = await place.call("--help");
    expect(help).toMatchObject({ exitCode: 0, err: "" });
    expect(help.out).toContain("specwright generate openapi.yaml --out client");
  });

  it.each([
    ["generat", "Did you mean generate?"],
    ["generate --ot client", "Did you mean --out?"],
    ["generate --format xml", "Allowed choices are text, json, github, sarif"],
    ["generate a.yaml b.yaml", "too many arguments"],
    ["generate petstore.yaml --out client --emit typs", "Did you mean types?"],
    ["generate", "Which description?"],
    ["generate petstore.yaml", "Say --out <folder>"],
    ["generate nowhere.yaml --out client", "nowhere.yaml"],
  ])("exits with 2 for %j", async (words, message) => {
    const place = new Workplace();
    const { exitCode, out, err } = await place.call(words);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toContain(message);
  });

  it("keeps to one document where a failure is asked for as JSON", async () => {
    const { out, err, exitCode } = await new Workplace().call("generate --format json");
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: "" });
    expect(JSON.parse(out)).toMatchObject({ exitCode: 2, error: expect.stringContaining("Which description?") });
  });

  it("shows a stack only when asked, where the system refuses a file", async () => {
    const place = new Workplace();
    writeFileSync(place.path("client"), "a file where the folder goes");
    const { exitCode, err } = await place.call(generate);
    expect(exitCode).toBe(2);
    expect(err).toContain("client");
    expect(err).not.toMatch(/\n\s+at /);
    expect((await place.call(`${generate} --verbose`)).err).toContain("EEXIST");
  });

  it("colours for people, unless told otherwise", async () => {
    const place = new Workplace();
    await place.call(generate);
    rmSync(place.path("client/README.md"));
    const coloured = async (...[words, options]: Parameters<Workplace["call"]>) =>
      (await place.call(words, options)).out.includes("\u001b[");
    expect(await coloured(check, { terminal: "person" })).toBe(true);
    expect(await coloured(check)).toBe(false);
    expect(await coloured(`${check} --no-color`, { terminal: "person" })).toBe(false);
    expect(await coloured(check, { terminal: "person", environment: { NO_COLOR: "1" } })).toBe(false);
    expect(await coloured(check, { terminal: "person", environment: { TERM: "dumb" } })).toBe(false);
    expect(await coloured(check, { environment: { FORCE_COLOR: "1" } })).toBe(true);
  });
});
