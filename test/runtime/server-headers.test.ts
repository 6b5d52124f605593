/** The headers that an answer declares, as the server writes them. */
import { describe, expect, it } from "vitest";
import type { Validation } from "../../templates/runtime/issue.js";
import type { ParameterField } from "../../templates/runtime/parameter.js";
import { headersWriter } from "../../templates/runtime/server-headers.js";
import { BrokenContractError, writeReply } from "../../templates/runtime/server-reply.js";
import type { HandlerReply } from "../../templates/runtime/server-route.js";

const field = (name: string, explode = false): ParameterField => ({ name, style: "simple", explode });

/** Takes any object whose `ETag` is a string, where it has one. */
function validate(values: unknown): Validation<object> {
  if (typeof values === "object" && values !== null && typeof (values as { ETag?: unknown }).ETag !== "number")
    return { value: values };
  const message = "must be a string";
  return { issues: [{ path: ["ETag"], code: "type", message, expected: "a string", schema: "#" }] };
}

const fields = [field("ETag"), field("Vary"), field("X-Pairs", true), field("Set-Cookie")];
const declared = [{ status: 204, headers: headersWriter({ fields, validate }) }] as const;

function headersOf(reply: Omit<HandlerReply, "status">): object {
  return writeReply("op", { status: 204, ...reply }, declared).headers;
}

describe("typed headers", () => {
  it("are written by their style, beside those that the handler gives as they are", () => {
    const typedHeaders = { ETag: '"1"', Vary: ["Accept", "Cookie"], "X-Pairs": { a: 1, b: 2 } };
    expect(headersOf({ headers: { "X-Other": "1" }, typedHeaders })).toEqual({
      "x-other": "1",
      etag: '"1"',
      vary: "Accept,Cookie",
      "x-pairs": "a=1,b=2",
    });
  });

  it("may all be left out", () => {
    expect(headersOf({})).toEqual({});
    expect(headersOf({ typedHeaders: { ETag: undefined } })).toEqual({});
  });

  it.each([
    ["an array", ["a=1; Expires=Wed, 09 Jun 2021 10:18:14 GMT", "b=2"]],
    ["an object", { a: "1; Expires=Wed, 09 Jun 2021 10:18:14 GMT", b: "2" }],
  ])("set each cookie of %s in a header of its own, as commas may stand in it", (_kind, cookies) => {
    expect(headersOf({ typedHeaders: { "Set-Cookie": cookies } })).toEqual({
      "set-cookie": ["a=1; Expires=Wed, 09 Jun 2021 10:18:14 GMT", "b=2"],
    });
  });

  it("set one cookie of a text", () => {
    expect(headersOf({ typedHeaders: { "Set-Cookie": "a=1" } })).toEqual({ "set-cookie": ["a=1"] });
  });

  it.each<[string, Omit<HandlerReply, "status">, string]>([
    ["of the wrong type", { typedHeaders: { ETag: 1 } }, "op answered 204 with headers that break their schemas: ETag"],
    ["that split the message", { typedHeaders: { ETag: "a\r\nb: c" } }, "ETag holds what a header cannot carry"],
    ["that split a cookie", { typedHeaders: { "Set-Cookie": ["a=1\nb"] } }, "Set-Cookie holds what a header"],
    ["that split a cookie's name", { typedHeaders: { "Set-Cookie": { "a\r\nb": "1" } } }, "what is no token"],
    ["that end a cookie's name", { typedHeaders: { "Set-Cookie": { "a=b": "1" } } }, "what is no token"],
    ["that set attributes by a name", { typedHeaders: { "Set-Cookie": { "a; Domain": "e" } } }, "what is no token"],
    ["of a cookie without a name", { typedHeaders: { "Set-Cookie": { "": "x" } } }, "what is no token"],
    ["that no header can hold", { typedHeaders: { ETag: "ł" } }, "ETag holds what a header cannot carry"],
    ["with a comma in an item", { typedHeaders: { Vary: ["a,b"] } }, "holds what separates the values"],
    ["that are not declared", { typedHeaders: { Etag: "1" } }, 'No header "Etag" is declared'],
    ["given as they are as well", { headers: { eTAG: "1" } }, "the header etag, which belongs in typedHeaders"],
  ])("%s are the handler's mistake", (_what, reply, message) => {
    expect(() => headersOf(reply)).toThrow(BrokenContractError);
    expect(() => headersOf(reply)).toThrow(message);
  });

  it("are a mistake where the answer declares none", () => {
    const reply = { status: 200, typedHeaders: { ETag: "1" } };
    expect(() => writeReply("op", reply, [{ status: 200 }])).toThrow("declares no headers");
  });
});
