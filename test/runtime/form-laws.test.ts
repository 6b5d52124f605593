import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeForm } from "../../templates/runtime/form-decode.js";
import { encodeForm } from "../../templates/runtime/form-encode.js";
import type { FormField, WireShape } from "../../templates/runtime/form-field.js";

/** A shape and values of it that a form can hold: no empty containers, no brackets in nested names, no NUL. */
interface Case {
  readonly shape: WireShape;
  readonly value: unknown;
}

const text = fc.string({ unit: "grapheme", maxLength: 8 }).filter((drawn) => !drawn.includes("\0"));
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  // JSON, and so the encoder, has one zero.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((drawn) => (Object.is(drawn, -0) ? 0 : drawn)),
);
const name = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "0", "1", "a", "b c", "%", "&=+", "é"),
  text.filter((drawn) => drawn !== "" && !/[[\]]/.test(drawn)),
);

const scalarCase: fc.Arbitrary<Case> = fc.oneof(
  text.map((value): Case => ({ shape: { scalars: ["string"] }, value })),
  number.map((value): Case => ({ shape: { scalars: ["number"] }, value })),
  fc.boolean().map((value): Case => ({ shape: { scalars: ["boolean"] }, value })),
  fc.oneof(number, fc.boolean(), fc.constant(null)).map((value): Case => ({
    shape: { scalars: ["number", "boolean", "null"] },
    value,
  })),
);

const numbersCase = fc
  .array(number, { minLength: 1, maxLength: 30 })
  .map((value): Case => ({ shape: { scalars: [], items: { scalars: ["number"] } }, value }));

/** Items share one shape, so an array of drawn cases is made of copies of one. */
const arrayOf = (item: fc.Arbitrary<Case>): fc.Arbitrary<Case> =>
  fc.tuple(item, fc.integer({ min: 1, max: 12 })).map(([{ shape, value }, length]) => ({
    shape: { scalars: [], items: shape },
    value: Array.from({ length }, () => value),
  }));

const objectOf = (property: fc.Arbitrary<Case>): fc.Arbitrary<Case> =>
  fc.uniqueArray(fc.tuple(name, property), { selector: ([key]) => key, minLength: 1, maxLength: 5 }).map((entries) => ({
    shape: { scalars: [], properties: entries.map(([key, { shape }]) => ({ name: key, shape })) },
    value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
  }));

const { nested } = fc.letrec<{ nested: Case }>((tie) => ({
  nested: fc.oneof({ maxDepth: 4 }, scalarCase, numbersCase, arrayOf(tie("nested")), objectOf(tie("nested"))),
}));

/** One field in a style that can hold its value. */
const fieldCase = fc.oneof(
  nested.map((drawn) => ({ ...drawn, style: "deepObject", explode: true }) as const),
  nested.map((drawn) => ({ ...drawn, style: "json" }) as const),
  fc
    .oneof(scalarCase, numbersCase, arrayOf(scalarCase))
    .map((drawn) => ({ ...drawn, style: "form", explode: true }) as const),
  arrayOf(scalarCase)
    .filter(({ value }) => noCommas(value))
    .map((drawn) => ({ ...drawn, style: "form", explode: false }) as const),
);

function noCommas(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => !String(item).includes(","));
}

const form = fc.uniqueArray(fc.tuple(name, fieldCase), { selector: ([key]) => key, maxLength: 5 });

describe("forms", () => {
  it("come out of the decoder as they went into the encoder", () => {
    fc.assert(
      fc.property(form, (entries) => {
        const value = Object.fromEntries(entries.map(([key, drawn]) => [key, drawn.value]));
        const shape: WireShape = {
          scalars: [],
          properties: entries.map(([key, drawn]) => ({ name: key, shape: drawn.shape })),
        };
        const fields = entries.map(([key, drawn]): FormField =>
          drawn.style === "json"
            ? { name: key, style: "json" }
            : { name: key, style: drawn.style, explode: drawn.explode },
        );
        const bytes = new TextEncoder().encode(encodeForm(value, fields));
        deepStrictEqual(decodeForm(bytes, shape, fields), { value });
      }),
      { numRuns: 500 },
    );
  });

  it("are read pair by pair as URLSearchParams reads them, wherever that reads them without loss", () => {
    const pairs = fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key });
    fc.assert(
      fc.property(pairs, (drawn) => {
        const body = new URLSearchParams(drawn).toString();
        const expected = Object.fromEntries(new URLSearchParams(body));
        deepStrictEqual(decodeForm(new TextEncoder().encode(body), { scalars: [] }, []), { value: expected });
      }),
    );
  });

  it("of any bytes are read or refused, and never throw", () => {
    const soup = fc.array(fc.constantFrom("a", "b", "0", "[", "]", "=", "&", "%", "%5B", "%5D", "+", "__proto__", "é"));
    const shape: WireShape = {
      scalars: [],
      properties: [{ name: "a", shape: { scalars: ["number"], items: { scalars: ["null"] } } }],
      additional: { scalars: ["boolean"], additional: { scalars: ["string"] } },
    };
    fc.assert(
      fc.property(
        fc.oneof(
          soup.map((parts) => new TextEncoder().encode(parts.join(""))),
          fc.uint8Array(),
        ),
        (body) => {
          const decoded = decodeForm(body, shape, []);
          if (decoded.malformed === undefined) expect(Object.getPrototypeOf(decoded.value)).toBe(Object.prototype);
          else expect(decoded.malformed.message).not.toBe("");
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
