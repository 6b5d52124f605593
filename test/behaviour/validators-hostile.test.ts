/** Values that no JSON text makes: what is meant to fool, crash or hang a validator does none of it. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadValidators, type Validators } from "../emitted-validators.js";

/** `{ next: { next: … } }`, so many objects. */
function chain(length: number, last: object = { name: "end" }): object {
  let value = last;
  for (let count = 1; count < length; count += 1) value = { name: "link", next: value };
  return value;
}

/** `[[…]]`, so many arrays. */
function nested(depth: number, innermost: unknown = []): unknown {
  let value = innermost;
  for (let count = 1; count < depth; count += 1) value = [value];
  return value;
}

let validators: Validators;

beforeAll(async () => {
  const named = { type: "object", required: ["name"], properties: { name: { type: "string", maxLength: 4 } } };
  validators = await loadValidators({
    Named: named,
    Closed: { ...named, additionalProperties: false },
    NotNamed: { not: { $ref: "#/components/schemas/Named" } },
    Strings: { type: "array", items: { type: "string" } },
    Chain: {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string" },
        next: { anyOf: [{ $ref: "#/components/schemas/Chain" }, { type: "null" }] },
        other: { $ref: "#/components/schemas/Chain" },
      },
    },
    Json: {
      oneOf: [
        { type: ["string", "number", "boolean", "null"] },
        { type: "array", items: { $ref: "#/components/schemas/Json" } },
        { type: "object", additionalProperties: { $ref: "#/components/schemas/Json" } },
      ],
    },
    Lists: { type: "array", items: { $ref: "#/components/schemas/Lists" } },
    Undecided: {
      anyOf: [
        { type: "object", required: ["a", "b"], properties: { a: { $ref: "#/components/schemas/Undecided" } } },
        { type: "object", required: ["c"], properties: { a: { $ref: "#/components/schemas/Undecided" } } },
        { type: "object", maxProperties: 0 },
      ],
    },
    HoldsChain: { type: "object", properties: { chain: { $ref: "#/components/schemas/Chain" } } },
    Unique: { type: "array", uniqueItems: true },
    SelfReference: { allOf: [{ $ref: "#/components/schemas/OtherReference" }] },
    OtherReference: { anyOf: [{ $ref: "#/components/schemas/SelfReference" }] },
  });
});

function codes(name: string, value: unknown): readonly string[] {
  return (validators.validate(name, value).issues ?? []).map(({ code }) => code);
}

describe("a value with code of its own", () => {
  it("is rejected where a getter throws, and says so", () => {
    const value = {
      get name(): string {
        throw new Error("secret");
      },
    };
    expect(validators.is("Named", value)).toBe(false);
    expect(validators.is("NotNamed", value)).toBe(false);
    const { issues } = validators.validate("Named", value);
    expect(issues?.map(({ code }) => code)).toEqual(["unreadable"]);
    expect(JSON.stringify(issues)).not.toContain("secret");
  });

  it("is rejected where a proxy throws at every step", () => {
    const handler = new Proxy(
      {},
      {
        get: () => () => {
          throw new Error("no");
        },
      },
    );
    expect(validators.is("Closed", new Proxy({}, handler))).toBe(false);
    expect(codes("Closed", new Proxy({}, handler))).toEqual(["unreadable"]);
    const revoked = Proxy.revocable([], {});
    revoked.revoke();
    expect(codes("Strings", revoked.proxy)).toEqual(["unreadable"]);
  });

  it("cannot show the type check one thing and the length check another", () => {
    let reads = 0;
    const value = {
      get name(): unknown {
        reads += 1;
        return reads % 2 === 1 ? { length: 0 } : "good";
      },
    };
    expect(validators.is("Named", value)).toBe(false);
    expect(reads).toBe(1);
  });

  it("is rejected where it fails the check and passes the search for what is wrong", () => {
    let reads = 0;
    const value = {
      get name(): unknown {
        reads += 1;
        return reads === 1 ? 1 : "good";
      },
    };
    expect(codes("Named", value)).toEqual(["unstable"]);
  });

  it("cannot hide its items behind an iterator of its own", () => {
    const value = Object.assign([1, 2], { [Symbol.iterator]: function* () {}, every: () => true });
    expect(validators.is("Strings", value)).toBe(false);
    expect(codes("Strings", value)).toEqual(["type", "type"]);
  });
});

