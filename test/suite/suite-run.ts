/** Runs groups of the suite over generated validators: many schemas to a package, each a file that a component refers to. */
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import {
  documentOf,
  emitDocument,
  loadEmitted,
  type ValidatorOptions,
  type Validators,
} from "../emitted-validators.js";
import type { SuiteFile, SuiteGroup } from "./suite-files.js";

export interface GroupResult {
  readonly keyword: string;
  readonly group: SuiteGroup;
  /** The tests whose outcome is not the expected one, or that could not be run; each with its reason. */
  readonly failures: readonly string[];
}

export interface SuiteOptions extends ValidatorOptions {
  /** The version of OpenAPI that the schemas are wrapped into. */
  readonly dialect: "3.0" | "3.1";
}

export async function runSuite(
  files: readonly SuiteFile[],
  { dialect, ...options }: SuiteOptions,
): Promise<readonly GroupResult[]> {
  const cases = files.flatMap(({ keyword, groups }) => groups.map((group) => ({ keyword, group })));
  const schemas = cases.map(({ group }, index): readonly [string, JsonValue] => [fileOf(index), group.schema]);
  // A file of its own, so that "#" is the schema's root, as the suite means it.
  const components: JsonObject = Object.fromEntries(cases.map((_, index) => [nameOf(index), { $ref: fileOf(index) }]));
  const emitted = await emitDocument(documentOf(components, new Map(schemas), dialect), options);
  const refused = new Set(
    emitted.diagnostics.flatMap(({ severity, location }) => (severity === "error" && location ? [location.file] : [])),
  );
  const validators = await loadEmitted(emitted);
  return cases.map(({ keyword, group }, index) => ({
    keyword,
    group,
    failures: refused.has(fileOf(index))
      ? group.tests.map(({ description }) => `${description}: the schema is refused`)
      : failuresOf(group, nameOf(index), validators),
  }));
}

function failuresOf(group: SuiteGroup, name: string, validators: Validators): readonly string[] {
  return group.tests.flatMap(({ description, data, valid }) => {
    const outcome = outcomeOf(name, data, validators);
    const expected = valid ? "valid" : "invalid";
    return outcome === expected ? [] : [`${description}: ${outcome} instead of ${expected}`];
  });
}

/** By both entry points, which must agree. */
function outcomeOf(name: string, data: unknown, validators: Validators): string {
  const isValid = validators.is(name, data);
  const { issues } = validators.validate(name, data);
  if (isValid !== (issues === undefined)) return "valid to one function and invalid to the other";
  const stray = issues?.find(({ code }) => code === "unstable" || code === "unreadable" || code === "nesting");
  return stray === undefined ? (isValid ? "valid" : "invalid") : `invalid by ${stray.code}`;
}

function nameOf(index: number): string {
  return `Case${index}`;
}

function fileOf(index: number): string {
  return `Case${index}.json`;
}
