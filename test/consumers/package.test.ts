/** The tarballs that npm would publish, of a generated package and of specwright itself, in the hands of users. */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { committed, generateFixture, repository } from "../generation.js";
import { compilers, errorsOf, run, type Finished } from "./compilers.js";

const modules = join(repository, "node_modules");
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "specwright-package-"));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a generated package", () => {
  let tarball = "";
  let consumer = "";

  beforeAll(async () => {
    const source = join(root, "source");
    for (const { path, text } of (await generateFixture(committed)).files) writeText(join(source, path), text);
    tarball = await pack(source, "built by npm");
    consumer = join(root, "consumer");
    writeText(join(consumer, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const install = ["install", "--offline", "--no-audit", "--no-fund", tarball];
    expect(await run("npm", install, consumer)).toMatchObject({ exitCode: 0 });
  });

  it("carries its build, its sources and its README", () => {
    const folder = join(consumer, "node_modules", committed.api);
    expect(readdirSync(folder).sort()).toEqual(["README.md", "dist", "package.json", "src"]);
  });

  it("installs without any other package", () => {
    expect(readdirSync(join(consumer, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      committed.api,
    ]);
  });

  it.each([
    ["", ["createClient", "createRouter", "isBillingMeter"]],
    ["/types", []],
    ["/validators", ["isBillingMeter", "validateBillingMeter", "billingMeterSchema"]],
    ["/client", ["createClient", "createBillingMeter", "isCreateBillingMeterError"]],
    ["/server", ["createRouter", "toNodeListener", "toFetchHandler"]],
  ])("is imported as billing-meters%s by plain node", async (subpath, names) => {
    const script = `console.log(JSON.stringify(Object.keys(await import("${committed.api}${subpath}"))))`;
    const { exitCode, output } = await run(process.execPath, ["--input-type=module", "--eval", script], consumer);
    expect(exitCode, output).toBe(0);
    const exported: unknown = JSON.parse(output);
    expect(exported).toEqual(names.length === 0 ? [] : expect.arrayContaining(names));
  });

  it("keeps what is not exported to itself", async () => {
    const script = `await import("${committed.api}/dist/runtime/send.js")`;
    const { output } = await run(process.execPath, ["--input-type=module", "--eval", script], consumer);
    expect(output).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });

  it.each(compilers)("is found with its declarations by TypeScript $release", async (compiler) => {
    const folder = join(consumer, compiler.package);
    writeText(join(folder, "consumer.ts"), program);
    expect(await errorsOf({ folder, compiler, resolution: "nodenext", platform: "web" })).toEqual([]);
  });

  it("has nothing that publint would change", async () => {
    const { buffer, byteOffset, byteLength } = readFileSync(tarball);
    const { messages } = await publint({
      pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) },
      level: "suggestion",
      strict: true,
    });
    expect(messages).toEqual([]);
  });

  it("resolves as its types say, by attw", async () => {
    const attw = [join(modules, ".bin/attw"), tarball, "--profile", "esm-only", "--no-emoji", "--no-color"];
    const { exitCode, output } = await run(process.execPath, attw, consumer);
    expect(exitCode, output).toBe(0);
  });
});

describe("specwright", () => {
  let user = "";
  const specwright = (...args: readonly string[]): Promise<Finished> =>
    run(join(user, "node_modules/.bin/specwright"), args, join(user, "empty"));

  beforeAll(async () => {
    const source = join(root, "specwright");
    mkdirSync(source);
    for (const name of ["package.json", "README.md", "LICENSE", "CHANGELOG.md", "templates"]) {
      cpSync(join(repository, name), join(source, name), { recursive: true });
    }
    const build = [join(modules, "typescript/bin/tsc"), "-p", "tsconfig.build.json", "--outDir", join(source, "dist")];
    expect(await run(process.execPath, build, repository)).toMatchObject({ exitCode: 0 });
    user = join(root, "user");
    mkdirSync(join(user, "empty"), { recursive: true });
    await unpack(await pack(source, "built already"), join(user, "node_modules/specwright"));
    linkDependencies(join(user, "node_modules"));
  });

  it("prints its help from a packed tarball", async () => {
    const { exitCode, output } = await specwright("--help");
    expect(exitCode, output).toBe(0);
    expect(output).toContain("specwright generate openapi.yaml --out client");
  });

  it("does the obvious thing with one argument and no configuration", async () => {
    cpSync(join(repository, committed.spec), join(user, "empty/spec.yaml"));
    const { exitCode, output } = await specwright("generate", "spec.yaml", "--out", "client");
    expect(exitCode, output).toBe(0);
    for (const { path, text } of (await generateFixture(committed)).files) {
      const place = join(user, "empty/client", path);
      expect(existsSync(place) ? readFileSync(place, "utf8") : undefined, path).toBe(text);
    }
    expect(await specwright("check", "spec.yaml", "--out", "client")).toMatchObject({ exitCode: 0 });
  });
});

/** Each subpath is imported by its name, as from anywhere else. */
const program = `
import { createClient, isBillingMeter, type BillingMeter } from "billing-meters";
import type { BillingMeterStatus } from "billing-meters/types";
import { validateBillingMeter } from "billing-meters/validators";
import { isCreateBillingMeterError, type Client } from "billing-meters/client";
import { createRouter, type RequestHandler, type RouterOptions } from "billing-meters/server";

export const client: Client = createClient({ auth: { bearerAuth: "key" } });
export const router = (options: RouterOptions<string>): RequestHandler => createRouter(options);
export function statusOf(value: unknown): BillingMeterStatus | undefined {
  const meter: BillingMeter | undefined = isBillingMeter(value) ? value : validateBillingMeter(value).value;
  return meter?.status;
}
export function messageOf(error: unknown): string | undefined {
  return isCreateBillingMeterError(error) ? error.body.error.message : undefined;
}
`;

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Packs a folder as npm publishes it, and returns the tarball's path. The compiler is the repository's. */
async function pack(folder: string, state: "built by npm" | "built already"): Promise<string> {
  const before = new Set(readdirSync(root));
  const args = ["pack", "--pack-destination", root, ...(state === "built already" ? ["--ignore-scripts"] : [])];
  const path = `${join(modules, ".bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  expect(await run("npm", args, folder, { PATH: path })).toMatchObject({ exitCode: 0 });
  const made = readdirSync(root).find((name) => name.endsWith(".tgz") && !before.has(name));
  if (made === undefined) throw new Error(`npm pack made no tarball of ${folder}.`);
  return join(root, made);
}

/** As npm would install it, but for its dependencies, which would come over the network. */
async function unpack(tarball: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const args = ["-xzf", tarball, "--strip-components", "1"];
  expect(await run("tar", args, folder)).toMatchObject({ exitCode: 0 });
  const bin = join(dirname(folder), ".bin");
  mkdirSync(bin);
  chmodSync(join(folder, "dist/cli.js"), 0o755);
  symlinkSync("../specwright/dist/cli.js", join(bin, "specwright"));
}

function linkDependencies(folder: string): void {
  const { dependencies }: { readonly dependencies: object } = JSON.parse(
    readFileSync(join(repository, "package.json"), "utf8"),
  );
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    symlinkSync(join(modules, name), join(folder, name));
  }
}
