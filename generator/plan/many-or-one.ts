/** Whether what a path without a parameter at its end leads to is a collection, or one thing: `/pets`, `/account`. */
import type { Api, Operation } from "../model/api.js";
import { hundredsOf } from "../model/response-status.js";
import type { Assertion, SchemaId } from "../model/schema.js";
import { camelCase } from "./identifier.js";

export type Schemas = Api["schemas"];

/** By what it answers, where that is an object or an array; else by the last word of its path. */
export function answersMany({ responses }: Operation, word: string, schemas: Schemas): boolean {
  const success = responses.find(({ status }) => hundredsOf(status) === 2) ?? responses[0];
  for (const content of success?.contents ?? []) {
    if (content.kind === "items") return true;
    if (content.kind !== "json") continue;
    const assertions = assertionsOf(content.schema, schemas);
    if (assertions.some(isOfArrays)) return true;
    const listed = assertions.flatMap((assertion) => (assertion.kind === "properties" ? assertion.properties : []));
    if (listed.length === 0) continue;
    const arrays = listed.filter(({ schema }) => isArray(schema, schemas)).map(({ wireName }) => camelCase(wireName));
    return arrays.some((name) => isPlural(word) || name === word || pageMembers.has(name)) || hasPages(listed, word);
  }
  return isPlural(word);
}

/** What lists call the array of what they list. */
const pageMembers: ReadonlySet<string> = new Set(
  "data entries items list records results rows value values".split(" "),
);

/** Lists may be maps: `{ items: { … } }` beside a token for the next page. */
function hasPages(properties: readonly { readonly wireName: string }[], word: string): boolean {
  return isPlural(word) && properties.some(({ wireName }) => /^next_?(?:page|cursor|token|link)/i.test(wireName));
}

function isArray(id: SchemaId, schemas: Schemas): boolean {
  return assertionsOf(id, schemas).some(isOfArrays);
}

function isOfArrays(assertion: Assertion): boolean {
  return assertion.kind === "items" || (assertion.kind === "type" && assertion.types.includes("array"));
}

/**
 * What a schema says by itself, by what it refers to, and by what it is composed of, be it one of several. Each schema is
 * looked at once: large unions refer to each other.
 */
function assertionsOf(id: SchemaId, schemas: Schemas, seen: Set<SchemaId> = new Set()): readonly Assertion[] {
  if (seen.has(id)) return [];
  seen.add(id);
  return (schemas.get(id)?.assertions ?? []).flatMap((assertion) => {
    if (assertion.kind === "ref") return assertionsOf(assertion.target, schemas, seen);
    if (assertion.kind === "allOf" || assertion.kind === "anyOf" || assertion.kind === "oneOf")
      return assertion.schemas.flatMap((part) => assertionsOf(part, schemas, seen));
    return [assertion];
  });
}

function isPlural(word: string): boolean {
  return /[^ius]s$/i.test(word) && !/(?:news|settings|preferences)$/i.test(word);
}
