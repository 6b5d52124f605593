import { describe, expect, it } from "vitest";
import { formatChecks } from "../../generator/emit/format-checks.js";
import { loadFormatCheck } from "./format-load.js";

const entries = [...formatChecks].flatMap(([format, checks]) => checks.map((check) => [format, check] as const));

describe("the table of format checks", () => {
  it("holds the formats that can be decided", () => {
    expect([...formatChecks.keys()]).toEqual([
      ...["byte", "date", "date-time", "double", "duration", "email", "float", "hostname", "idn-email", "idn-hostname"],
      ...["int32", "int64", "ipv4", "ipv6", "iri", "iri-reference", "json-pointer", "regex", "relative-json-pointer"],
      ...["time", "uri", "uri-reference", "uri-template", "uuid"],
    ]);
  });

  it("knows no format by a name that objects inherit", () => {
    expect(formatChecks.get("toString")).toBeUndefined();
  });

  it.each(entries)("names a function of the runtime for %s (%o)", async (_format, check) => {
    const isValid = await loadFormatCheck(check);
    expect(isValid(check.type === "string" ? "\0 no format at all" : Number.NaN)).toBe(check.name === "isRegex");
  });
});
