/** Every case of JSON-Schema-Test-Suite whose schema is nothing but a format, asked of the format's function. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { formatChecks } from "../../generator/emit/format-checks.js";
import { loadFormatCheck } from "./format-load.js";

interface Group {
  readonly description: string;
  readonly schema: { readonly format: string };
  readonly tests: readonly Case[];
}

interface Case {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

const root =
  process.env["JSON_SCHEMA_TEST_SUITE"] ??
  fileURLToPath(new URL("../../../shared/json-schema-test-suite", import.meta.url));
const folder = join(root, "tests/draft2020-12/optional/format");
const present = existsSync(folder);
if (!present) {
  console.warn(
    `JSON-Schema-Test-Suite is left out: there is no ${folder}. JSON_SCHEMA_TEST_SUITE can name a checkout.`,
  );
}

describe.skipIf(!present)("JSON-Schema-Test-Suite, draft 2020-12, optional/format", () => {
  const files = present ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];

  it.each(files)("agrees with all cases of %s", async (file) => {
    const groups = readGroups(join(folder, file));
    const disagreements: unknown[] = [];
    for (const { description: group, schema, tests } of groups) {
      for (const { description, data, valid } of tests) {
        if ((await isValid(schema.format, data)) !== valid) disagreements.push({ group, description, data, valid });
      }
    }
    expect(groups.length).toBeGreaterThan(0);
    expect(disagreements).toEqual([]);
  });

  it("has a check for each format that it tests", () => {
    const tested = new Set(files.flatMap((file) => readGroups(join(folder, file)).map(({ schema }) => schema.format)));
    expect([...tested].filter((format) => !formatChecks.has(format))).toEqual(["unknown"]);
  });
});

function readGroups(path: string): readonly Group[] {
  const groups: readonly { readonly schema: object }[] = JSON.parse(readFileSync(path, "utf8"));
  return groups.filter(isFormatAlone);
}

function isFormatAlone(group: { readonly schema: object }): group is Group {
  const keywords = Object.keys(group.schema).filter((keyword) => keyword !== "$schema");
  return keywords.length === 1 && keywords[0] === "format";
}

/** A value of another type than the format speaks of is valid, and so is every value of a format that is unknown. */
async function isValid(format: string, value: unknown): Promise<boolean> {
  const check = formatChecks.get(format)?.find(({ type }) => type === typeof value);
  return check === undefined || (await loadFormatCheck(check))(value);
}
