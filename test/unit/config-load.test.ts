import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../generator/config.js";
import { emitterNames } from "../../generator/emit/emitter.js";
import { loadConfig } from "../../generator/config/load-config.js";
import { Failure } from "../../generator/failure.js";
import { temporaryFolder, treeOf } from "./output-trees.js";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function folderOf(config: unknown): string {
  return folderWith({ "specwright.config.json": JSON.stringify(config) });
}

describe("loadConfig without a config file", () => {
  it("takes the description and the folder from the command line, and all defaults", async () => {
    expect(await loadConfig(temporaryFolder(), { spec: "openapi.yaml", output: "client" })).toEqual([
      {
        spec: "openapi.yaml",
        output: "client",
        operations: {},
        emitters: ["types", "validators", "client", "server", "senders", "receivers", "package"],
        names: {},
        responseEnums: "open",
        formats: "annotation",
        int64: "number",
        dates: "string",
        strip: "none",
        package: {},
        prettier: {},
      },
    ]);
  });

  it.each([
    [{}, /^Which description\?.*specwright generate openapi\.yaml --out client/],
    [{ spec: "pets.yaml" }, /^Where should the package of pets\.yaml go\? Say --out/],
    [{ spec: "https://pets.test/a.yaml", output: "a" }, /on the network, which is never read/],
    [{ spec: "a.yaml", output: "a", config: "none.json" }, /^none\.json cannot be read: ENOENT/],
    [{ config: "config.toml" }, /^config\.toml: a config file ends in \.json, \.yaml/],
  ])("says what is missing or wrong for %j", async (overrides, message) => {
    const loading = loadConfig(temporaryFolder(), overrides);
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.toBeInstanceOf(Failure);
  });
});

describe("loadConfig with a config file", () => {
  const pets = { spec: "spec/pets.yaml", output: "generated/pets", emitters: ["client", "types"] };
  const expected = { spec: "spec/pets.yaml", output: "generated/pets", emitters: ["types", "client"] };

  it.each([
    ["specwright.config.json", JSON.stringify({ $schema: "./schema.json", ...pets })],
    ["specwright.config.yaml", "spec: spec/pets.yaml\noutput: generated/pets\nemitters: [client, types]\n"],
    ["specwright.config.yml", "spec: spec/pets.yaml\noutput: generated/pets\nemitters: [client, types]\n"],
    ["specwright.config.mjs", `export default ${JSON.stringify(pets)};`],
    ["specwright.config.ts", `const config: { spec: string } = ${JSON.stringify(pets)};\nexport default config;`],
    ["specwright.config.mts", `export default ${JSON.stringify(pets)} as const;`],
  ])("reads %s, and leaves nothing behind", async (name, text) => {
    const folder = folderWith({ [name]: text });
    expect(await loadConfig(folder, {})).toMatchObject([expected]);
    expect(Object.keys(treeOf(folder))).toEqual([name]);
  });

  it("reads paths from the file's own folder", async () => {
    const folder = folderWith({
      "apis/pets/specwright.config.json": JSON.stringify({ spec: "a.yaml", output: "../../out" }),
    });
    const config = "apis/pets/specwright.config.json";
    expect(await loadConfig(folder, { config })).toMatchObject([
      { spec: join("apis", "pets", "a.yaml"), output: "out" },
    ]);
  });

  it("lets the command line go first", async () => {
    const overrides = { spec: "other.yaml", output: "other", emitters: ["validators"] } as const;
    expect(await loadConfig(folderOf(pets), overrides)).toMatchObject([overrides]);
  });

  it("has no say over a description that it does not name, where --out gives that a folder of its own", async () => {
    const folder = folderOf({ ...pets, names: { adopt: "takeHome" } });
    const [alone] = await loadConfig(folder, { spec: "toys.yaml", output: "toys" });
    expect(alone).toMatchObject({ spec: "toys.yaml", output: "toys", names: {} });
    expect(alone?.emitters).toEqual(emitterNames);
    const [instead] = await loadConfig(folder, { spec: "toys.yaml" });
    expect(instead).toMatchObject({ spec: "toys.yaml", output: "generated/pets", names: { adopt: "takeHome" } });
    const several = folderOf({ apis: [pets, { spec: "birds.yaml", output: "birds" }] });
    expect(await loadConfig(several, { spec: "toys.yaml", output: "toys" })).toMatchObject([{ spec: "toys.yaml" }]);
  });

  it("asks which where two could be meant", async () => {
    const folder = folderWith({ "specwright.config.json": "{}", "specwright.config.ts": "" });
    await expect(loadConfig(folder, {})).rejects.toThrow("specwright.config.json and specwright.config.ts");
  });

  it("passes every setting on", async () => {
    const settings = {
      operations: { include: ["tag:pets", "GET /pets*"], exclude: ["deletePet"] },
      names: { "#/components/schemas/pet_1": "Cat", createPet: "makePet" },
      responseEnums: "closed",
      package: { name: "@pets/client", version: "2.0.0" },
      prettier: { printWidth: 80, semi: false, trailingComma: "none" },
    };
    expect(await loadConfig(folderOf({ ...pets, ...settings }), {})).toMatchObject([settings]);
  });
});

