/**
 * Parameters as others write them: `qs`, `url-template` and the `stripe` package know nothing of this project. Where they
 * and our encoder have a form for the same value, it is the same; what they write is read as the value that it stands for.
 */
import fc from "fast-check";
import qs from "qs";
import Stripe from "stripe";
import { parseTemplate } from "url-template";
import { beforeAll, describe, expect, it } from "vitest";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import { decodePath, decodeQuery } from "../../templates/runtime/parameter-decode.js";
import { encodeQuery, expandPath } from "../../templates/runtime/parameter-encode.js";
import type { ParameterField } from "../../templates/runtime/parameter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { listening } from "../behaviour/listening.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";
import { shapeOf } from "./value-shapes.js";

const text = fc.string({ unit: "grapheme", maxLength: 8 }).filter((drawn) => !drawn.includes("\0"));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((drawn) => (drawn === 0 ? 0 : drawn));

describe("qs", () => {
  // Brackets in a name cannot be told from those around it, and an empty name from the brackets of "append".
  const key = fc.string({ unit: fc.constantFrom(..."ab01é .&=+%~'()*"), minLength: 1, maxLength: 4 });
  const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
  // RFC 6570 section 2.3: what is empty is undefined, and has no form.
  const { value } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc.array(tie("value"), { minLength: 1, maxLength: 3, depthIdentifier: "value" }),
      tie("object"),
    ),
    object: fc.dictionary(key, tie("value"), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
      depthIdentifier: "value",
    }),
  }));
  const objects = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

  it("nests objects and arrays with the same bytes, which are read as what was nested", () => {
    const fields: readonly ParameterField[] = [{ name: "filter", style: "deepObject", explode: true }];
    const property = fc.property(objects, (drawn) => {
      const values = { filter: drawn };
      const theirs = qs.stringify(values, { arrayFormat: "indices" });
      expect(encodeQuery(fields, values)).toBe(theirs);
      expect(decodeQuery(theirs, shapeOf(values), fields)).toEqual({ value: values });
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("reads what is nested here as what it was", () => {
    const fields: readonly ParameterField[] = [{ name: "filter", style: "deepObject", explode: true }];
    const property = fc.property(objects, (drawn) => {
      // Without a schema, a property named by a number is an item.
      fc.pre(!/"\d+":/.test(JSON.stringify(drawn)));
      const sent = encodeQuery(fields, { filter: drawn });
      const read = qs.parse(sent, { depth: 100, arrayLimit: 100, plainObjects: true });
      expect(JSON.parse(JSON.stringify(read))).toEqual({ filter: texts(drawn) });
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("repeats names with the same bytes, which are read as what was repeated", () => {
    const flat = fc.dictionary(key, fc.oneof(scalar, fc.array(scalar, { minLength: 2, maxLength: 4 })), {
      minKeys: 1,
      noNullPrototype: true,
    });
    const property = fc.property(flat, (values) => {
      const fields = Object.keys(values).map((name): ParameterField => ({ name, style: "form", explode: true }));
      const theirs = qs.stringify(values, { arrayFormat: "repeat" });
      expect(encodeQuery(fields, values)).toBe(theirs);
      expect(decodeQuery(theirs, shapeOf(values), fields)).toEqual({ value: values });
    });
    fc.assert(property, { numRuns: 500 });
  });

  /** All that a query says of a value: its scalars are texts. */
  function texts(drawn: JsonValue): JsonValue {
    if (isArray(drawn)) return drawn.map(texts);
    if (!isObject(drawn)) return drawn === null ? "" : String(drawn);
    return Object.fromEntries(Object.entries(drawn).map(([name, inner]) => [name, texts(inner)]));
  }
});

describe("url-template", () => {
  interface Expansion {
    readonly field: ParameterField;
    readonly template: string;
    readonly place: "path" | "query";
    /** What texts in lists and objects must not hold, since it could not be told from what separates them. */
    readonly separator?: string;
  }
  const styled = (style: ParameterField["style"], explode: boolean, template: string): Expansion => ({
    field: { name: "v", style, explode },
    template,
    place: style === "form" ? "query" : "path",
    ...(style === "label" && explode ? { separator: "." } : {}),
  });
  const expansions: readonly Expansion[] = [
    styled("simple", false, "{v}"),
    styled("simple", true, "{v*}"),
    styled("label", false, "{.v}"),
    styled("label", true, "{.v*}"),
    styled("matrix", false, "{;v}"),
    styled("matrix", true, "{;v*}"),
    styled("form", false, "{?v}"),
    styled("form", true, "{?v*}"),
  ];
  // Section 2.3: lists and objects without members are undefined. An empty text among them is undefined to url-template
  // in the style matrix (against 3.2.7, whose last example is `;empty`), and in paths leads elsewhere.
  const some = text.filter((drawn) => drawn !== "");
  const values = fc.oneof(
    some,
    fc.array(some, { minLength: 1, maxLength: 4 }),
    fc.dictionary(some, some, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  );

  it.each(expansions.map((each) => [each.template, each] as const))("%s has the same bytes", (_, expansion) => {
    const { field, template, place, separator } = expansion;
    const property = fc.property(values, (v) => {
      fc.pre(separator === undefined || typeof v === "string" || !JSON.stringify(v).includes(separator));
      const theirs = parseTemplate(template).expand({ v });
      // RFC 3986 section 5.2.4: a segment of one dot or two is not sent.
      fc.pre(place === "query" || !/^\.{1,2}$/.test(theirs));
      if (place === "query") {
        expect(`?${encodeQuery([field], { v })}`).toBe(theirs);
        expect(decodeQuery(theirs.slice(1), shapeOf({ v }), [field])).toEqual({ value: { v } });
      } else {
        expect(expandPath("/{v}", [field], { v })).toBe(`/${theirs}`);
        expect(decodePath(new Map([["v", theirs]]), shapeOf({ v }), [field])).toEqual({ value: { v } });
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("{+v} passes what is reserved with the same bytes, but for what would end a parameter", () => {
    const reserved: ParameterField = { name: "v", style: "form", explode: true, reserved: "allowed" };
    const inPath: ParameterField = { name: "v", style: "simple", explode: false, reserved: "allowed" };
    const property = fc.property(
      fc.string({ unit: fc.constantFrom(..."aé%~:/?@!$&'()*+,;=-_ 4F"), minLength: 1, maxLength: 8 }),
      (v) => {
        // Section 3.2.3: a percent sign passes with two digits behind it; url-template takes it from one on.
        fc.pre(!/%[0-9A-Fa-f](?![0-9A-Fa-f])/.test(v));
        const theirs = parseTemplate("{+v}").expand({ v });
        // OpenAPI 3.2.1 section 4.12.2.1: what has a meaning where the parameter stands must be escaped all the same.
        const inQuery = theirs.replace(/[&+]/g, encodeURIComponent);
        const inSegment = theirs.replace(/[/?]/g, encodeURIComponent);
        expect(encodeQuery([reserved], { v })).toBe(`v=${inQuery}`);
        if (!/^\.{1,2}$/.test(inSegment)) expect(expandPath("/{v}", [inPath], { v })).toBe(`/${inSegment}`);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});

describe("the stripe package", () => {
  let stripe: Stripe;
  let received: { readonly path?: unknown; readonly query?: unknown } = {};

  beforeAll(async () => {
    const { createRouter, toNodeListener } = await loadPackage<ServerParts>(
      await generateText(JSON.stringify(stripeLike)),
    );
    const handler = (request: typeof received): object => {
      received = request;
      return { status: 200, body: { object: "list", data: [], has_more: false, url: "/v1" } };
    };
    const any: unknown = new Proxy(handler, { get: () => any });
    const url = new URL(
      await listening(toNodeListener(createRouter({ handlers: any, authenticate: { bearer: () => true } }))),
    );
    stripe = new Stripe("sk_test_123", {
      protocol: "http",
      host: url.hostname,
      port: url.port,
      maxNetworkRetries: 0,
      telemetry: false,
    });
  });

  it("lists with ranges and things to expand, which arrive with their types", async () => {
    await stripe.subscriptions.list({
      created: { gte: 1_700_000_000, lt: 1_800_000_000 },
      expand: ["data.customer", "data.latest_invoice.payment_intent"],
      limit: 3,
      automatic_tax: { enabled: true },
    });
    expect(received.query).toEqual({
      created: { gte: 1_700_000_000, lt: 1_800_000_000 },
      expand: ["data.customer", "data.latest_invoice.payment_intent"],
      limit: 3,
      automatic_tax: { enabled: true },
    });
  });

  it("lists with a moment in place of a range", async () => {
    await stripe.subscriptions.list({ created: 1_700_000_000, price: "pri ce&=[é]" });
    expect(received.query).toEqual({ created: 1_700_000_000, price: "pri ce&=[é]" });
  });

  it("asks for what a path leads to", async () => {
    await stripe.billing.meters.listEventSummaries("mtr_1/2", { customer: "cus_1", start_time: 60, end_time: 120 });
    expect(received.path).toEqual({ id: "mtr_1/2" });
    expect(received.query).toEqual({ customer: "cus_1", start_time: 60, end_time: 120 });
  });
});

interface ServerParts {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
}

const integer: JsonObject = { type: "integer" };
const string: JsonObject = { type: "string" };
const inQuery = (name: string, schema: JsonObject): JsonObject => ({ name, in: "query", style: "form", schema });
const nested = (name: string, schema: JsonObject): JsonObject => ({
  ...{ name, in: "query", style: "deepObject", explode: true, schema },
});
const list: JsonObject = {
  "200": {
    description: "A page.",
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: ["object", "data", "has_more", "url"],
          properties: {
            object: string,
            data: { type: "array", items: {} },
            has_more: { type: "boolean" },
            url: string,
          },
        },
      },
    },
  },
};

/** Written as Stripe writes its own. */
const stripeLike: JsonObject = {
  openapi: "3.0.0",
  info: { title: "Lists", version: "1" },
  components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  security: [{ bearer: [] }],
  paths: {
    "/v1/subscriptions": {
      get: {
        operationId: "GetSubscriptions",
        parameters: [
          nested("automatic_tax", {
            type: "object",
            required: ["enabled"],
            properties: { enabled: { type: "boolean" } },
          }),
          nested("created", {
            anyOf: [{ type: "object", properties: { gt: integer, gte: integer, lt: integer, lte: integer } }, integer],
          }),
          nested("expand", { type: "array", items: { type: "string", maxLength: 5000 } }),
          inQuery("limit", integer),
          inQuery("price", string),
        ],
        responses: list,
      },
    },
    "/v1/billing/meters/{id}/event_summaries": {
      get: {
        operationId: "GetEventSummaries",
        parameters: [
          { name: "id", in: "path", required: true, style: "simple", schema: string },
          inQuery("customer", string),
          inQuery("start_time", integer),
          inQuery("end_time", integer),
        ],
        responses: list,
      },
    },
  },
};
