/** Finds a config file and reads what it holds, whatever it is written in. */
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure } from "../failure.js";

/** A config file's content, not looked into yet. */
export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  /** As it is shown to the user: relative to the working folder. */
  readonly file: string;
  readonly value: unknown;
}

const endings = [".json", ".yaml", ".yml", ".js", ".mjs", ".ts", ".mts"];

/**
 * The config file named, or the `specwright.config.*` of the working folder; `undefined` where there is none.
 *
 * @throws Failure where the file named is not there, two could be meant, or it cannot be read.
 */
export async function readConfigFile(folder: string, named: string | undefined): Promise<ConfigFile | undefined> {
  const path = await configFilePath(folder, named);
  if (path === undefined) return undefined;
  const file = relative(folder, path) || path;
  const read = readers[extname(path)];
  if (read === undefined) throw new Failure(`${file}: a config file ends in ${endings.join(", ")}.`);
  try {
    return { path, file, value: await read(path) };
  } catch (cause) {
    throw new Failure(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Where it is, absolute. */
export async function configFilePath(folder: string, named: string | undefined): Promise<string | undefined> {
  return named === undefined ? findConfigFile(folder) : resolve(folder, named);
}

async function findConfigFile(folder: string): Promise<string | undefined> {
  const names = await readdir(folder);
  const found = endings.map((ending) => `specwright.config${ending}`).filter((name) => names.includes(name));
  if (found.length > 1) throw new Failure(`There are ${found.join(" and ")}: say which one with --config.`);
  return found[0] === undefined ? undefined : resolve(folder, found[0]);
}

/** By ending; each loads its language only when it is met. */
const readers: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  ".json": readJson,
  ".yaml": readYaml,
  ".yml": readYaml,
  ".js": importModule,
  ".mjs": importModule,
  ".ts": importTypeScript,
  ".mts": importTypeScript,
};

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}

async function readYaml(path: string): Promise<unknown> {
  const { parse } = await import("yaml");
  return parse(await readFile(path, "utf8"));
}

async function importModule(path: string): Promise<unknown> {
  // By its time, so that a changed file is read again by a process that goes on.
  const { mtimeMs } = await stat(path);
  const module: unknown = await import(`${pathToFileURL(path).href}?${String(mtimeMs)}`);
  return typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
}

async function importTypeScript(path: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  // Without its cache on disk: `check` writes nothing, anywhere.
  return createJiti(import.meta.url, { fsCache: false, moduleCache: false }).import(path, { default: true });
}
