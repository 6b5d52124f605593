/**
 * The JSON-Schema-Test-Suite's draft 4 through OpenAPI 3.0, whose Schema Object is taken from the draft that followed:
 * every schema that can stand in such a description. `SUITE_TABLE=1` prints the score and what cannot stand there.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whyNotIn30 } from "./in-openapi-3.0.js";
import { suiteFiles, suiteFolder, type SuiteFile } from "./suite-files.js";
import { runSuite, type GroupResult } from "./suite-run.js";
import { suiteSection } from "./suite-table.js";

const parts = [
  { title: "required tests", inside: "tests/draft4", formats: "annotation", atLeast: 85 },
  { title: "tests of formats", inside: "tests/draft4/optional/format", formats: "assertion", atLeast: 7 },
  { title: "optional tests", inside: "tests/draft4/optional", formats: "annotation", atLeast: 24 },
] as const;

/**
 * To draft 4 1.0 is no integer; to OAS 3.0.4 section 4.4, whose types are those of the draft after it, and to
 * JSON.parse, it is.
 */
const otherThanIn30: ReadonlySet<string> = new Set(["zeroTerminatedFloats"]);

// The test beside this one says so where the suite is not at hand, and fails where CI=true.
describe.skipIf(suiteFolder === undefined).each(parts)(
  "the $title of draft 4 in OpenAPI 3.0",
  ({ title, inside, formats, atLeast }) => {
    const files = suiteFolder === undefined ? [] : suiteFilesIn30(suiteFolder, inside);
    const reasons = files.flatMap(({ groups }) => groups.flatMap(({ schema }) => whyNotIn30(schema) ?? []));
    const applicable = files
      .map((file) => ({ ...file, groups: file.groups.filter(({ schema }) => whyNotIn30(schema) === undefined) }))
      .filter(({ groups }) => groups.length > 0);
    let results: readonly GroupResult[] = [];

    beforeAll(async () => {
      ({ results } = await runSuite(applicable, { formats, remotes: new Map(), dialect: "3.0" }));
    });

    afterAll(() => {
      if (process.env["SUITE_TABLE"] !== "1") return;
      const lines = [...new Set(reasons)].map((reason) => {
        const count = reasons.filter((other) => other === reason).length;
        return `${String(count).padStart(4)} schemas with ${reason}`;
      });
      console.log([suiteSection(title, results, () => false), "cannot stand in OpenAPI 3.0:", ...lines].join("\n"));
    });

    it("are all but those whose schema cannot stand there", () => {
      const groups = files.reduce((sum, file) => sum + file.groups.length, 0);
      expect(results.length).toBe(groups - reasons.length);
      expect(results.length).toBeGreaterThanOrEqual(atLeast);
    });

    it("pass", () => {
      const failing = results.filter(({ failures }) => failures.length > 0);
      expect(
        failing.map(({ keyword, group, failures }) => `${keyword} › ${group.description} › ${failures.join()}`),
      ).toEqual([]);
    });
  },
);

function suiteFilesIn30(folder: string, inside: string): readonly SuiteFile[] {
  return suiteFiles(folder, inside).filter(({ keyword }) => !otherThanIn30.has(keyword));
}
