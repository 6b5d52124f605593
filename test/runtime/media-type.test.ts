import { describe, expect, it } from "vitest";
import { acceptedAs } from "../../templates/runtime/server-body.js";
import { closestTo } from "../../templates/runtime/media-type.js";
import { preferredOf } from "../../templates/runtime/server-negotiation.js";

const json = [{ mediaType: "application/json", charset: "utf-8" }] as const;

describe("a media type in UTF-8", () => {
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
    expect(acceptedAs(contentType, json)).toBeDefined();
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
    expect(acceptedAs(contentType, json)).toBeUndefined();
  });
});

describe("the declaration of a media type", () => {
  const declared = ["*/*", "image/*", "text/plain", "image/png", "application/json"].map((mediaType) => ({
    mediaType,
  }));

  it.each([
    ["image/png", "image/png"],
    ["image/jpeg", "image/*"],
    ["imagery/x", "*/*"],
    ["text/csv", "*/*"],
    ["text/plain", "text/plain"],
  ])("of %s is the most specific one, %s", (essence, expected) => {
    expect(closestTo(essence, declared)?.mediaType).toBe(expected);
  });

  it("is none where none covers it", () => {
    expect(closestTo("text/csv", [{ mediaType: "image/*" }, {}])).toBeUndefined();
    expect(closestTo("", declared)).toBeUndefined();
  });
});

describe("what an Accept prefers", () => {
  const offers = ["application/json", "text/csv", "image/*"] as const;

  it.each([
    // RFC 9110 section 12.5.1: without the header, anything is accepted.
    [undefined, "application/json"],
    ["", "application/json"],
    ["*/*", "application/json"],
    ["text/csv", "text/csv"],
    ["TEXT/CSV ; Q=0.5", "text/csv"],
    ["text/csv;q=0.5, application/*", "application/json"],
    ["text/csv;q=0.5, application/*;q=0.4", "text/csv"],
    // "the most specific reference has precedence"
    ["*/*, application/json;q=0.1", "text/csv"],
    ["application/json;q=0, */*;q=0.1", "text/csv"],
    ["image/png", "image/*"],
    ["image/*, text/csv;q=0.9", "image/*"],
    ["text/html", undefined],
    ["text/csv;q=0", undefined],
    ["text/csv;q=nonsense", "text/csv"],
    ["text/csv;version=1;q=0.2, application/json;q=0.3", "application/json"],
  ])("%j is %j", (accept, expected) => {
    expect(preferredOf(accept, offers)).toBe(expected);
  });
});
