/** The files of the JSON-Schema-Test-Suite, wherever they are (https://github.com/json-schema-org/JSON-Schema-Test-Suite). */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import type { JsonValue } from "../../generator/load/json.js";
import { repository } from "../generation.js";

export interface SuiteFile {
  /** `anyOf`, `date-time`. */
  readonly keyword: string;
  readonly groups: readonly SuiteGroup[];
}

/** A schema, and values with what is to be said of them. */
export interface SuiteGroup {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly SuiteTest[];
}

export interface SuiteTest {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

/** The folder that the environment names, or the one beside the repository. Undefined where there is none. */
export const suiteFolder: string | undefined = [
  process.env["JSON_SCHEMA_TEST_SUITE"],
  join(repository, "../shared/json-schema-test-suite"),
].find((folder) => folder !== undefined && existsSync(join(folder, "tests/draft2020-12")));

/** The files right in a folder of the suite: `tests/draft2020-12`. */
export function suiteFiles(folder: string, inside: string): readonly SuiteFile[] {
  const path = join(folder, inside);
  const names = readdirSync(path).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => ({
    keyword: basename(name, ".json"),
    groups: JSON.parse(readFileSync(join(path, name), "utf8")),
  }));
}

/** What the suite expects at `http://localhost:1234` (its README, "$ref"s to other documents), by URI. */
export function suiteRemotes(folder: string): ReadonlyMap<string, string> {
  const root = join(folder, "remotes");
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  return new Map(
    names.map((name) => [`http://localhost:1234/${name.replaceAll(sep, "/")}`, readFileSync(join(root, name), "utf8")]),
  );
}
