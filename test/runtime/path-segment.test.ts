import { describe, expect, it } from "vitest";
import { expandPath } from "../../templates/runtime/parameter-encode.js";
import type { ParameterField } from "../../templates/runtime/parameter.js";
import { RouteTable } from "../../templates/runtime/server-route-table.js";

const fields: readonly ParameterField[] = ["name", "format", "id"].map((name) => ({
  name,
  style: "simple",
  explode: false,
}));

describe("two parameters of one segment", () => {
  it("are refused where a server would part them elsewhere", () => {
    const expand = (values: object): string => expandPath("/files/{name}.{format}", fields, values);
    expect(expand({ name: "cat", format: "tar.gz" })).toBe("/files/cat.tar.gz");
    expect(() => expand({ name: "a.b", format: "c" })).toThrow(/parameter name holds the text/);
  });

  it("may hold any text where only one has text around it", () => {
    expect(expandPath("/pets/{id}:feed", fields, { id: "a:feed" })).toBe("/pets/a%3Afeed:feed");
    const table = new RouteTable([{ method: "GET", path: "/pets/{id}:feed" }]);
    const match = table.find("GET", "/pets/a%3Afeed:feed");
    expect(match.kind === "found" && match.pathParameters.get("id")).toBe("a:feed");
  });
});

describe("the root", () => {
  it("may be left out of an absolute form (RFC 9110 section 4.2.3)", () => {
    const table = new RouteTable([{ method: "GET", path: "/" }]);
    expect(table.find("GET", "http://example.com?x=1").kind).toBe("found");
    expect(table.find("GET", "http://example.com").kind).toBe("found");
  });
});
