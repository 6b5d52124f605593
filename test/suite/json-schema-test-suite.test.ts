/**
 * The JSON-Schema-Test-Suite over generated validators: every required and every optional test of draft 2020-12.
 * `SUITE_TABLE=1` prints the score by keyword, as TABLE.md has it.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "../compile-errors.js";
import { notApplicable, type NotApplicable } from "./not-applicable.js";
import { suiteFiles, suiteFolder, suiteRemotes } from "./suite-files.js";
import { runSuite, type SuiteRun } from "./suite-run.js";
import { isPublished, suiteSection } from "./suite-table.js";

const parts = [
  { title: "required tests", inside: "tests/draft2020-12", formats: "annotation", exceptions: [] },
  { title: "tests of formats", inside: "tests/draft2020-12/optional/format", formats: "assertion", exceptions: [] },
  { title: "optional tests", inside: "tests/draft2020-12/optional", formats: "annotation", exceptions: notApplicable },
] as const;

if (suiteFolder === undefined) {
  it("the JSON-Schema-Test-Suite is left out, for its files are not at hand", () => {
    console.warn("The JSON-Schema-Test-Suite is left out: JSON_SCHEMA_TEST_SUITE names no checkout of it.");
    expect(process.env["CI"], "It must not be left out where CI=true").not.toBe("true");
  });
} else {
  const folder = suiteFolder;
  describe.each(parts)("the $title of the JSON-Schema-Test-Suite", ({ title, inside, formats, exceptions }) => {
    const files = suiteFiles(folder, inside);
    const remotes = suiteRemotes(folder);
    const isListed = listedIn(exceptions);
    let { results, packages }: SuiteRun = { results: [], packages: [] };
    const section = (): string => suiteSection(`${title[0]?.toUpperCase()}${title.slice(1)}`, results, isListed);

    beforeAll(async () => {
      ({ results, packages } = await runSuite(files, { formats, remotes, dialect: "3.1" }));
    });

    afterAll(() => {
      if (process.env["SUITE_TABLE"] === "1") console.log(section());
    });

    it("pass, but for those that are listed", () => {
      const failing = results.filter((result) => !isListed(result) && result.failures.length > 0);
      expect(
        failing.flatMap(({ keyword, group, failures }) =>
          failures.map((one) => nameOf(keyword, group.description, one)),
        ),
      ).toEqual([]);
    });

    it("are counted in TABLE.md as they are here", () => {
      expect(isPublished(section()), section()).toBe(true);
    });

    it("run in modules that compile with every check turned on", async () => {
      expect(await compileErrors(packages)).toEqual([]);
    });

    it("are listed only where they do not pass", () => {
      const passing = results.filter((result) => isListed(result) && result.failures.length === 0);
      expect(passing.map(({ keyword, group }) => nameOf(keyword, group.description))).toEqual([]);
    });

    it("are listed only where they exist", () => {
      const existing = new Set(results.map(({ keyword, group }) => nameOf(keyword, group.description)));
      expect([...namesIn(exceptions)].filter((name) => !existing.has(name))).toEqual([]);
    });
  });
}

function listedIn(exceptions: readonly NotApplicable[]): (result: SuiteRun["results"][number]) => boolean {
  const names = namesIn(exceptions);
  return ({ keyword, group }) => names.has(nameOf(keyword, group.description));
}

function namesIn(exceptions: readonly NotApplicable[]): ReadonlySet<string> {
  return new Set(
    exceptions.flatMap(({ groups }) =>
      Object.entries(groups).flatMap(([keyword, descriptions]) => descriptions.map((one) => nameOf(keyword, one))),
    ),
  );
}

function nameOf(...parts: readonly string[]): string {
  return parts.join(" › ");
}
