/** Makes what contenders need before they start, in `.build/`: generated code, compiled. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { description, eventName, variantCount } from "./description.mjs";

const here = import.meta.dirname;
const folder = join(here, ".build");
const root = resolve(here, "../..");

export async function prepare() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const { components } = description();
  const request = components.schemas.BillingMeterCreateParams;
  write("schemas.mjs", `export const components = ${json(components)};\nexport const request = ${json(request)};\n`);
  const forRequest = { first: ["BillingMeterCreateParams", {}], all: ["BillingMeterCreateParams", allErrors] };
  await buildStandalone("request", components, forRequest);
  await buildStandalone("all", components, everyCase());
  await buildSpecwright();
  await buildTypia();
}

const allErrors = { allErrors: true };

function everyCase() {
  const names = ["BillingMeter", "BillingMeters", "Event", "Loose", "Strict"];
  return Object.fromEntries(
    names.flatMap((name) => [
      [name, [name, {}]],
      [`${name}_all`, [name, allErrors]],
    ]),
  );
}

function json(value) {
  return JSON.stringify(value, undefined, 2);
}

function write(path, text) {
  mkdirSync(resolve(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

// As everyone else, ajv is to refuse NaN and the infinities, which JSON does not have.
const standalone = { strict: false, strictNumbers: true, discriminator: true, code: { source: true, esm: true } };

/** One module for validators by their exported names; bundled, since they ask for ajv's own modules by `require`. */
async function buildStandalone(target, components, validators) {
  const exports = Object.entries(validators).map(([exported, [name, options]]) => {
    const ajv = new Ajv2020({ ...standalone, ...options });
    ajv.addSchema({ components, $ref: `#/components/schemas/${name}` }, name);
    write(`ajv-source/${target}/${exported}.mjs`, standaloneCode.default(ajv, { [exported]: name }));
    return `export { ${exported} } from "./${target}/${exported}.mjs";`;
  });
  write(`ajv-source/${target}.mjs`, exports.join("\n"));
  await build({
    entryPoints: [join(folder, `ajv-source/${target}.mjs`)],
    outfile: join(folder, `ajv-standalone/${target}.mjs`),
    bundle: true,
    format: "esm",
    logLevel: "error",
  });
}

/** The command line as users call it, then a compiler that changes nothing but types. */
async function buildSpecwright() {
  write("cases.json", json(description()));
  write(
    "specwright.config.json",
    json({ spec: "cases.json", output: "package", emitters: ["types", "validators"], strip: "functions" }),
  );
  execFileSync(process.execPath, [join(root, "dist/cli.js"), "generate"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  await compile(join(folder, "package/src"), "specwright");
}

/** typia's own command writes the code; events are too many to type by hand. */
async function buildTypia() {
  const names = ["typia-request.ts", "typia.ts"];
  for (const name of names) write(`typia-source/${name}`, readFileSync(join(here, "contenders", name), "utf8"));
  write("typia-source/events.ts", eventTypes());
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "bundler",
    types: [],
    // As everyone else, typia is to refuse NaN and the infinities, which JSON does not have.
    plugins: [{ transform: "typia/lib/transform", finite: true }],
  };
  write("tsconfig.json", json({ compilerOptions, include: ["typia-source"] }));
  const bin = join(here, "node_modules/typia/lib/executable/typia.js");
  const options = ["--input", "typia-source", "--output", "typia-generated", "--project", "tsconfig.json"];
  execFileSync(process.execPath, [bin, "generate", ...options], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  await compile(join(folder, "typia-generated"), "typia");
}

function eventTypes() {
  const variants = Array.from(
    { length: variantCount },
    (_, index) => `{
  id: string; type: ${JSON.stringify(eventName(index))}; created: Integer; livemode: boolean;
  subject_${index}: string; amount: Integer; reason_${index}?: string;
}`,
  );
  return `import type { tags } from "typia";\ntype Integer = number & tags.Type<"int64">;\nexport type Event =\n${variants.map((variant) => `  | ${variant}`).join("\n")};\n`;
}

async function compile(source, target) {
  const files = readdirSync(source, { recursive: true }).filter((name) => name.endsWith(".ts"));
  await build({
    entryPoints: files.map((name) => join(source, name)),
    outdir: join(folder, target),
    outbase: source,
    format: "esm",
    target: "es2022",
    logLevel: "error",
  });
}
