/** The generators, each with what it is asked to write and the commands that do it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "../..");
const modules = join(import.meta.dirname, "node_modules");

/** `commands` are arguments of Node's, to be run one after the other; `full`: what is sent is also checked. */
export const generators = [
  {
    name: "specwright",
    version: versionIn(root),
    writes: "types, validators, client, server",
    scope: "full",
    commands: ({ spec, out }) => [[join(root, "dist/cli.js"), "generate", spec, "--out", out, "--quiet"]],
  },
  {
    name: "specwright (types)",
    version: versionIn(root),
    writes: "types",
    scope: "types",
    commands: ({ spec, out }) => [
      [join(root, "dist/cli.js"), "generate", spec, "--out", out, "--quiet", "--emit", "types,package"],
    ],
  },
  {
    name: "openapi-typescript",
    version: versionOf("openapi-typescript"),
    writes: "types",
    scope: "types",
    commands: ({ spec, out }) => [[bin("openapi-typescript"), spec, "-o", join(out, "types.ts")]],
  },
  {
    name: "hey-api (types)",
    version: versionOf("@hey-api/openapi-ts"),
    writes: "types",
    scope: "types",
    commands: ({ spec, out }) => [heyApi(spec, out, ["@hey-api/typescript"])],
  },
  {
    name: "hey-api",
    version: versionOf("@hey-api/openapi-ts"),
    writes: "types, zod, client, types of Fastify handlers",
    scope: "full",
    commands: ({ spec, out }) => [
      heyApi(spec, out, ["@hey-api/typescript", "zod", "@hey-api/client-fetch", "@hey-api/sdk", "fastify"]),
    ],
  },
  {
    name: "orval",
    version: versionOf("orval"),
    writes: "types, fetch client; zod and a Hono server",
    scope: "full",
    commands: ({ spec, out, folder }) => [[bin("orval"), "--config", orvalConfig(spec, out, folder)]],
  },
  {
    name: "kubb",
    version: versionOf("@kubb/core"),
    writes: "types, zod, client",
    scope: "full",
    commands: ({ spec, out, folder }) => [
      [bin("@kubb/cli", "kubb"), "generate", "--config", kubbConfig(spec, out, folder)],
    ],
  },
  {
    name: "openapi-zod-client",
    version: versionOf("openapi-zod-client"),
    writes: "zod, client",
    scope: "full",
    commands: ({ spec, out }) => [[bin("openapi-zod-client"), spec, "-o", join(out, "api.ts")]],
  },
  {
    name: "typed-openapi",
    version: versionOf("typed-openapi"),
    writes: "zod, client",
    scope: "full",
    // It takes every path for one below the working folder.
    commands: ({ spec, out, folder }) => [
      [bin("typed-openapi"), spec, "--output", relative(folder, join(out, "api.ts")), "--runtime", "zod"],
    ],
  },
];

function heyApi(spec, out, plugins) {
  return [
    bin("@hey-api/openapi-ts", "openapi-ts"),
    ...["-i", spec, "-o", out, "--no-log-file", "-s"],
    ...plugins.flatMap((plugin) => ["-p", plugin]),
  ];
}

function orvalConfig(spec, out, folder) {
  const output = (target, client) => ({
    target: join(out, target),
    schemas: join(out, `${client}-model`),
    client,
    mode: "split",
  });
  return config(folder, "orval.config.mjs", {
    fetch: { input: spec, output: output("client.ts", "fetch") },
    hono: { input: spec, output: output("server.ts", "hono") },
  });
}

function kubbConfig(spec, out, folder) {
  const path = join(folder, "kubb.config.mjs");
  const plugins = ["oas", "ts", "zod", "client"];
  const lines = [
    `import { defineConfig } from ${JSON.stringify(entryOf("@kubb/core"))};`,
    ...plugins.map(
      (name) => `import { plugin${capital(name)} } from ${JSON.stringify(entryOf(`@kubb/plugin-${name}`))};`,
    ),
    `export default defineConfig({`,
    `  root: ${JSON.stringify(out)},`,
    `  input: { path: ${JSON.stringify(spec)} },`,
    `  output: { path: "gen", format: false, lint: false },`,
    `  plugins: [pluginOas({ validate: false }), pluginTs(), pluginZod(), pluginClient()],`,
    `});`,
  ];
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

function config(folder, name, value) {
  const path = join(folder, name);
  writeFileSync(path, `export default ${JSON.stringify(value, undefined, 2)};\n`);
  return path;
}

function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function entryOf(name) {
  const { exports: entries } = manifestIn(join(modules, name));
  return join(modules, name, entries["."].import);
}

/** The program of a package. */
function bin(name, command = name) {
  const { bin: programs } = manifestIn(join(modules, name));
  return join(modules, name, typeof programs === "string" ? programs : programs[command]);
}

function versionOf(name) {
  return versionIn(join(modules, name));
}

function versionIn(folder) {
  return manifestIn(folder).version;
}

function manifestIn(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
