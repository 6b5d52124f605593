/** The description from which specwright generates, and whose schemas ajv compiles: every case is a component of it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const root = new URL("../../", import.meta.url);
const { parse } = createRequire(root)("yaml");

const number = { type: "number" };
const string = { type: "string" };
const boolean = { type: "boolean" };
const integer = { type: "integer" };

/** The data of moltar's typescript-runtime-type-benchmarks. */
function moltar(openness) {
  const object = (properties) => ({ type: "object", required: Object.keys(properties), properties, ...openness });
  return object({
    number,
    negNumber: number,
    maxNumber: number,
    string,
    longString: string,
    boolean,
    deeplyNested: object({ foo: string, num: number, bool: boolean }),
  });
}

export const variantCount = 50;

/** Fifty kinds of event: four properties that all share, a constant that tells them apart, three of their own. */
export function eventName(index) {
  const nouns = [
    "invoice",
    "customer",
    "meter",
    "payment",
    "refund",
    "price",
    "payout",
    "coupon",
    "tax_rate",
    "dispute",
  ];
  const verbs = ["created", "updated", "deleted", "expired", "paused"];
  return `${nouns[index % nouns.length]}.${verbs[Math.floor(index / nouns.length)]}`;
}

function event(index) {
  return {
    type: "object",
    required: ["id", "type", "created", "livemode", `subject_${index}`, "amount"],
    properties: {
      id: string,
      type: { const: eventName(index) },
      created: integer,
      livemode: boolean,
      [`subject_${index}`]: string,
      amount: integer,
      [`reason_${index}`]: string,
    },
  };
}

/** The OpenAPI description of all cases. */
export function description() {
  const { BillingMeter, BillingMeterCreateParams } = parse(
    readFileSync(new URL("spec/billing-meters.yaml", root), "utf8"),
  ).components.schemas;
  const indexes = Array.from({ length: variantCount }, (_, index) => index);
  const schemas = {
    BillingMeter,
    BillingMeterCreateParams,
    BillingMeters: { type: "array", items: { $ref: "#/components/schemas/BillingMeter" } },
    Event: {
      oneOf: indexes.map((index) => ({ $ref: `#/components/schemas/Event${index}` })),
      discriminator: { propertyName: "type" },
    },
    ...Object.fromEntries(indexes.map((index) => [`Event${index}`, event(index)])),
    Loose: moltar({}),
    Strict: moltar({ additionalProperties: false }),
  };
  const entries = ["BillingMeterCreateParams", "BillingMeter", "BillingMeters", "Event", "Loose", "Strict"];
  const paths = entries.map((name) => [
    `/${name}`,
    {
      post: {
        operationId: `take${name}`,
        requestBody: { content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
        responses: { 204: { description: "Taken." } },
      },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Cases", version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
}
