/** The function that adds to a value of a schema what is missing and has a default. */
import { isToldApart } from "../../model/filled-forms.js";
import type { Assertion, JsonValue, ListedProperty, ObjectAssertion, Schema, SchemaId } from "../../model/schema.js";
import { jsonLiteral, stringLiteral } from "../literal.js";
import type { Statement } from "../emitter.js";
import type { Visibility } from "../structures.js";
import { loop, when, type Code } from "./code.js";
import { any, negate } from "./condition.js";
import { askedAs } from "./evaluation.js";
import type { Facts } from "./facts.js";
import { objectShape, type ObjectShape } from "./object-shape.js";
import { placeFunction, whereValue } from "./place-function.js";
import { besideListed, isPresent, matchesName, readProperty } from "./properties.js";
import type { Scope } from "./scope.js";

/** `function fillPetAt(value: unknown, place: Place): void`. */
export function fillFunction(scope: Scope, name: string, exported: Visibility): Statement {
  return placeFunction(scope, name, exported, { place: "Place", code: (assertion) => fillCode(scope, assertion) });
}

function fillCode(scope: Scope, assertion: Assertion): readonly Code[] {
  switch (assertion.kind) {
    case "properties":
      return whereValue("isObject", fillObject(scope, assertion), scope);
    case "items":
      return whereValue("isArray", fillItems(scope, assertion), scope);
    case "ref":
      return fillSame(scope, assertion.target);
    case "allOf":
      return assertion.schemas.flatMap((id) => fillSame(scope, id));
    case "anyOf":
    case "oneOf":
      return assertion.schemas.flatMap((id, index) => {
        if (!isToldApart(scope.facts.schema(id))) return [];
        const fill = fillSame(scope, id);
        return fill.length === 0 ? [] : when(scope.condition(id, "value", askedAs(assertion, index)), fill);
      });
    default:
      return [];
  }
}

function fillSame({ facts, naming }: Scope, id: SchemaId): readonly Code[] {
  const filled = filling(facts, id);
  return filled === undefined ? [] : [`${naming.own("fill", filled)}(value, place);`];
}

function enter({ facts, naming }: Scope, id: SchemaId, key: string, value: string): readonly Code[] {
  const filled = filling(facts, id);
  return filled === undefined ? [] : [`place.enter(${key}, ${value}, ${naming.own("fill", filled)});`];
}

/** The schema whose function fills values of another; undefined where that has no defaults. */
function filling(facts: Facts, id: SchemaId): SchemaId | undefined {
  const seen = new Set<SchemaId>();
  for (let current = id; facts.api.filled.has(current);) {
    const [only, ...others] = facts.schema(current).assertions.filter(({ kind }) => followed.has(kind));
    // What only refers to another schema needs no function of its own.
    if (only?.kind !== "ref" || others.length > 0 || seen.has(current)) return current;
    seen.add(current);
    current = only.target;
  }
  return undefined;
}

const followed: ReadonlySet<Assertion["kind"]> = new Set(["properties", "items", "ref", "allOf", "anyOf", "oneOf"]);

function fillObject(scope: Scope, { properties }: ObjectAssertion): readonly Code[] {
  const form = scope.facts.schema(scope.facts.api.filled.get(scope.schema.id) ?? scope.schema.id);
  const filled = form.assertions.flatMap((each) => (each.kind === "properties" ? each.properties : []));
  const defaults = new Map(filled.map((property) => [property.wireName, property.default]));
  const shape = objectShape(scope.schema.assertions, (id) => scope.facts.isTrivial(id));
  return [
    ...properties.flatMap((property) => fillProperty(scope, property, defaults.get(property.wireName))),
    ...fillMatching(scope, shape),
    ...fillAdditional(scope, shape),
  ];
}

function fillProperty(
  scope: Scope,
  { wireName, schema, isLeftOut }: ListedProperty,
  value: ListedProperty["default"],
): readonly Code[] {
  if (isLeftOut === true) return [];
  const key = stringLiteral(wireName);
  const read = readProperty(scope, "value", wireName);
  const added = value === undefined ? [] : [`place.add(${key}, ${defaultText(value, scope.facts.schema(schema))});`];
  return [...when(negate(isPresent(read)), added), ...enter(scope, schema, key, read)];
}

/** The default as a program sees it: `new Date("2024-02-29")`, `5n`. */
function defaultText(value: JsonValue, { encoding }: Schema): string {
  const codec = encoding?.side === "value" ? encoding.codec : undefined;
  if (typeof value === "string" && (codec === "date" || codec === "date-time")) {
    return `new Date(${stringLiteral(codec === "date" ? value : new Date(value).toISOString())})`;
  }
  if (typeof value !== "number" || codec === undefined) return jsonLiteral(value);
  return codec === "int64" ? `${String(value)}n` : stringLiteral(String(value));
}

/** Patterns apply to listed properties, too. */
function fillMatching(scope: Scope, shape: ObjectShape): readonly Code[] {
  const body = shape.patterns.flatMap((pattern) =>
    when(matchesName(scope, pattern, "key"), enter(scope, pattern.schema, "key", "property")),
  );
  return body.length === 0 ? [] : loop(eachProperty(scope, "value"), body);
}

function fillAdditional(scope: Scope, shape: ObjectShape): readonly Code[] {
  if (shape.additional === undefined) return [];
  const matches = shape.patterns.map((pattern) => matchesName(scope, pattern, "key"));
  const body = when(negate(any(...matches)), enter(scope, shape.additional, "key", "property"));
  return body.length === 0 ? [] : loop(eachProperty(scope, besideListed(scope, shape, "value")), body);
}

function eachProperty({ naming }: Scope, args: string): string {
  return `for (const [key, property] of ${naming.runtime("otherProperties")}(${args}))`;
}

function fillItems(scope: Scope, { prefix, rest }: Extract<Assertion, { readonly kind: "items" }>): readonly Code[] {
  const first = prefix.flatMap((id, index) => enter(scope, id, String(index), `value[${String(index)}]`));
  const others = rest === undefined ? [] : enter(scope, rest, "index", "value[index]");
  const start = String(prefix.length);
  return [...first, ...loop(`for (let index = ${start}; index < value.length; index += 1)`, others)];
}
