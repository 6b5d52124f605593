/** From what a config file holds to settings: every key is known and of its type, or the file is refused. */
import type { OperationSelection, PackageConfig } from "../config.js";
import type { GenerateOptions } from "../generate.js";
import { emitterNames } from "../emit/emitter.js";
import type { EmitterName } from "../emit/emitter.js";
import { Failure } from "../failure.js";
import type { PrettierOptions } from "../print/format.js";
import {
  field,
  listOf,
  oneOf,
  readCount,
  readFields,
  readFlag,
  readText,
  recordOf,
  requiredField,
  type Place,
  type Read,
} from "./fields.js";

/** The settings of one package as written; which may be absent is decided where the command line is known too. */
export interface Settings {
  readonly spec: string | undefined;
  readonly output: string | undefined;
  readonly operations: OperationSelection | undefined;
  readonly emitters: readonly EmitterName[] | undefined;
  readonly names: Readonly<Record<string, string>> | undefined;
  readonly methods: Readonly<Record<string, string>> | undefined;
  readonly responseEnums: "open" | "closed" | undefined;
  readonly formats: GenerateOptions["formats"] | undefined;
  readonly overlays: readonly string[] | undefined;
  readonly lock: string | undefined;
  readonly int64: "number" | "bigint" | "string" | undefined;
  readonly dates: "string" | "Date" | undefined;
  readonly strip: "functions" | "none" | undefined;
  readonly components: GenerateOptions["components"] | undefined;
  readonly streamedParts: Readonly<Record<string, string>> | undefined;
  readonly package: PackageConfig | undefined;
  readonly prettier: PrettierOptions | undefined;
}

/**
 * The packages that a config file asks for.
 *
 * @param file As it is shown to the user.
 * @throws Failure that names the file and lists every problem in it.
 */
export function readConfig(value: unknown, file: string): readonly Settings[] {
  const place: Place = { path: "", problems: [] };
  const settings = hasApis(value) ? readApis(value, place) : [readSettings(value, place)];
  if (place.problems.length > 0) throw new Failure(sentences(place.problems.map((problem) => `${file}: ${problem}`)));
  return settings.filter((each) => each !== undefined);
}

/** Problems as lines of text. */
export function sentences(problems: readonly string[]): string {
  return problems.map((problem) => (problem.endsWith("?") ? problem : `${problem}.`)).join("\n");
}

function hasApis(value: unknown): boolean {
  return typeof value === "object" && value !== null && "apis" in value;
}

function readApis(value: unknown, place: Place): readonly Settings[] {
  const fields = readFields(value, place, ["$schema", "apis"]) ?? {};
  const apis = field(fields, place, "apis", listOf(readSettings)) ?? [];
  if (apis.length === 0 && place.problems.length === 0) place.problems.push("apis must list at least one package");
  return apis;
}

const readSettings: Read<Settings> = (value, place) => {
  const fields = readFields(value, place, settingNames);
  if (fields === undefined) return undefined;
  return {
    spec: field(fields, place, "spec", readText),
    output: field(fields, place, "output", readText),
    operations: field(fields, place, "operations", readSelection),
    emitters: field(fields, place, "emitters", listOf(oneOf(...emitterNames))),
    names: field(fields, place, "names", recordOf(readText)),
    methods: field(fields, place, "methods", recordOf(readText)),
    responseEnums: field(fields, place, "responseEnums", oneOf("open", "closed")),
    formats: field(fields, place, "formats", readFormats),
    overlays: field(fields, place, "overlays", listOf(readText)),
    lock: field(fields, place, "lock", readText),
    int64: field(fields, place, "int64", oneOf("number", "bigint", "string")),
    dates: field(fields, place, "dates", oneOf("string", "Date")),
    strip: field(fields, place, "strip", oneOf("functions", "none")),
    components: field(fields, place, "components", oneOf("reached", "all")),
    streamedParts: field(fields, place, "streamedParts", recordOf(readText)),
    package: field(fields, place, "package", readPackage),
    prettier: field(fields, place, "prettier", readPrettier),
  };
};