describe("loadConfig with several packages", () => {
  const apis = [
    { spec: "a.yaml", output: "out/a" },
    { spec: "b.yaml", output: "out/b" },
    { spec: "b.yaml", output: "out/b-types", emitters: ["types"] },
  ];

  it("takes all of them, or those of one description", async () => {
    const folder = folderOf({ apis });
    expect((await loadConfig(folder, {})).map(({ output }) => output)).toEqual(["out/a", "out/b", "out/b-types"]);
    expect((await loadConfig(folder, { spec: "./b.yaml" })).map(({ output }) => output)).toEqual([
      "out/b",
      "out/b-types",
    ]);
    expect(await loadConfig(folder, { spec: "a.yaml", output: "x" })).toMatchObject([{ spec: "a.yaml", output: "x" }]);
  });

  it("refuses what has no single meaning", async () => {
    const folder = folderOf({ apis });
    await expect(loadConfig(folder, { output: "x" })).rejects.toThrow("--out is for one package");
    await expect(loadConfig(folder, { spec: "c.yaml" })).rejects.toThrow(
      "no package of c.yaml. It has those of a.yaml, b.yaml",
    );
    const same = folderOf({ apis: [apis[0], { spec: "b.yaml", output: "./out/a" }] });
    await expect(loadConfig(same, {})).rejects.toThrow("same output: out/a");
    await expect(loadConfig(folderOf({ apis: [] }), {})).rejects.toThrow("apis must list at least one package");
  });
});

describe("a config file with mistakes", () => {
  it.each([
    [{ sepc: "a.yaml" }, "there is no setting sepc. Did you mean spec?"],
    [{ spec: "a", colour: 1 }, "there is no setting colour; there are $schema, spec, output, operations"],
    [{ spec: 3 }, "spec must be a text, not 3"],
    [{ spec: "" }, 'spec must be a text, not ""'],
    [{ operations: { include: "pets" } }, 'operations.include must be a list, not "pets"'],
    [{ operations: { includes: [] } }, "there is no setting operations.includes. Did you mean include?"],
    [{ operations: { exclude: ["a", null] } }, "operations.exclude[1] must be a text, not null"],
    [{ emitters: ["types", "validator"] }, 'emitters[1] must be one of types, validators, client, server, senders, receivers, package, not "validator". Did you mean validators?'], // prettier-ignore
    [{ names: { createPet: {} } }, 'names["createPet"] must be a text, not an object'],
    [{ responseEnums: "opne" }, 'responseEnums must be one of open, closed, not "opne". Did you mean open?'],
    [{ formats: true }, "formats must be one of annotation, assertion, not true"],
    [{ formats: { date: "asertion" } }, 'formats["date"] must be one of annotation, assertion, not "asertion". Did you mean assertion?'], // prettier-ignore
    [{ formats: { zip: {} } }, 'formats["zip"].pattern is missing'],
    [{ formats: { zip: { pattern: "(" } } }, 'formats["zip"].pattern must be a regular expression for Unicode (ECMA-262)'], // prettier-ignore
    [{ package: [] }, "package must be an object, not a list"],
    [{ package: { name: "Bad Name!" } }, 'package.name must be a name that npm takes, such as pets-client or @acme/pets, not "Bad Name!"'], // prettier-ignore
    [{ package: { name: "_pets" } }, 'package.name must be a name that npm takes, such as pets-client or @acme/pets, not "_pets"'], // prettier-ignore
    [{ package: { name: "@acme" } }, 'package.name must be a name that npm takes, such as pets-client or @acme/pets, not "@acme"'], // prettier-ignore
    [{ prettier: { printWidth: 1.5 } }, "prettier.printWidth must be a whole number, not 1.5"],
    [{ prettier: { plugins: [] } }, "there is no setting prettier.plugins"],
    [
      { apis: [{ spec: "a", output: "b" }, { outptu: "c" }] },
      "there is no setting apis[1].outptu. Did you mean output?",
    ],
    [{ apis: [], spec: "a" }, "there is no setting spec"],
    [[], "the configuration must be an object, not a list"],
    [null, "the configuration must be an object, not null"],
  ])("%j: %s", async (config, message) => {
    await expect(loadConfig(folderOf(config), { spec: "a", output: "b" })).rejects.toThrow(
      `specwright.config.json: ${message}`,
    );
  });

  it("lists all of them, and names the file even where it is no JSON", async () => {
    const several = loadConfig(folderOf({ spec: 1, output: 2 }), {});
    await expect(several).rejects.toThrow(/spec must be.*\n.*output must be/);
    const broken = folderWith({ "specwright.config.json": "{ spec: }" });
    await expect(loadConfig(broken, {})).rejects.toThrow(/^specwright\.config\.json cannot be read: .*JSON/);
  });

  it("passes on what a config module throws", async () => {
    const folder = folderWith({ "specwright.config.mjs": 'throw new Error("no such variable");' });
    await expect(loadConfig(folder, {})).rejects.toThrow("specwright.config.mjs cannot be read: no such variable");
  });
});

describe("resolveConfig", () => {
  it("brings outputs into the one order, each once", () => {
    const { emitters } = resolveConfig({ spec: "a", output: "b", emitters: ["server", "types", "server"] });
    expect(emitters).toEqual(["types", "server"]);
    expect(resolveConfig({ spec: "a", output: "b" }).emitters).toEqual(emitterNames);
  });
});