describe("an unusual object", () => {
  it("is read like any other where it has no prototype or that of a class", () => {
    const bare: unknown = Object.assign(Object.create(null), { name: "a" });
    class Pet {
      name = "a";
      bark(): string {
        return "woof";
      }
    }
    for (const value of [bare, new Pet()]) expect(validators.is("Closed", value)).toBe(true);
  });

  it("has no properties that only its prototype has, as far as the closed ones are concerned", () => {
    const value: unknown = Object.assign(Object.create({ extra: 1 }), { name: "a" });
    expect(validators.is("Closed", value)).toBe(true);
    expect(validators.validate("Closed", value).issues).toBeUndefined();
  });

  it("may have one property that is not listed for each listed one that its class gives it by an accessor", () => {
    class Pet {
      get name(): string {
        return "a";
      }
    }
    expect(validators.is("Closed", new Pet())).toBe(true);
    expect(validators.is("Closed", Object.assign(new Pet(), { extra: 1 }))).toBe(true);
    const issues = validators.validate("Closed", Object.assign(new Pet(), { extra: 1, more: 2 })).issues;
    expect(issues).toMatchObject([{ path: ["extra"] }, { path: ["more"] }]);
  });

  it("shows an own __proto__ as the property that it is", () => {
    const value: unknown = JSON.parse('{ "name": "a", "__proto__": { "x": 1 } }');
    expect(validators.validate("Closed", value).issues).toMatchObject([
      { path: ["__proto__"], code: "additionalProperties" },
    ]);
  });
});

describe("a deep value", () => {
  it.each([10_000, 1_000_000])("of %i levels is accepted where it is valid", (depth) => {
    expect(validators.is("Chain", chain(depth))).toBe(true);
    expect(validators.validate("Chain", chain(depth)).issues).toBeUndefined();
    expect(validators.is("HoldsChain", { chain: chain(depth) })).toBe(true);
    expect(validators.is("Lists", nested(depth))).toBe(true);
    expect(validators.is("Json", nested(depth, { a: [null, 1, "a"] }))).toBe(true);
  });

  it.each([10_000, 1_000_000])(
    "of %i levels is rejected where its innermost part is wrong, and the path says where",
    (depth) => {
      expect(validators.is("Chain", chain(depth, { name: 1 }))).toBe(false);
      expect(validators.is("Json", nested(depth, NaN))).toBe(false);
      const issues = validators.validate("Chain", chain(depth, { name: 1 })).issues ?? [];
      expect(issues.map(({ code, path }) => [code, path.length, path.at(-1)])).toEqual([["type", depth, "name"]]);
    },
  );

  it("with something wrong at every level is reported in bounds", () => {
    let value: object = {};
    for (let count = 0; count < 100_000; count += 1) value = { next: value };
    const issues = validators.validate("Chain", value).issues ?? [];
    expect(issues.at(-1)?.code).toBe("limit");
    expect(issues.length).toBeLessThanOrEqual(1_001);
    expect(issues.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(400_000);
  });

  it("of a schema that it takes to try every branch is checked in time that grows with its size", () => {
    let value: object = { c: 1 };
    for (let count = 0; count < 60; count += 1) value = { a: value, c: 1 };
    expect(validators.is("Undecided", value)).toBe(true);
    expect(validators.is("Undecided", { a: value })).toBe(false);
  });

  it("can be compared with its neighbour", () => {
    expect(validators.is("Unique", [nested(100_000), nested(100_001)])).toBe(true);
    expect(validators.is("Unique", [nested(100_000), nested(100_000)])).toBe(false);
  });
});

describe("a value that holds itself", () => {
  it("is accepted where every part of it is right", () => {
    const value: Record<string, unknown> = { name: "ring" };
    value["next"] = value;
    value["other"] = value;
    expect(validators.is("Chain", value)).toBe(true);
    const list: unknown[] = [];
    list.push(list, list, [list, [list]]);
    expect(validators.is("Lists", list)).toBe(true);
    expect(validators.is("Json", { list, value })).toBe(true);
  });

  it("is rejected where a part of it is wrong", () => {
    const value: Record<string, unknown> = { name: "ring" };
    value["next"] = { name: "two", next: value, other: { name: 3, next: value } };
    value["other"] = value;
    expect(validators.is("Chain", value)).toBe(false);
    expect(codes("Chain", value)).toContain("type");
  });

  it("has no content to compare", () => {
    const list: unknown[] = [];
    list.push(list);
    expect(validators.is("Unique", [list, [list]])).toBe(false);
    expect(codes("Unique", [list, [list]])).toEqual(["nesting"]);
  });

  it("comes to an end also where branches must be tried", () => {
    const value: Record<string, unknown> = { c: 1 };
    value["a"] = value;
    expect(validators.is("Undecided", value)).toBe(false);
    expect(codes("Undecided", value)).toEqual(["nesting"]);
  });
});

describe("a schema that only refers to itself", () => {
  it("comes to an end", () => {
    expect(() => validators.is("SelfReference", 1)).not.toThrow();
    expect(() => validators.validate("SelfReference", 1)).not.toThrow();
  });
});
