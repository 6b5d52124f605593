import { describe, expect, it } from "vitest";
import type { Conversion, ConversionBranch, JsonKind } from "../../templates/runtime/conversion.js";
import { dateCodec, dateTimeCodec } from "../../templates/runtime/date-codec.js";
import { decodeDigits } from "../../templates/runtime/decode-digits.js";
import { decodeWith } from "../../templates/runtime/decode.js";
import { EncodeError, encodeOrThrow, encodeWith } from "../../templates/runtime/encode.js";
import { int64Codec, int64TextCodec } from "../../templates/runtime/int64.js";
import type { Issue, Validation } from "../../templates/runtime/issue.js";

const text = "2024-02-29T08:30:06.000Z";
const date = new Date(text);
const instant: Conversion = { codec: dateTimeCodec };
const day: Conversion = { codec: dateCodec };

const accept = (json: unknown): Validation<unknown> => ({ value: json });
const decode = (json: unknown, conversion: Conversion): unknown => decodeWith(json, accept, conversion).value;
const encode = (value: unknown, conversion: Conversion): unknown => encodeWith(value, conversion, accept).value;

/** Holds both ways. */
function changes(json: unknown, conversion: Conversion, value: unknown): void {
  expect(decode(json, conversion)).toEqual(value);
  expect(encode(value, conversion)).toEqual(json);
}

describe("a conversion", () => {
  it("reaches properties, those that match a pattern, and all others", () => {
    const conversion: Conversion = {
      properties: [{ name: "at", conversion: instant }, { name: "note" }],
      patterns: [{ pattern: /^on/, conversion: day }, { pattern: /^text/ }],
      additional: instant,
    };
    changes({ at: text, note: text, onStart: "2024-02-29", text1: text, other: text }, conversion, {
      at: date,
      note: text,
      onStart: new Date("2024-02-29"),
      text1: text,
      other: date,
    });
  });

  it("reaches items by position, and those behind", () => {
    changes([text, text, text, 1], { prefix: [{}, instant], items: instant }, [text, date, date, 1]);
  });

  it("adds up with those of other schemas of the same value", () => {
    const conversion: Conversion = {
      all: [
        { properties: [{ name: "a", conversion: instant }] },
        () => ({ properties: [{ name: "b", conversion: day }] }),
      ],
    };
    changes({ a: text, b: "2024-02-29" }, conversion, { a: date, b: new Date("2024-02-29") });
  });

  it("keeps the order of properties, and leaves what it is given untouched", () => {
    const json = Object.freeze({ b: 1, at: text, a: Object.freeze([1]) });
    const value = decode(json, { properties: [{ name: "at", conversion: instant }] });
    expect(Object.keys(value as object)).toEqual(["b", "at", "a"]);
    expect((value as typeof json).a).toBe(json.a);
    expect(json.at).toBe(text);
  });

  it("takes names that are special for names like any other", () => {
    const json: unknown = JSON.parse(`{"__proto__": "${text}", "constructor": "${text}", "toString": 1}`);
    const value = decode(json, { additional: instant });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value as object)).toEqual([
      ["__proto__", date],
      ["constructor", date],
      ["toString", 1],
    ]);
    expect(JSON.stringify(encode(value, { additional: instant }))).toBe(JSON.stringify(json));
  });

  it("does not reach what an object merely inherits", () => {
    const conversion: Conversion = { properties: [{ name: "toString", conversion: instant }] };
    expect(decode({}, conversion)).toEqual({});
  });

  it("goes down 10,000 levels", () => {
    const tree: Conversion = {
      properties: [
        { name: "at", conversion: instant },
        { name: "next", conversion: () => tree },
      ],
    };
    let json: unknown = { at: text };
    for (let level = 0; level < 10_000; level += 1) json = { at: text, next: json };
    const value = decode(json, tree);
    expect(JSON.stringify({ ...(value as object), next: 0 })).toBe(JSON.stringify({ at: date, next: 0 }));
    let decoded: unknown = value;
    let encoded: unknown = encode(value, tree);
    for (let level = 0; level < 10_000; level += 1) {
      decoded = (decoded as { next: unknown }).next;
      encoded = (encoded as { next: unknown }).next;
    }
    expect(decoded).toEqual({ at: date });
    expect(encoded).toEqual({ at: text });
  });

  it("refuses a value that holds itself, in either direction", () => {
    const circle: Record<string, unknown> = { at: text };
    circle["next"] = circle;
    const tree: Conversion = { properties: [{ name: "next", conversion: () => tree }] };
    expect(decodeWith(circle, accept, tree).issues).toMatchObject([{ code: "unreadable" }]);
    expect(() => encode(circle, tree)).toThrow(TypeError);
  });
});

const branch = (
  kinds: readonly JsonKind[],
  conversion: Conversion | undefined,
  matches?: (json: unknown) => boolean,
): ConversionBranch => ({ kinds, ...(conversion && { conversion }), ...(matches && { matches }) });

