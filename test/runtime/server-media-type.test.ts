import { describe, expect, it } from "vitest";
import { isMediaType } from "../../templates/runtime/server-media-type.js";

describe("isMediaType", () => {
  it.each([
    "application/json",
    "Application/JSON",
    " application/json ",
    "application/json;charset=utf-8",
    'application/json; Charset="UTF-8"',
    "application/json; charset=utf8",
    "application/json; version=1; charset=utf-8",
    'application/json; note="a; charset=latin1"',
    "application/json;",
  ])("takes %j for application/json", (contentType) => {
    expect(isMediaType(contentType, "application/json")).toBe(true);
  });

  it.each([
    "",
    "text/plain",
    "application/json+x",
    "application/jso",
    "application/json, text/plain",
    "application/json; charset=iso-8859-1",
    'application/json; charset="utf-16"',
    "application/json; odd; charset=latin1",
    "application/json; charset=",
  ])("does not take %j for application/json in UTF-8", (contentType) => {
    expect(isMediaType(contentType, "application/json")).toBe(false);
  });
});
