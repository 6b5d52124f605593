/** Other readings of JSON Schema 2020-12, each independent of ours and of the other. */
import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";

/** Whether a component's schema accepts a value; undefined where the judge cannot tell. */
export type Judge = (name: string, value: JsonValue) => boolean | undefined;

/** ajv: fast, with known faults; it throws at values that have a property `toString`. */
export function ajvJudge(components: JsonObject): Judge {
  const ajv = new Ajv2020({ strict: false, logger: false });
  ajv.addSchema({ $id: "doc", components: { schemas: components } });
  const compiled = new Map(
    Object.keys(components).map((name) => [name, ajv.compile({ $ref: `doc#/components/schemas/${name}` })]),
  );
  return (name, value) => {
    try {
      return compiled.get(name)?.(value);
    } catch {
      return undefined;
    }
  };
}

let documents = 0;

/** Hyperjump's validator: slow, and closest to the letter. It decides where ajv and ours disagree. */
export async function umpire(components: JsonObject, name: string): Promise<(value: JsonValue) => boolean> {
  const uri = `https://umpire.example/${(documents += 1)}`;
  const document = { $schema: "https://json-schema.org/draft/2020-12/schema", components: { schemas: components } };
  registerSchema(document as never, uri);
  try {
    const accepts = await validate(`${uri}#/components/schemas/${name}`);
    return (value) => accepts(value as never).valid;
  } finally {
    unregisterSchema(uri);
  }
}
