/** What holds for all texts: agreement with what JavaScript itself writes and reads, and time linear in the length. */
import { isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isByte } from "../../templates/runtime/format-byte.js";
import { isDateTime } from "../../templates/runtime/format-date-time.js";
import { isDate } from "../../templates/runtime/format-date.js";
import { isDuration } from "../../templates/runtime/format-duration.js";
import { isEmail } from "../../templates/runtime/format-email.js";
import { isFloat } from "../../templates/runtime/format-float.js";
import { isHostname } from "../../templates/runtime/format-hostname.js";
import { isIdnEmail } from "../../templates/runtime/format-idn-email.js";
import { isIdnHostname } from "../../templates/runtime/format-idn-hostname.js";
import { isInt32, isInt64Text } from "../../templates/runtime/format-integer.js";
import { isIpv4 } from "../../templates/runtime/format-ipv4.js";
import { isIpv6 } from "../../templates/runtime/format-ipv6.js";
import { isIri, isIriReference } from "../../templates/runtime/format-iri.js";
import { isJsonPointer, isRelativeJsonPointer } from "../../templates/runtime/format-json-pointer.js";
import { decodePunycode, encodePunycode } from "../../templates/runtime/format-punycode.js";
import { isRegex } from "../../templates/runtime/format-regex.js";
import { isTime } from "../../templates/runtime/format-time.js";
import { isUriTemplate } from "../../templates/runtime/format-uri-template.js";
import { isUri, isUriReference } from "../../templates/runtime/format-uri.js";
import { isUuid } from "../../templates/runtime/format-uuid.js";

/** Fails for the first drawn value of which the predicate is not true. */
function always<T>(values: fc.Arbitrary<T>, holds: (value: T) => boolean): void {
  fc.assert(fc.property(values, holds), { numRuns: 1000 });
}

const fourDigitYears = fc.date({
  min: new Date("0000-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});

/** A text with one character replaced, inserted or left out, all from a small alphabet. */
function nearMisses(texts: fc.Arbitrary<string>, alphabet: string): fc.Arbitrary<string> {
  const replacement = fc.constantFrom("", ...alphabet, ...Array.from(alphabet, (character) => character.repeat(2)));
  return fc
    .tuple(texts, fc.nat(45), fc.nat(1), replacement)
    .map(([text, at, width, put]) => text.slice(0, at) + put + text.slice(at + width));
}

describe("what JavaScript writes is of the format", () => {
  it("toISOString writes a date-time, a date and a time", () => {
    always(fourDigitYears, (date) => {
      const text = date.toISOString();
      return isDateTime(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
    });
  });

  it("a date is valid just where Date keeps its day", () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, "0"));
    always(fc.tuple(fc.integer({ min: 1000, max: 9999 }), part(13), part(32)), ([year, month, day]) => {
      const text = `${year}-${month}-${day}`;
      const date = new Date(`${text}T00:00:00Z`);
      return isDate(text) === (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text));
    });
  });

  it("URL writes a URI, which is an IRI and a reference too", () => {
    always(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      const { href } = new URL(url);
      return isUri(href) && isUriReference(href) && isIri(href) && isIriReference(href) && isUriTemplate(href);
    });
  });

  it("encodeURIComponent writes what paths and queries can hold", () => {
    const wellFormed = fc.string({ unit: "grapheme" });
    always(wellFormed, (text) => isUriReference(`/${encodeURIComponent(text)}?${encodeURIComponent(text)}#`));
  });

  it("randomUUID writes a UUID", () => {
    always(fc.constant(undefined), () => isUuid(crypto.randomUUID()));
    always(fc.uuid(), isUuid);
  });

  it("btoa writes base64, and what is valid, atob reads", () => {
    const binary = fc.uint8Array().map((bytes) => String.fromCharCode(...bytes));
    always(binary, (text) => isByte(btoa(text)));
    always(
      nearMisses(binary.map(btoa), "A+/=-_"),
      (text) => !isByte(text) || atob(text).length === decodedLength(text),
    );
  });

  it("BigInt is within 64 bits just where its text is an int64", () => {
    const near = fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n });
    always(near, (number) => isInt64Text(String(number)) === (BigInt.asIntN(64, number) === number));
  });

  it("every 32-bit integer is an int32, and every single-precision number a float", () => {
    always(fc.integer(), isInt32);
    always(fc.float({ noNaN: true, noDefaultInfinity: true }), isFloat);
  });
});

function decodedLength(base64: string): number {
  return (base64.length / 4) * 3 - (base64.length - base64.replaceAll("=", "").length);
}

describe("agreement with node:net", () => {
  it("on IPv4 addresses and what looks like them", () => {
    const octet = fc.oneof(fc.nat(255).map(String), fc.constantFrom("", "00", "256", "1000"));
    const loose = fc.array(octet, { minLength: 3, maxLength: 5 }).map((octets) => octets.join("."));
    const address = fc.oneof(fc.ipV4(), loose);
    always(fc.oneof(address, nearMisses(address, "0123456789.")), (text) => isIpv4(text) === isIPv4(text));
  });

  it("on IPv6 addresses and what looks like them", () => {
    const group = fc.constantFrom("", "0", "ff", "ABCD", "12345", "1.2.3.4", "1.2.3.04", "g");
    const loose = fc.array(group, { maxLength: 10 }).map((groups) => groups.join(":"));
    const address = fc.oneof(fc.ipV6(), loose);
    always(fc.oneof(address, nearMisses(address, "01f:.")), (text) => isIpv6(text) === isIPv6(text));
  });
});