const settingNames = [
  "$schema",
  "spec",
  "output",
  "operations",
  "emitters",
  "names",
  "methods",
  "responseEnums",
  "formats",
  "overlays",
  "lock",
  "int64",
  "dates",
  "strip",
  "components",
  "streamedParts",
  "package",
  "prettier",
] as const;

const readSelection: Read<OperationSelection> = (value, place) => {
  const fields = readFields(value, place, ["include", "exclude"]) ?? {};
  const include = field(fields, place, "include", listOf(readText));
  const exclude = field(fields, place, "exclude", listOf(readText));
  return { ...(include ? { include } : {}), ...(exclude ? { exclude } : {}) };
};

const readFormats: Read<GenerateOptions["formats"]> = (value, place) =>
  typeof value === "object" && value !== null
    ? recordOf(readFormat)(value, place)
    : oneOf("annotation", "assertion")(value, place);

const readFormat: Read<Exclude<GenerateOptions["formats"], string>[string]> = (value, place) => {
  if (typeof value !== "object" || value === null) return oneOf("annotation", "assertion")(value, place);
  const fields = readFields(value, place, ["pattern"]) ?? {};
  const pattern = requiredField(fields, place, "pattern", readPattern);
  return pattern === undefined ? undefined : { pattern };
};

const readPattern: Read<string> = (value, place) => {
  const pattern = readText(value, place);
  if (pattern === undefined || isPattern(pattern)) return pattern;
  place.problems.push(`${place.path} must be a regular expression for Unicode (ECMA-262)`);
  return undefined;
};

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u").unicode;
  } catch {
    return false;
  }
}

const readPackage: Read<PackageConfig> = (value, place) => {
  const fields = readFields(value, place, ["name", "version"]) ?? {};
  const name = field(fields, place, "name", readPackageName);
  const version = field(fields, place, "version", readText);
  return { ...(name === undefined ? {} : { name }), ...(version === undefined ? {} : { version }) };
};

/** As npm takes it, and package.json holds it: in lower case and safe in a URL, 214 characters at most. */
const readPackageName: Read<string> = (value, place) => {
  const name = readText(value, place);
  if (name === undefined || (name.length <= 214 && packageName.test(name))) return name;
  place.problems.push(
    `${place.path} must be a name that npm takes, such as pets-client or @acme/pets, not ${JSON.stringify(name)}`,
  );
  return undefined;
};

const packageName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

const readPrettier: Read<PrettierOptions> = (value, place) => {
  const fields = readFields(value, place, prettierNames) ?? {};
  return {
    printWidth: field(fields, place, "printWidth", readCount),
    tabWidth: field(fields, place, "tabWidth", readCount),
    useTabs: field(fields, place, "useTabs", readFlag),
    semi: field(fields, place, "semi", readFlag),
    singleQuote: field(fields, place, "singleQuote", readFlag),
    quoteProps: field(fields, place, "quoteProps", oneOf("as-needed", "consistent", "preserve")),
    trailingComma: field(fields, place, "trailingComma", oneOf("none", "es5", "all")),
    bracketSpacing: field(fields, place, "bracketSpacing", readFlag),
    objectWrap: field(fields, place, "objectWrap", oneOf("preserve", "collapse")),
    arrowParens: field(fields, place, "arrowParens", oneOf("avoid", "always")),
    proseWrap: field(fields, place, "proseWrap", oneOf("always", "never", "preserve")),
    experimentalOperatorPosition: field(fields, place, "experimentalOperatorPosition", oneOf("start", "end")),
  };
};

const prettierNames = [
  "printWidth",
  "tabWidth",
  "useTabs",
  "semi",
  "singleQuote",
  "quoteProps",
  "trailingComma",
  "bracketSpacing",
  "objectWrap",
  "arrowParens",
  "proseWrap",
  "experimentalOperatorPosition",
] as const satisfies readonly (keyof PrettierOptions)[];