const holdsText =
  (name: string, length: number) =>
  (json: unknown): boolean => {
    const part: unknown = typeof json === "object" && json !== null ? Reflect.get(json, name) : undefined;
    return typeof part === "string" && part.length === length;
  };

describe("a union", () => {
  it("is decided by the kind of value where that suffices", () => {
    const nullable: Conversion = { unions: [[branch(["string"], instant), branch(["null"], undefined)]] };
    changes(text, nullable, date);
    changes(null, nullable, null);
  });

  it("is decided by a tag", () => {
    const tagged = (value: string, conversion: Conversion): ConversionBranch => ({
      kinds: ["object"],
      tag: { name: "kind", values: [value] },
      conversion: { properties: [{ name: "at", conversion }] },
    });
    const union: Conversion = { unions: [[tagged("a", instant), tagged("b", day)]] };
    changes({ kind: "a", at: text }, union, { kind: "a", at: date });
    changes({ kind: "b", at: "2024-02-29" }, union, { kind: "b", at: new Date("2024-02-29") });
  });

  it("is decided by the first branch that matches, of a value by what is made of it", () => {
    const at = (conversion: Conversion): Conversion => ({ properties: [{ name: "at", conversion }] });
    const union: Conversion = {
      unions: [
        [branch(["object"], at(day), holdsText("at", 10)), branch(["object"], at(instant), holdsText("at", 24))],
      ],
    };
    changes({ at: text }, union, { at: date });
    changes({ at: "2024-02-29" }, union, { at: new Date("2024-02-29") });
  });

  it("adds to what is due beside it", () => {
    const union: Conversion = {
      properties: [{ name: "since", conversion: instant }],
      unions: [
        [
          branch(["object"], { properties: [{ name: "at", conversion: day }] }, holdsText("at", 10)),
          branch(["object"], undefined, holdsText("since", 24)),
        ],
      ],
    };
    changes({ since: text, at: "2024-02-29" }, union, { since: date, at: new Date("2024-02-29") });
    changes({ since: text }, union, { since: date });
  });

  it("leaves alone what matches no branch", () => {
    const union: Conversion = { unions: [[branch(["number"], instant), branch(["object"], instant)]] };
    expect(decode(text, union)).toBe(text);
  });

  it("of text and digits takes the branch that is listed first", () => {
    const isText = (json: unknown): boolean => typeof json === "string";
    const isNumber = (json: unknown): boolean => typeof json === "number";
    const digits = branch(["number"], { codec: int64TextCodec }, isNumber);
    expect(encode("5", { unions: [[digits, branch(["string"], undefined, isText)]] })).toBe(5);
    expect(encode("5", { unions: [[branch(["string"], undefined, isText), digits]] })).toBe("5");
    expect(encode("five", { unions: [[digits, branch(["string"], undefined, isText)]] })).toBe("five");
  });
});

describe("decodeDigits", () => {
  const conversion: Conversion = { properties: [{ name: "id", conversion: { codec: int64Codec } }, { name: "n" }] };

  it("keeps digits where an int64 is due, and rounds as JSON.parse does elsewhere", () => {
    const json = { id: 9007199254740993n, n: 9007199254740993n, any: [{ deep: 9007199254740993n }] };
    expect(decodeDigits(json, accept, conversion).value).toEqual({
      id: 9007199254740993n,
      n: 9007199254740992,
      any: [{ deep: 9007199254740992 }],
    });
  });

  it("validates what it has settled: a small bigint is a number to JSON", () => {
    const seen: unknown[] = [];
    decodeDigits({ id: 5n }, (json) => (seen.push(json), accept(json)), conversion);
    expect(seen).toEqual([{ id: 5 }]);
  });
});

describe("an issue", () => {
  const issue: Issue = { path: ["at"], code: "type", message: "must be a string", expected: "string", schema: "#" };
  const refuse = (): Validation<unknown> => ({ issues: [issue] });
  const conversion: Conversion = { properties: [{ name: "at", conversion: instant }] };

  it("is all that decoding gives", () => {
    expect(decodeWith({ at: "soon" }, refuse, conversion)).toEqual({ issues: [issue] });
  });

  it("of a Date speaks of it, not of the text that could not be made", () => {
    const { issues } = encodeWith({ at: new Date(NaN) }, conversion, refuse);
    expect(issues).toMatchObject([{ path: ["at"], message: expect.stringMatching(/^must be a valid Date/) }]);
  });

  it("is thrown where callers ask for that", () => {
    const act = (): unknown => encodeOrThrow({ at: "soon" }, conversion, refuse);
    expect(act).toThrow(EncodeError);
    expect(act).toThrow("at must be a string");
    expect(encodeOrThrow({ at: date }, conversion, accept)).toEqual({ at: text });
  });
});
