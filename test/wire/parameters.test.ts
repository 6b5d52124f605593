/** Parameters, both ways, against what the specifications say: `parameters.yaml`. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { Decoded } from "../../templates/runtime/decoded.js";
import type { WireShape } from "../../templates/runtime/form-field.js";
import { decodeCookies, decodeHeaders, decodePath, decodeQuery } from "../../templates/runtime/parameter-decode.js";
import { encodeCookies, encodeHeaders, encodeQuery, expandPath } from "../../templates/runtime/parameter-encode.js";
import type { ParameterField, ParameterPlace, ParameterStyle } from "../../templates/runtime/parameter.js";
import { parameterTable, type Row } from "./parameter-table.js";
import { shapeOf } from "./value-shapes.js";

function fieldOf(name: string, { style, explode, reserved }: Row): ParameterField {
  return { name, style, explode, ...(reserved === undefined ? {} : { reserved }) };
}

function encoded(place: ParameterPlace, field: ParameterField, value: JsonValue): string {
  const values = { [field.name]: value };
  switch (place) {
    case "path":
      return expandPath(`/{${field.name}}`, [field], values).slice(1);
    case "query":
      return encodeQuery([field], values);
    case "header":
      return encodeHeaders([field], values)[field.name] ?? "";
    case "cookie":
      return encodeCookies([field], values);
  }
}

function decoded(place: ParameterPlace, field: ParameterField, wire: string, shape: WireShape): Decoded {
  const form: WireShape = { scalars: [], properties: [{ name: field.name, shape }] };
  switch (place) {
    case "path":
      return decodePath(new Map([[field.name, wire]]), form, [field]);
    case "query":
      return decodeQuery(wire, form, [field]);
    case "header":
      return decodeHeaders(() => wire, form, [field]);
    case "cookie":
      return decodeCookies(wire, form, [field]);
  }
}

describe.each(parameterTable)("$source", ({ name, rows }) => {
  it.each(rows)("$in, $style, explode: $explode, $value: $wire", (row) => {
    const { value, wire, refused, only } = row;
    const field = fieldOf(name, row);
    if (wire === undefined) {
      expect(refused).toBe(true);
      expect(() => encoded(row.in, field, value ?? null)).toThrow(TypeError);
      return;
    }
    if (only !== "decode") expect(encoded(row.in, field, value ?? null)).toBe(wire);
    if (only === "encode") return;
    const read = decoded(row.in, field, wire, shapeOf(value));
    if (refused) expect(read.malformed?.parameter ?? name).toBe(name);
    if (refused) expect(read.malformed).toBeDefined();
    else expect(read).toEqual({ value: { [name]: value } });
  });
});

describe("an exploded object that takes any name", () => {
  const string: WireShape = { scalars: ["string"] };
  const shape: WireShape = {
    scalars: [],
    properties: [
      { name: "q", shape: string },
      { name: "all", shape: { scalars: [], additional: string } },
      { name: "page", shape: { scalars: [], properties: [{ name: "limit", shape: string }] } },
      { name: "filter", shape: { scalars: [], additional: string } },
    ],
  };

  it("takes none that another parameter lays claim to: by its own, its brackets, or its object's properties", () => {
    const fields: readonly ParameterField[] = [
      { name: "all", style: "form", explode: true },
      { name: "q", style: "form", explode: true },
      { name: "page", style: "form", explode: true },
      { name: "filter", style: "deepObject", explode: true },
    ];
    expect(decodeQuery("q=1&limit=2&filter[a]=3&other=4&filters=5", shape, fields)).toEqual({
      value: { q: "1", page: { limit: "2" }, filter: { a: "3" }, all: { other: "4", filters: "5" } },
    });
  });
});

describe("exploded objects of cookies in two styles", () => {
  const any: WireShape = { scalars: [], additional: { scalars: ["string"] } };

  it.each([
    ["form", "é", "cookie"],
    ["cookie", "%C3%A9", "form"],
  ] as const)("leave each other what is theirs, however it is escaped: %s %s", (own, name, other) => {
    const both: WireShape = {
      scalars: [],
      properties: [
        { name: "own", shape: { scalars: [], properties: [{ name, shape: { scalars: ["string"] } }] } },
        { name: "rest", shape: any },
      ],
    };
    const fields: readonly ParameterField[] = [
      { name: "own", style: own, explode: true },
      { name: "rest", style: other, explode: true },
    ];
    const value = { own: { [name]: "1" }, rest: { b: "2" } };
    expect(decodeCookies("%C3%A9=1; b=2", both, fields)).toEqual({ value });
  });
});

describe("a parameter of any style", () => {
  const text = fc.string({ unit: "binary", minLength: 1, maxLength: 6 }).filter((one) => !one.includes("\0"));
  const scalar = fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
  );
  const list = fc.array(text, { minLength: 1, maxLength: 4 });
  const object = fc
    .uniqueArray(fc.tuple(text, text), { selector: ([key]) => key, minLength: 1, maxLength: 3 })
    .map((entries) => Object.fromEntries(entries) as JsonObject);
  const ways: readonly (readonly [ParameterPlace, ParameterStyle])[] = [
    ["path", "simple"],
    ["path", "label"],
    ["path", "matrix"],
    ["path", "json"],
    ["query", "form"],
    ["query", "spaceDelimited"],
    ["query", "pipeDelimited"],
    ["query", "deepObject"],
    ["query", "json"],
    ["header", "simple"],
    ["header", "json"],
    ["cookie", "form"],
    ["cookie", "cookie"],
    ["cookie", "json"],
  ];

  it("arrives as it was sent, or is refused", () => {
    const property = fc.property(
      fc.constantFrom(...ways),
      fc.boolean(),
      fc.constantFrom("p", "a b", "é", "filter[x]", "a,b"),
      fc.oneof(scalar, list, object),
      ([place, style], explode, drawn, value) => {
        const name = place === "cookie" || place === "header" || style === "deepObject" ? "p" : drawn;
        const field = { name, style, explode };
        let wire;
        try {
          wire = encoded(place, field, value);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
          return;
        }
        const shape = style === "json" ? { scalars: [] } : shapeOf(value);
        expect({ wire, ...decoded(place, field, wire, shape) }).toEqual({ wire, value: { [name]: value } });
      },
    );
    fc.assert(property, { numRuns: 3_000 });
  });
});
