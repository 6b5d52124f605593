/** `stripPet`: what a schema does not declare is left out, and nothing that it does. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadValidators, type Validators } from "../emitted-validators.js";

const ref = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" } as const;

let validators: Validators;
const strip = (name: string, value: unknown): unknown => validators.strip(name, value);

beforeAll(async () => {
  validators = await loadValidators(
    {
      Pet: {
        type: "object",
        required: ["name", "undeclared"],
        properties: { name: text, owner: ref("Owner"), tags: { type: "array", items: ref("Owner") } },
      },
      Owner: { type: "object", properties: { id: { type: "integer" } } },
      Both: {
        allOf: [ref("Pet"), ref("Owner"), { type: "object", properties: { owner: { properties: { age: {} } } } }],
      },
      Shape: { oneOf: [ref("Circle"), ref("Square"), { type: "string" }] },
      Circle: { type: "object", required: ["kind"], properties: { kind: { const: "circle" }, r: { type: "number" } } },
      Square: { type: "object", required: ["kind"], properties: { kind: { const: "square" }, a: { type: "number" } } },
      Either: {
        anyOf: [
          { type: "object", required: ["a"], properties: { a: text } },
          { type: "object", required: ["b"], properties: { b: text } },
        ],
      },
      OneOfTwo: {
        type: "object",
        properties: { id: text },
        anyOf: [{ required: ["left"] }, { allOf: [{ required: ["right"], dependentRequired: { right: ["far"] } }] }],
      },
      Asked: {
        type: "object",
        properties: { id: text },
        if: { required: ["left"] },
        else: { required: ["id"] },
        not: { required: ["never"] },
      },
      Refined: { $ref: "#/components/schemas/Owner", required: ["name"] },
      FreeOrOwner: { type: "object", anyOf: [{ required: ["free"] }, { allOf: [ref("Owner")], required: ["id"] }] },
      Free: { type: "object", properties: { whatever: { type: "object" }, open: ref("Open"), scores: ref("Scores") } },
      Open: { type: "object", properties: { a: text }, additionalProperties: true },
      Scores: { type: "object", additionalProperties: ref("Owner") },
      Named: { type: "object", properties: { id: text }, patternProperties: { "^x-": ref("Owner") } },
      Conditional: {
        type: "object",
        properties: { kind: text },
        if: { required: ["kind"], properties: { kind: { const: "cat" } } },
        then: { properties: { lives: { type: "integer" } } },
        else: { properties: { legs: { type: "integer" } } },
        dependentSchemas: { kind: { properties: { since: text } } },
      },
      Pair: { type: "array", prefixItems: [ref("Owner")], items: ref("Pet") },
      Tree: { type: "object", properties: { label: text, next: ref("Tree") } },
      Order: {
        type: "object",
        required: ["id", "to", "lines", "note"],
        properties: {
          id: text,
          to: { type: "object", required: ["street"], properties: { street: text } },
          lines: { type: "array", items: { type: "array", items: ref("Line") } },
          note: { anyOf: [ref("Line"), { type: "null" }] },
        },
      },
      Typeless: { required: ["id"], properties: { id: text } },
      Beside: {
        anyOf: [
          { type: "object", required: ["id"], properties: { id: text } },
          { type: "array", items: { type: "integer" } },
        ],
      },
      Account: {
        type: "object",
        required: ["id", "password"],
        properties: { id: { type: "string", readOnly: true }, password: { type: "string", writeOnly: true } },
      },
      Member: {
        allOf: [ref("Account"), { type: "object", properties: { note: { type: "string", writeOnly: true } } }],
      },
      Line: { type: "object", required: ["price"], properties: { price: { type: "number" }, tree: ref("Tree") } },
      Hostile: {
        type: "object",
        properties: JSON.parse('{"__proto__":{"type":"string"},"toString":{"type":"string"}}'),
      },
    },
    { strip: "functions" },
  );
});

describe("what is left out", () => {
  it("is what no keyword names, at every depth", () => {
    const value = {
      name: "a",
      undeclared: 1,
      extra: 1,
      owner: { id: 1, extra: 2 },
      tags: [{ id: 1 }, { id: 2, extra: 3 }],
    };
    expect(strip("Pet", value)).toEqual({ name: "a", undeclared: 1, owner: { id: 1 }, tags: [{ id: 1 }, { id: 2 }] });
  });

  it("is in no part of an allOf", () => {
    const value = { name: "a", undeclared: 1, id: 1, extra: 1, owner: { id: 1, age: 2, extra: 3 } };
    expect(strip("Both", value)).toEqual({ name: "a", undeclared: 1, id: 1, owner: { id: 1, age: 2 } });
  });

  it("is not in the branch of a union that matches", () => {
    expect(strip("Shape", { kind: "circle", r: 1, a: 2 })).toEqual({ kind: "circle", r: 1 });
    expect(strip("Shape", { kind: "square", r: 1, a: 2 })).toEqual({ kind: "square", a: 2 });
    expect(strip("Shape", "round")).toBe("round");
    expect(strip("Either", { a: "a", b: "b", c: "c" })).toEqual({ a: "a", b: "b" });
    expect(strip("Either", { a: "a", b: 1, c: "c" })).toEqual({ a: "a" });
  });

  it("is not what a part requires that describes no properties", () => {
    expect(strip("OneOfTwo", { id: "a", left: 1, extra: 1 })).toEqual({ id: "a", left: 1 });
    expect(strip("OneOfTwo", { right: 1, far: 2, extra: 1 })).toEqual({ right: 1, far: 2 });
    expect(strip("Asked", { left: 1, extra: 1 })).toEqual({ left: 1 });
    expect(strip("Refined", { id: 1, name: 2, extra: 1 })).toEqual({ id: 1, name: 2 });
    expect(strip("FreeOrOwner", { id: 1, free: 2, extra: 1 })).toEqual({ id: 1, free: 2 });
  });

  it("is nothing where a part only requires properties, and describes none", () => {
    expect(strip("FreeOrOwner", { free: 2, extra: 1 })).toEqual({ free: 2, extra: 1 });
  });

  it("is what requests or answers do not carry", () => {
    const value = { id: "a", password: "b", note: "c" };
    expect(strip("Account", value)).toEqual({ id: "a" });
    expect(strip("AccountRequest", value)).toEqual({ password: "b" });
    expect(strip("Member", value)).toEqual({ id: "a" });
    expect(strip("MemberRequest", value)).toEqual({ password: "b", note: "c" });
  });

  it("follows conditions", () => {
    expect(strip("Conditional", { kind: "cat", lives: 9, legs: 4, since: "x", extra: 1 })).toEqual({
      kind: "cat",
      lives: 9,
      since: "x",
    });
    expect(strip("Conditional", { lives: 9, legs: 4, since: "x" })).toEqual({ legs: 4 });
  });

  it("follows places in an array", () => {
    const value = [
      { id: 1, name: "a" },
      { name: "a", undeclared: 1, id: 1 },
    ];
    expect(strip("Pair", value)).toEqual([{ id: 1 }, { name: "a", undeclared: 1 }]);
  });
});

describe("an object of which all is required", () => {
  const order = (): object => ({ id: "a", to: { street: "b" }, lines: [[{ price: 1 }]], note: null });

  it("is copied, also where it holds nothing else", () => {
    const value = order();
    const copy = strip("Order", value);
    expect(copy).toEqual(value);
    expect(copy).not.toBe(value);
  });

  it("loses what is unknown in it or anywhere inside, and shares what may hold more", () => {
    const value = order();
    const given = {
      ...value,
      extra: 1,
      lines: [[{ price: 1 }, { price: 2, extra: 3, tree: { label: "x", extra: 4 } }], [{ price: 5 }]],
      note: { price: 6, extra: 7 },
    };
    const before = JSON.stringify(given);
    const copy = strip("Order", given) as typeof given;
    expect(copy).toEqual({
      ...value,
      lines: [[{ price: 1 }, { price: 2, tree: { label: "x" } }], [{ price: 5 }]],
      note: { price: 6 },
    });
    expect(Object.keys(copy)).toEqual(["id", "to", "lines", "note"]);
    expect(copy.lines[0]?.[0]).toBe(given.lines[0]?.[0]);
    expect(copy.lines[1]).toBe(given.lines[1]);
    expect(JSON.stringify(given)).toBe(before);
  });

  it("is copied where only something inside changes", () => {
    const given = { ...order(), to: { street: "b", extra: 1 } };
    expect(strip("Order", given)).toEqual(order());
  });

  it("may stand beside arrays, also where no type is asked for", () => {
    expect(strip("Typeless", { id: "a", extra: 1 })).toEqual({ id: "a" });
    expect(strip("Typeless", [1])).toEqual([1]);
    expect(strip("Beside", { id: "a", extra: 1 })).toEqual({ id: "a" });
    expect(strip("Beside", [1])).toEqual([1]);
  });

  it("loses an unknown property that holds undefined or goes by the name of `__proto__`, too", () => {
    expect(Object.keys(strip("Order", { ...order(), extra: undefined }) as object)).not.toContain("extra");
    const hostile: unknown = JSON.parse('{"id":"a","to":{"street":"b"},"lines":[],"note":null,"__proto__":{"x":1}}');
    const copy = strip("Order", hostile) as object;
    expect(Object.keys(copy)).toEqual(["id", "to", "lines", "note"]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it("keeps its prototype", () => {
    class Address {
      readonly extra = 1;
      get street(): string {
        return "b";
      }
    }
    const copy = strip("Order", { ...order(), to: new Address() }) as { to: object };
    expect(copy.to).toBeInstanceOf(Address);
    expect(copy.to).not.toHaveProperty("extra");
    expect(copy.to).toHaveProperty("street", "b");
    const bare: unknown = Object.assign(Object.create(null), order(), { extra: 1 });
    expect(Object.getPrototypeOf(strip("Order", bare))).toBeNull();
  });
});

describe("an object of which some is optional", () => {
  it("gets no property that was not there", () => {
    expect(Object.keys(strip("Pet", { name: "a", undeclared: 1, extra: 1 }) as object)).toEqual(["name", "undeclared"]);
  });

  it("is left whole where it is empty", () => {
    const value = {};
    expect(strip("Owner", value)).toBe(value);
  });
});

describe("what stays", () => {
  it("is what is allowed in so many words, by any name or by a pattern", () => {
    const value = { whatever: { x: { y: 1 } }, open: { a: "a", b: 1 }, scores: { x: { id: 1, extra: 1 } } };
    expect(strip("Free", value)).toEqual({ ...value, scores: { x: { id: 1 } } });
    expect(strip("Named", { id: "a", "x-a": { id: 1, extra: 1 }, y: 1 })).toEqual({ id: "a", "x-a": { id: 1 } });
  });

  it("is the same reference where nothing is left out, and else what is shared with the value given", () => {
    const value = { name: "a", undeclared: 1, owner: { id: 1 }, tags: [{ id: 1 }] };
    expect(strip("Pet", value)).toBe(value);
    const given = { ...value, extra: 1 };
    const copy = strip("Pet", given);
    expect(copy).toEqual(value);
    expect(copy).toHaveProperty("owner", value.owner);
    expect(given).toHaveProperty("extra", 1);
  });

  it("is a property by the name of `__proto__`, and the prototype stays what it is", () => {
    const value: unknown = JSON.parse('{"__proto__":"a","toString":"b","constructor":{"prototype":1}}');
    const copy = strip("Hostile", value);
    expect(JSON.stringify(copy)).toBe('{"__proto__":"a","toString":"b"}');
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    const open = strip("Open", JSON.parse('{"__proto__":{"polluted":1}}'));
    expect(Object.hasOwn(open as object, "__proto__")).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

it("goes down as deep as a value is, and not round in circles", () => {
  const depth = 100_000;
  let value: object = { label: "end", extra: 1 };
  for (let count = 0; count < depth; count += 1) value = { label: "link", next: value };
  let copy = strip("Tree", value) as { next?: object };
  for (let count = 0; count < depth; count += 1) copy = copy.next as { next?: object };
  expect(copy).toEqual({ label: "end" });
  const circle: { label: string; next?: object } = { label: "a" };
  circle.next = circle;
  expect(() => strip("Tree", circle)).toThrow(TypeError);
});

it("leaves values valid, and has nothing left to do the second time", () => {
  const owner = fc.record({ id: fc.integer(), extra: fc.anything() }, { requiredKeys: [] });
  const pet = fc.record(
    { name: fc.string(), undeclared: fc.jsonValue(), owner, tags: fc.array(owner), extra: fc.jsonValue() },
    { requiredKeys: ["name", "undeclared"] },
  );
  fc.assert(
    fc.property(pet, (value) => {
      const once = strip("Pet", value);
      expect(validators.is("Pet", once)).toBe(validators.is("Pet", value));
      expect(strip("Pet", once)).toBe(once);
    }),
  );
});

it("is not there unless it is asked for", async () => {
  const without = await loadValidators({ Owner: { type: "object", properties: { id: text } } });
  expect(() => without.strip("Owner", {})).toThrow("There is no stripOwner");
  expect([...without.files.keys()].filter((path) => path.includes("strip"))).toEqual([]);
});
