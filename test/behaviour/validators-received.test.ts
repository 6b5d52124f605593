/** How a client reads answers: a server may know values that the client's description does not list yet. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadValidators, type Validators } from "../emitted-validators.js";

const schemas = {
  Meter: {
    type: "object",
    required: ["status"],
    properties: {
      status: { enum: ["active", "inactive"] },
      window: { oneOf: [{ const: "day" }, { const: "hour" }, { type: "null" }] },
      object: { const: "meter" },
      level: { enum: [1, 2] },
      parts: { type: "array", items: { $ref: "#/components/schemas/Part" } },
      previous: { $ref: "#/components/schemas/Meter" },
    },
  },
  Part: { type: "object", properties: { colour: { type: "string", enum: ["red", "green"], maxLength: 5 } } },
  Plain: { type: "object", properties: { name: { type: "string" }, level: { enum: [1, 2] } } },
  Choice: {
    oneOf: [
      { type: "object", required: ["kind"], properties: { kind: { enum: ["a"] }, a: { type: "integer" } } },
      { type: "object", required: ["kind"], properties: { kind: { enum: ["b"] }, b: { type: "integer" } } },
    ],
  },
};

let open: Validators;

beforeAll(async () => {
  open = await loadValidators(schemas);
});

describe("the validator of a received value", () => {
  const accepts = (value: unknown): boolean => open.received("Meter")?.(value).issues === undefined;

  it("takes any string where strings are listed, which the strict one does not", () => {
    const value = { status: "paused", window: "week", parts: [{ colour: "blue" }], previous: { status: "new" } };
    expect(accepts(value)).toBe(true);
    expect(open.is("Meter", value)).toBe(false);
    expect(open.validate("Meter", value).issues?.map(({ path }) => path)).toEqual([
      ["status"],
      ["window"],
      ["parts", 0, "colour"],
      ["previous", "status"],
    ]);
  });

  it("takes what else is listed, and nothing of another type", () => {
    expect(accepts({ status: "active", window: null })).toBe(true);
    expect(accepts({ status: null })).toBe(false);
    expect(accepts({ status: "active", window: 1 })).toBe(false);
    expect(open.received("Meter")?.({ status: 1 }).issues).toMatchObject([
      { path: ["status"], code: "type", message: "must be a string", expected: "string" },
    ]);
  });

  it("is as strict as ever about constants, numbers, lengths and what must be there", () => {
    expect(accepts({ status: "active", object: "other" })).toBe(false);
    expect(accepts({ status: "active", level: 3 })).toBe(false);
    expect(accepts({ status: "active", parts: [{ colour: "purple" }] })).toBe(false);
    expect(accepts({})).toBe(false);
  });

  it("exists only where it differs: not without listed strings, nor where they choose a branch", () => {
    expect(open.received("Part")).toBeDefined();
    expect(open.received("Plain")).toBeUndefined();
    expect(open.received("Choice")).toBeUndefined();
    expect(open.is("Choice", { kind: "c" })).toBe(false);
  });

  it("does not exist where answers are read as strictly as requests", async () => {
    const closed = await loadValidators(schemas, { responseEnums: "closed" });
    expect(closed.received("Meter")).toBeUndefined();
  });
});
