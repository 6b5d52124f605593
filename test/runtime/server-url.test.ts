import { describe, expect, it } from "vitest";
import { expandServerUrl } from "../../templates/runtime/server-url.js";

const template = "{scheme}://{region}.example.com:{port}/{base}/x";
const defaults = { scheme: "https", region: "eu", port: "443", base: "v1" };

describe("a server's URL", () => {
  it("has the default of each variable that is not given", () => {
    expect(expandServerUrl(template, defaults)).toBe("https://eu.example.com:443/v1/x");
    const given = { region: "us-west", base: "a/b", port: undefined };
    expect(expandServerUrl(template, defaults, given)).toBe("https://us-west.example.com:443/a/b/x");
  });

  it.each([
    ["region", "evil.test/"],
    ["region", "a@evil.test"],
    ["region", ""],
    ["region", "a\\b"],
    ["port", "80/"],
    ["base", "../admin"],
    ["base", "a/.."],
    ["base", "a?b"],
    ["base", "a#b"],
    ["base", "a b"],
    ["base", "\\evil"],
  ])("refuses for %s what leads elsewhere: %j", (name, value) => {
    expect(() => expandServerUrl(template, defaults, { [name]: value })).toThrow(
      new RegExp(`server variable ${name} `),
    );
  });

  it("takes no variable from what values inherit", () => {
    expect(expandServerUrl("https://{constructor}.example", { constructor: "a" })).toBe("https://a.example");
  });
});
