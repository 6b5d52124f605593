import { describe, expect, it } from "vitest";
import { basicScheme, bearerScheme } from "../../templates/runtime/server-security.js";

const basic = basicScheme("key");
const bearer = bearerScheme("token");
const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

describe("basicScheme", () => {
  it.each([
    // The two examples of RFC 7617, sections 2 and 2.1.
    ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin", "open sesame"],
    ["Basic dGVzdDoxMjPCow==", "test", "123£"],
    [`basic ${base64("rex:a:b")}`, "rex", "a:b"],
    [`BASIC   ${base64("rex:")}`, "rex", ""],
    [`Basic ${base64("rex")}`, "rex", ""],
    [`Basic ${base64(":bone")}`, "", "bone"],
  ])("reads %j", (authorization, username, password) => {
    expect(basic.read(authorization)).toEqual({ scheme: "key", username, password });
  });

  it.each([
    "",
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
    expect(basic.read(authorization)).toBeUndefined();
  });

  it("challenges with its realm and, as RFC 7617 section 2.1 has it, its charset", () => {
    expect(basic.challenge("Pets")).toBe('Basic realm="Pets", charset="UTF-8"');
  });
});

describe("bearerScheme", () => {
  it.each([
    ["Bearer mF_9.B5f-4.1JqM", "mF_9.B5f-4.1JqM"],
    ["bearer  x=", "x="],
    ["BEARER sk:test", "sk:test"],
  ])("reads %j", (authorization, token) => {
    expect(bearer.read(authorization)).toEqual({ scheme: "token", token });
  });

  it.each(["Bearer", "Bearer ", "Bearer a b", "Basic x", "Bearer\tx", ""])("does not read %j", (authorization) => {
    expect(bearer.read(authorization)).toBeUndefined();
  });

  it("challenges by its name alone", () => {
    expect(bearer.challenge("Pets")).toBe("Bearer");
  });
});
