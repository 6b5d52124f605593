/** From a config file and the command line to the packages of a run. */
import { dirname, relative, resolve } from "node:path";
import { resolveConfig, type OperationSelection, type ResolvedConfig } from "../config.js";
import type { EmitterName } from "../emit/emitter.js";
import { Failure } from "../failure.js";
import { readConfigFile } from "./config-file.js";
import { readConfig, type Settings } from "./read-config.js";

/** What the command line says; it goes before the config file. Paths are relative to the working folder. */
export interface Overrides {
  readonly spec?: string | undefined;
  readonly output?: string | undefined;
  readonly emitters?: readonly EmitterName[] | undefined;
  /** Each list takes the place of the config file's. */
  readonly operations?: OperationSelection | undefined;
  readonly overlays?: readonly string[] | undefined;
  readonly lock?: string | undefined;
  readonly components?: "reached" | "all" | undefined;
  /** The config file, instead of the `specwright.config.*` that stands in the working folder. */
  readonly config?: string | undefined;
}

/**
 * The packages to generate or check, in the order of the config file.
 *
 * A `spec` on the command line chooses the packages of that description. One that the config file does not name takes
 * the place of its only package's, or, with `--out`, stands for itself, without any of its settings.
 *
 * @throws Failure where it cannot be told what to do; the message says what is missing.
 */
export async function loadConfig(folder: string, overrides: Overrides): Promise<readonly ResolvedConfig[]> {
  const found = await readConfigFile(folder, overrides.config);
  const base = found === undefined ? folder : dirname(found.path);
  const all = found === undefined ? [noSettings] : readConfig(found.value, found.file);
  const chosen = choose(
    all.map((settings) => placed(settings, base)),
    folder,
    overrides,
  );
  if (chosen.length > 1 && overrides.output !== undefined) {
    throw new Failure("--out is for one package, and the configuration has several: name the description too.");
  }
  const resolved = chosen.map((settings) => complete(settings, folder, overrides));
  refuseSharedOutput(resolved);
  return resolved;
}

const noSettings: Settings = {
  spec: undefined,
  output: undefined,
  operations: undefined,
  emitters: undefined,
  names: undefined,
  methods: undefined,
  responseEnums: undefined,
  formats: undefined,
  overlays: undefined,
  lock: undefined,
  int64: undefined,
  dates: undefined,
  strip: undefined,
  components: undefined,
  streamedParts: undefined,
  package: undefined,
  prettier: undefined,
};

/** With absolute paths. */
function placed(settings: Settings, base: string): Settings {
  const { spec, output, overlays, lock } = settings;
  return {
    ...settings,
    overlays: overlays?.map((overlay) => resolve(base, overlay)),
    lock: lock === undefined ? undefined : resolve(base, lock),
    spec: spec === undefined || isUrl(spec) ? spec : resolve(base, spec),
    output: output === undefined ? undefined : resolve(base, output),
  };
}

function choose(all: readonly Settings[], folder: string, { spec, output }: Overrides): readonly Settings[] {
  if (spec === undefined) return all;
  const path = isUrl(spec) ? spec : resolve(folder, spec);
  const chosen = all.filter((settings) => settings.spec === path);
  if (chosen.length > 0) return chosen;
  if (output !== undefined && all.every((settings) => settings.spec !== undefined))
    return [{ ...noSettings, spec: path }];
  if (all.length === 1) return all.map((settings) => ({ ...settings, spec: path }));
  throw new Failure(`The configuration has no package of ${spec}. It has those of ${shownSpecs(all, folder)}.`);
}

function shownSpecs(all: readonly Settings[], folder: string): string {
  return all.flatMap(({ spec }) => (spec === undefined ? [] : [shortest(folder, spec)])).join(", ");
}

function complete(settings: Settings, folder: string, overrides: Overrides): ResolvedConfig {
  const { spec, names, methods, responseEnums, formats, int64, dates, strip, prettier } = settings;
  const output = overrides.output === undefined ? settings.output : resolve(folder, overrides.output);
  const emitters = overrides.emitters ?? settings.emitters;
  const operations = { ...settings.operations, ...overrides.operations };
  const components = overrides.components ?? settings.components;
  const overlays = overrides.overlays?.map((overlay) => resolve(folder, overlay)) ?? settings.overlays;
  const lock = overrides.lock === undefined ? settings.lock : resolve(folder, overrides.lock);
  if (spec === undefined) {
    throw new Failure(
      "Which description? Name one (specwright generate openapi.yaml --out client) or write a specwright.config.json.",
    );
  }
  if (isUrl(spec)) throw new Failure(`${spec} is on the network, which is never read: download it, and name the file.`);
  if (output === undefined)
    throw new Failure(`Where should the package of ${shortest(folder, spec)} go? Say --out <folder>.`);
  return resolveConfig({
    spec: shortest(folder, spec),
    output: shortest(folder, output),
    operations,
    ...(emitters ? { emitters } : {}),
    ...(names ? { names } : {}),
    ...(methods ? { methods } : {}),
    ...(responseEnums ? { responseEnums } : {}),
    ...(formats ? { formats } : {}),
    ...(overlays ? { overlays: overlays.map((overlay) => shortest(folder, overlay)) } : {}),
    ...(lock ? { lock: shortest(folder, lock) } : {}),
    ...(int64 ? { int64 } : {}),
    ...(dates ? { dates } : {}),
    ...(strip ? { strip } : {}),
    ...(components ? { components } : {}),
    ...(settings.streamedParts ? { streamedParts: settings.streamedParts } : {}),
    ...(settings.package ? { package: settings.package } : {}),
    ...(prettier ? { prettier } : {}),
  });
}

/** As a person would name it: `client`, `../client`, `/srv/client`. */
function shortest(folder: string, path: string): string {
  const shown = relative(folder, path) || ".";
  return shown.startsWith("..") && path.length < shown.length ? path : shown;
}

function isUrl(spec: string): boolean {
  return /^https?:\/\//i.test(spec);
}

function refuseSharedOutput(packages: readonly ResolvedConfig[]): void {
  const outputs = packages.map(({ output }) => output);
  const shared = outputs.find((output, index) => outputs.indexOf(output) !== index);
  if (shared !== undefined) throw new Failure(`Two packages of the configuration have the same output: ${shared}.`);
}