describe("formats that hold one another", () => {
  it("a host name is an internationalized one", () => {
    always(fc.domain(), (name) => isHostname(name) && isIdnHostname(name));
  });

  it("an e-mail address is an internationalized one", () => {
    always(fc.emailAddress(), (address) => isEmail(address) && isIdnEmail(address));
  });

  it("a label and its Punycode are both host names, or neither", () => {
    const label = fc.string({
      unit: fc.constantFrom(..."aé1-ßא\u0628\u0660・ア\u0375α\u0915\u094d\u200c\u200d"),
      minLength: 1,
      maxLength: 5,
    });
    always(label, (text) => {
      const ascii = /^[\0-\x7f]*$/.test(text) ? text : `xn--${encodePunycode(text)}`;
      return isIdnHostname(text) === isHostname(ascii);
    });
  });

  it("Punycode decodes to what it encodes", () => {
    const label = fc.string({ unit: "binary", maxLength: 20 }).filter((text) => !/\p{Surrogate}/u.test(text));
    always(label, (text) => decodePunycode(encodePunycode(text)) === text);
  });

  it("a pointer of escaped names is a JSON pointer, and a relative one behind a number", () => {
    const names = fc.array(fc.string({ unit: "grapheme" }));
    always(fc.tuple(names, fc.nat()), ([keys, steps]) => {
      const pointer = keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
      return isJsonPointer(pointer) && isRelativeJsonPointer(steps + pointer);
    });
  });
});

describe("time linear in the length", () => {
  const many = (text: string) => text.repeat(1_000_000 / text.length);
  const strings: readonly (readonly [string, (text: string) => boolean, string, boolean])[] = [
    ["digits for a date", isDate, many("2"), false],
    ["a long fraction", isTime, `08:30:06.${many("1")}Z`, true],
    ["a long fraction without offset", isDateTime, `2024-01-01T08:30:06.${many("1")}`, false],
    ["a long number of days", isDuration, `P${many("1")}D`, true],
    ["a long number of nothing", isDuration, `P${many("1")}`, false],
    ["padding", isByte, many("="), false],
    ["base64 with a flaw at the end", isByte, `${many("A")}AAA!`, false],
    ["dots for an IPv4 address", isIpv4, many("1."), false],
    ["colons for an IPv6 address", isIpv6, many(":"), false],
    ["a long local part", isEmail, `${many("a.")}a@b`, true],
    ["dots in a local part", isEmail, `${many(".")}@b`, false],
    ["escapes in quotes", isEmail, `"${many('\\"')}"@b`, true],
    ["at signs", isEmail, many("@"), false],
    ["hyphens in a domain", isEmail, `a@${many("-")}`, false],
    ["a long domain", isEmail, `a@${many("a-a.")}a`, true],
    ["combining marks in a domain", isIdnEmail, `a@a${many("\u0301\u0323")}`, false],
    ["labels", isHostname, many("a."), false],
    ["hyphens for a host name", isHostname, `a${many("-")}`, false],
    ["Punycode", isHostname, `xn--${many("a")}`, false],
    ["joiners", isIdnHostname, `ب${many("\u200c")}`, false],
    ["East Asian full stops", isIdnHostname, many("a。"), false],
    ["a long path", isUri, `a:${many("/a")}`, true],
    ["a long scheme without a colon", isUri, many("a"), false],
    ["colons after an authority", isUri, `http://${many("a:")}`, false],
    ["number signs", isUriReference, many("#"), false],
    ["question marks", isUriReference, many("?"), true],
    ["percent signs", isUriReference, many("%"), false],
    ["percent-encoding", isUriReference, many("%41%"), false],
    ["a long IRI", isIri, `a:${many("é😀")}`, true],
    ["private characters", isIriReference, `?${many("\ue000")}#\ue000`, false],
    ["open braces", isUriTemplate, many("{"), false],
    ["expressions", isUriTemplate, many("{a}b"), true],
    ["a long variable list", isUriTemplate, `{${many("a.b,")}c}`, true],
    ["a long variable name with a flaw", isUriTemplate, `{${many("a")}-}`, false],
    ["escapes in a pointer", isJsonPointer, many("/~0/"), true],
    ["a bad escape at the end", isJsonPointer, `${many("/a")}~`, false],
    ["a long number of steps", isRelativeJsonPointer, many("1"), true],
    ["a long shift of an index", isRelativeJsonPointer, `0+${many("1")}x`, false],
    ["groups that do not close", isRegex, many("("), false],
    ["groups that nest", isRegex, `${many("(")}${many(")")}x**`, false],
    ["a long pattern", isRegex, many("a"), true],
    ["digits for an int64", isInt64Text, many("9"), false],
    ["digits for a UUID", isUuid, many("0"), false],
  ];

  it.each(strings)("%s", (_what, check, text, valid) => {
    expect(check(text)).toBe(valid);
  });
});
