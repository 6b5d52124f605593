/**
 * What the generator says of the values in a description, held to the JSON-Schema-Test-Suite: it is never wrong, and
 * undecided only where a schema refers to what is found while a value is looked at.
 */
import { describe, expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { verdictOn } from "../../generator/model/accepts.js";
import { build } from "../../generator/model/build.js";
import type { SchemaId } from "../../generator/model/schema.js";
import { documentOf } from "../emitted-validators.js";
import { suiteFiles, suiteFolder, type SuiteGroup } from "./suite-files.js";

const cases = (suiteFolder === undefined ? [] : suiteFiles(suiteFolder, "tests/draft2020-12")).flatMap(
  ({ keyword, groups }) => groups.map((group) => ({ keyword, group })),
);

/** What refers to anchors or to identifiers is not decided here, nor is an empty `enum`, which is taken for a mistake. */
const isBeyond = ({ schema }: SuiteGroup): boolean =>
  /"\$(?:id|anchor|dynamicAnchor|dynamicRef|vocabulary)"|"enum":\[\]|http:\/\/localhost/.test(JSON.stringify(schema));

describe.runIf(suiteFolder !== undefined)("the verdict on a value", () => {
  const files = new Map(
    cases.map(({ group }, index): readonly [string, JsonValue] => [`Case${index}.json`, group.schema]),
  );
  const components: JsonObject = Object.fromEntries(
    cases.map((_, index) => [`Case${index}`, { $ref: `Case${index}.json` }]),
  );
  const report = new Report();
  const api = build(
    documentOf(components, files),
    { operations: {}, responseEnums: "closed", formats: "annotation", int64: "number", dates: "string" },
    report,
  );
  const refused = new Set(
    report.diagnostics.flatMap(({ severity, location }) => (severity === "error" && location ? [location.file] : [])),
  );

  const decided = cases
    .map(({ keyword, group }, index) => ({
      name: `${keyword} › ${group.description}`,
      group,
      file: `Case${index}.json`,
    }))
    .filter(({ group, file }) => !refused.has(file) && !isBeyond(group));

  it("is given for nearly all schemas", () => {
    expect(decided.length).toBeGreaterThan(300);
  });

  it.each(decided)("is right: $name", ({ group, file }) => {
    const outcomes = group.tests.map(({ description, data }) => ({
      description,
      verdict: verdictOn(JSON.parse(JSON.stringify(data)), `${file}#` as SchemaId, api?.schemas ?? new Map()).kind,
    }));
    expect(outcomes).toEqual(
      group.tests.map(({ description, valid }) => ({ description, verdict: valid ? "accepted" : "rejected" })),
    );
  });
});
