/** Where the credentials of each security scheme stand in a request, and what is no credential. */
import { describe, expect, it } from "vitest";
import { cookieKeyScheme, headerKeyScheme, queryKeyScheme } from "../../templates/runtime/server-api-key.js";
import { basicScheme } from "../../templates/runtime/server-basic.js";
import { bearerScheme } from "../../templates/runtime/server-bearer.js";
import { httpScheme } from "../../templates/runtime/server-http-scheme.js";
import type { SecurityScheme } from "../../templates/runtime/server-security.js";
import { serverRequest, type RequestParts } from "./server-fixture.js";

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

function reading<Credentials>(scheme: SecurityScheme<Credentials>, parts: RequestParts): unknown {
  const { kind, ...rest } = scheme.read(serverRequest({ ...parts, headers: { authorization: "", ...parts.headers } }));
  return kind === "given" ? { ...rest } : kind;
}

const byAuthorization = <Credentials>(scheme: SecurityScheme<Credentials>, authorization: string): unknown =>
  reading(scheme, { headers: { authorization } });

describe("HTTP Basic", () => {
  it.each([
    // The two examples of RFC 7617, sections 2 and 2.1.
    ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin", "open sesame"],
    ["Basic dGVzdDoxMjPCow==", "test", "123£"],
    [`basic ${base64("rex:a:b")}`, "rex", "a:b"],
    [`BASIC   ${base64("rex:")}`, "rex", ""],
    [`Basic ${base64("rex")}`, "rex", ""],
    [`Basic ${base64(":bone")}`, "", "bone"],
  ])("reads %j", (authorization, username, password) => {
    expect(byAuthorization(basicScheme, authorization)).toEqual({ credentials: { username, password } });
  });

  it.each([
    "Basic",
    "Basic ",
    "Basic %%%",
    "Basic a b",
    "Basicx cmV4",
    "Bearer cmV4",
    `Basic ${Buffer.from([0xff, 0x3a]).toString("base64")}`,
    `Basic ${base64("rex\0:bone")}`,
    `Basic ${base64("rex\r\n:bone")}`,
  ])("does not read %j", (authorization) => {
    expect(byAuthorization(basicScheme, authorization)).toBe("unreadable");
  });

  it("is absent where there is no header", () => {
    expect(byAuthorization(basicScheme, "")).toBe("absent");
  });
});

describe("a bearer token", () => {
  it.each([
    ["Bearer mF_9.B5f-4.1JqM", "mF_9.B5f-4.1JqM"],
    ["bearer  x=", "x="],
    ["BEARER sk:test", "sk:test"],
  ])("is read from %j", (authorization, token) => {
    expect(byAuthorization(bearerScheme, authorization)).toEqual({ credentials: { token } });
  });

  it.each(["Bearer", "Bearer ", "Bearer a b", "Basic x", "Bearer\tx"])("is not read from %j", (authorization) => {
    expect(byAuthorization(bearerScheme, authorization)).toBe("unreadable");
  });
});

describe("another HTTP scheme", () => {
  const digest = httpScheme("Digest");

  it("hands over what follows its name, in any case of it", () => {
    const credentials = 'username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html"';
    expect(byAuthorization(digest, `digest ${credentials}`)).toEqual({ credentials: { credentials } });
  });

  it.each(["Digest", "Digest ", "DigestX a", "Basic a"])("is not read from %j", (authorization) => {
    expect(byAuthorization(digest, authorization)).toBe("unreadable");
  });
});

describe("a key in a header", () => {
  const scheme = headerKeyScheme("X-Key");

  it("is read as it is", () => {
    expect(reading(scheme, { headers: { "x-key": "a b=c" } })).toEqual({ credentials: { key: "a b=c" } });
  });

  it("is absent without the header, and no key where it is empty", () => {
    expect(reading(scheme, {})).toBe("absent");
    const request = { ...serverRequest({}), headers: { get: () => "" } };
    expect(scheme.read(request).kind).toBe("unreadable");
  });
});

describe("a key in the query", () => {
  it.each([
    ["/pets?key=k", "k"],
    ["/pets?a=b&key=k&keys=x&KEY=y", "k"],
    ["/pets?key=a%2Fb%20c%26d", "a/b c&d"],
    ["/pets?key=a+b%2Bc", "a b+c"],
    ["/pets?%6Bey=%C3%A4", "ä"],
    ["/pets?key=a=b", "a=b"],
    ["http://pets.example/pets?key=k", "k"],
  ])("is read from %s", (target, key) => {
    expect(reading(queryKeyScheme("key"), { target })).toEqual({ credentials: { key } });
  });

  it.each([
    ["/pets?key", "unreadable"],
    ["/pets?key=", "unreadable"],
    ["/pets?key=a&key=b", "unreadable"],
    ["/pets?key=%zz", "unreadable"],
    ["/pets?key=%ff", "unreadable"],
    ["/pets?%zz=a", "absent"],
    ["/pets?keys=a", "absent"],
    ["/pets/key=a", "absent"],
    ["/pets", "absent"],
    ["/pets?", "absent"],
  ])("is not read from %s: %s", (target, kind) => {
    expect(reading(queryKeyScheme("key"), { target })).toBe(kind);
  });
});

describe("a key in a cookie", () => {
  it.each([
    ["sid=k", "k"],
    ["a=b; sid=k; sidx=y", "k"],
    ["a=b;sid=k=l", "k=l"],
    ["SID=x; sid=k", "k"],
  ])("is read from %j", (cookie, key) => {
    expect(reading(cookieKeyScheme("sid"), { headers: { cookie } })).toEqual({ credentials: { key } });
  });

  it.each([
    ["sid=", "unreadable"],
    ["sid=a; sid=b", "unreadable"],
    ["sid", "absent"],
    ["asid=a", "absent"],
    ["a=sid=b", "absent"],
  ])("is not read from %j: %s", (cookie, kind) => {
    expect(reading(cookieKeyScheme("sid"), { headers: { cookie } })).toBe(kind);
  });

  it("is absent without the header", () => {
    expect(reading(cookieKeyScheme("sid"), {})).toBe("absent");
  });
});
