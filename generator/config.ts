/** The configuration: what a user may set, and what a run makes of it. */
import { emitterNames, type EmitterName } from "./emit/emitter.js";
import type { GenerateOptions } from "./generate.js";
import type { PrettierOptions } from "./print/format.js";

/** One package: a description, and what to make of it. */
export interface ApiConfig {
  /** The OpenAPI description, YAML or JSON, relative to the config file: `spec/pets.yaml`. */
  readonly spec: string;
  /** The package's folder, relative to the config file: `generated/pets`. */
  readonly output: string;
  /** Which operations to include; all unless said otherwise. */
  readonly operations?: OperationSelection;
  /** Which outputs to write; all unless said otherwise. */
  readonly emitters?: readonly EmitterName[];
  /** Names for what would have an unfortunate one, by pointer or operationId: `{ "#/components/schemas/pet_1": "Cat" }`. */
  readonly names?: Readonly<Record<string, string>>;
  /** What operations are called in the client, by operationId, or method and path: `{ "GET /pets/mine": "pets.mine" }`. */
  readonly methods?: Readonly<Record<string, string>>;
  /** `open` (the default): a client takes enum values that the description does not list yet. */
  readonly responseEnums?: "open" | "closed";
  /**
   * `assertion`: values must be of their `format`. `annotation` (the default): it only informs. Or by format, `*` standing
   * for the others: `{ "*": "assertion", "uuid": "annotation", "color-hex": { "pattern": "^#[0-9a-f]{6}$" } }`.
   */
  readonly formats?: GenerateOptions["formats"];
  /**
   * OpenAPI Overlays (1.0 or 1.1) to lay over the description before anything else looks at it, in this order, relative
   * to the config file: `["spec/fixes.yaml"]`. So a description of somebody else's is mended without a copy of one's own.
   */
  readonly overlays?: readonly string[];
  /**
   * The lock file of what references to the network lead to, relative to the config file: `spec/remotes.lock.json`.
   * `specwright lock` writes it, and copies beside it; without one such references are errors.
   */
  readonly lock?: string;
  /**
   * What a number with `format: int64` is to a program: `number` (the default) loses digits beyond 2^53; `bigint` and
   * `string` keep them all.
   */
  readonly int64?: "number" | "bigint" | "string";
  /** What a string with `format: date-time` or `date` is to a program: itself (the default), or a `Date`. */
  readonly dates?: "string" | "Date";
  /** `functions`: each schema has a function, too, that leaves out what it does not declare. `none` is the default. */
  readonly strip?: "functions" | "none";
  /**
   * Which component schemas have types and validators: `reached`, those that operations lead to; `all`, every one. Where
   * the description has no operations `all` is the default, else `reached`.
   */
  readonly components?: "reached" | "all";
  /**
   * The file of a `multipart/form-data` body that a server's handler reads as it comes, behind all other parts, by
   * operationId, or method and path: `{ "createVideo": "video", "POST /scans": "scan" }`.
   */
  readonly streamedParts?: Readonly<Record<string, string>>;
  /** What package.json says, where the description's own title and version will not do. */
  readonly package?: PackageConfig;
  /** How the generated code is laid out, in prettier's own words. */
  readonly prettier?: PrettierOptions;
}

/**
 * Patterns in which `*` stands for any text, each over operationIds (`createPet`), paths (`/pets*`), methods and paths
 * (`GET /pets*`) or tags (`tag:pets`). What `exclude` names is left out, even where `include` names it.
 */
export interface OperationSelection {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export interface PackageConfig {
  readonly name?: string;
  readonly version?: string;
}

/** What a config file holds: one package, or several. */
export type Config = ApiConfig | { readonly apis: readonly ApiConfig[] };

/**
 * Gives an editor the types of a config file:
 *
 *     // specwright.config.ts
 *     import { defineConfig } from "specwright";
 *     export default defineConfig({ spec: "spec/pets.yaml", output: "generated/pets" });
 */
export function defineConfig(config: Config): Config {
  return config;
}

/** Everything that a run needs, with paths that hold from the working folder. */
export interface ResolvedConfig extends GenerateOptions {
  readonly output: string;
}

/** The configuration with every default filled in. */
export function resolveConfig(config: ApiConfig): ResolvedConfig {
  const wanted = new Set<EmitterName>(config.emitters ?? emitterNames);
  return {
    spec: config.spec,
    output: config.output,
    operations: config.operations ?? {},
    emitters: emitterNames.filter((name) => wanted.has(name)),
    names: config.names ?? {},
    ...(config.methods === undefined ? {} : { methods: config.methods }),
    responseEnums: config.responseEnums ?? "open",
    formats: config.formats ?? "annotation",
    ...(config.overlays === undefined ? {} : { overlays: config.overlays }),
    ...(config.lock === undefined ? {} : { lock: config.lock }),
    int64: config.int64 ?? "number",
    dates: config.dates ?? "string",
    strip: config.strip ?? "none",
    ...(config.components === undefined ? {} : { components: config.components }),
    ...(config.streamedParts === undefined ? {} : { streamedParts: config.streamedParts }),
    package: config.package ?? {},
    prettier: config.prettier ?? {},
  };
}
