/** The function that says what a schema knows of a value, so that the rest can be left out. */
import type { Assertion, ListedProperty, ObjectAssertion, SchemaId } from "../../model/schema.js";
import { jsonLiteral, stringLiteral } from "../literal.js";
import type { Statement } from "../emitter.js";
import type { Visibility } from "../structures.js";
import { loop, when, type Code } from "./code.js";
import { any, negate } from "./condition.js";
import { itemsFrom } from "./arrays.js";
import type { Facts } from "./facts.js";
import { objectShape, type Field, type ObjectShape } from "./object-shape.js";
import { placeFunction, whereValue } from "./place-function.js";
import { besideListed, isPresent, matchesName, readProperty } from "./properties.js";
import type { Scope } from "./scope.js";
import { isRequiring, requiredAlone } from "./strip-required.js";

type Of<Kind extends Assertion["kind"]> = Extract<Assertion, { readonly kind: Kind }>;

/** `function keepPetAt(value: unknown, place: KeptPlace): void`. */
export function keepFunction(scope: Scope, name: string, exported: Visibility): Statement {
  const names = requiredAlone(scope.facts, scope.schema.id);
  return placeFunction(scope, name, exported, {
    place: "KeptPlace",
    code: (assertion) => keepCode(scope, assertion),
    before: names.length === 0 ? [] : [`place.keepRequired(${jsonLiteral(names)});`],
  });
}

function keepCode(scope: Scope, assertion: Assertion): readonly Code[] {
  switch (assertion.kind) {
    case "properties":
      return whereValue("isObject", keepObject(scope, assertion), scope);
    case "items":
      return whereValue("isArray", keepItems(scope, assertion), scope);
    case "ref":
      return keepSame(scope, assertion.target);
    case "allOf":
      return assertion.schemas.flatMap((id) => keepSame(scope, id));
    case "anyOf":
    case "oneOf":
      return assertion.schemas.flatMap((id) => keepWhereMatching(scope, id, [id], []));
    case "if":
      return keepConditional(scope, assertion);
    case "dependentSchemas":
      return keepDependent(scope, assertion);
    case "unevaluatedProperties":
      // What is left over is allowed in so many words.
      return scope.facts.isNever(assertion.schema) ? [] : whereValue("isObject", ["place.keepAll();"], scope);
    default:
      return [];
  }
}

function keepSame({ facts, naming }: Scope, id: SchemaId): readonly Code[] {
  const kept = keeping(facts, id);
  return kept === undefined ? [] : [`${naming.own("keep", kept)}(value, place);`];
}

/** A branch that is never taken is not asked for either: asking makes a function of it. */
function keepWhereMatching(
  scope: Scope,
  id: SchemaId,
  then: readonly SchemaId[],
  otherwise: readonly SchemaId[],
): readonly Code[] {
  const { facts } = scope;
  const keep = (ids: readonly SchemaId[]): readonly Code[] => ids.flatMap((one) => keepSame(scope, one));
  if (facts.isTrivial(id)) return keep(then);
  if (facts.kinds.of(id).size === 0) return keep(otherwise);
  const [matching, others] = [keep(then), keep(otherwise)];
  return matching.length + others.length === 0 ? [] : when(scope.condition(id, "value", "branch"), matching, others);
}

function keepConditional(scope: Scope, { condition, then, else: otherwise }: Of<"if">): readonly Code[] {
  const given = (id: SchemaId | undefined): readonly SchemaId[] => (id === undefined ? [] : [id]);
  return keepWhereMatching(scope, condition, [condition, ...given(then)], given(otherwise));
}

function keepDependent(scope: Scope, { entries }: Of<"dependentSchemas">): readonly Code[] {
  const body = entries.flatMap(({ wireName, schema }) => {
    const kept = keepSame(scope, schema);
    return kept.length === 0 ? [] : when(isPresent(readProperty(scope, "value", wireName)), kept);
  });
  return whereValue("isObject", body, scope);
}

/** The schema whose function speaks of values of another; undefined where that says nothing of what objects hold. */
export function keeping(facts: Facts, id: SchemaId): SchemaId | undefined {
  const seen = new Set<SchemaId>();
  for (let current = id; facts.namesProperties(current);) {
    const { assertions } = facts.schema(current);
    const [only, ...others] = assertions.filter((one) => followed.has(one.kind) || isRequiring(one));
    // What only refers to another schema needs no function of its own.
    if (only?.kind !== "ref" || others.length > 0 || seen.has(current)) return current;
    seen.add(current);
    current = only.target;
  }
  return undefined;
}

/** The keywords by which schemas say what they know of objects. */
export const followed: ReadonlySet<Assertion["kind"]> = new Set<Assertion["kind"]>([
  "properties",
  "items",
  "ref",
  "allOf",
  "anyOf",
  "oneOf",
  "if",
  "dependentSchemas",
  "unevaluatedProperties",
]);

/** @param read the expression of the value, asked for only where it is entered: reading may need the runtime */
function enter({ facts, naming }: Scope, id: SchemaId, key: string, read: () => string): readonly Code[] {
  const kept = keeping(facts, id);
  return kept === undefined ? [] : [`place.enter(${key}, ${read()}, ${naming.own("keep", kept)});`];
}

function keepObject(scope: Scope, { properties, additional, closed, patterns }: ObjectAssertion): readonly Code[] {
  const { naming, schema, facts } = scope;
  const shape = objectShape(schema.assertions, (id) => facts.isTrivial(id));
  const isOpen = additional !== undefined || shape.patterns.length < patterns.length;
  const isNaming = properties.length > 0 || patterns.length > 0 || closed;
  const keys = namesConstant(schema.assertions);
  const names = isNaming && !isOpen ? [`place.keep(${naming.own(keys, schema.id)});`] : [];
  return [
    ...(isOpen ? ["place.keepAll();"] : names),
    ...properties
      .filter(isSent)
      .flatMap(({ wireName, schema: id }) =>
        enter(scope, id, stringLiteral(wireName), () => readProperty(scope, "value", wireName)),
      ),
    ...keepMatching(scope, shape, isOpen ? "kept anyway" : "by pattern"),
    ...keepAdditional(scope, shape),
  ];
}

/** Whether a property stays. */
export function isSent({ isLeftOut }: ListedProperty): boolean {
  return isLeftOut !== true;
}

/** The constant of those names: one that the validators have as well, where it is the same. */
export function namesConstant(assertions: readonly Assertion[]): "keys" | "knownKeys" {
  const { fields, listed } = objectShape(assertions, () => false);
  return fields.length > listed.length || unsentNames(assertions).size > 0 ? "knownKeys" : "keys";
}

/** The names that keywords of a schema's own mention: what must be there is not left out, described or not. */
export function knownNames(assertions: readonly Assertion[]): readonly string[] {
  return knownFields(assertions).map(({ wireName }) => wireName);
}

/** The same as fields. What is not sent in the direction that the schema is for, its type does not name either. */
export function knownFields(assertions: readonly Assertion[]): readonly Field[] {
  const unsent = unsentNames(assertions);
  const { fields } = objectShape(assertions, () => false);
  return fields.filter(({ forbidden, wireName }) => !forbidden && !unsent.has(wireName));
}

function unsentNames(assertions: readonly Assertion[]): ReadonlySet<string> {
  const properties = assertions.flatMap((one) => (one.kind === "properties" ? one.properties : []));
  return new Set(properties.filter((one) => !isSent(one)).map(({ wireName }) => wireName));
}

function keepMatching(scope: Scope, shape: ObjectShape, kept: "by pattern" | "kept anyway"): readonly Code[] {
  const parts = shape.patterns.map((pattern) => ({
    pattern,
    inner: enter(scope, pattern.schema, "key", () => "property"),
  }));
  const body = parts.flatMap(({ pattern, inner }) => {
    const all = kept === "by pattern" ? ["place.keepOne(key);", ...inner] : inner;
    return all.length === 0 ? [] : when(matchesName(scope, pattern, "key"), all);
  });
  const binding = parts.some(({ inner }) => inner.length > 0) ? "[key, property]" : "[key]";
  return body.length === 0 ? [] : loop(eachProperty(scope, binding, "value"), body);
}

function keepAdditional(scope: Scope, shape: ObjectShape): readonly Code[] {
  if (shape.additional === undefined) return [];
  const inner = enter(scope, shape.additional, "key", () => "property");
  if (inner.length === 0) return [];
  const matches = shape.patterns.map((pattern) => matchesName(scope, pattern, "key"));
  return loop(
    eachProperty(scope, "[key, property]", besideListed(scope, shape, "value")),
    when(negate(any(...matches)), inner),
  );
}

function eachProperty({ naming }: Scope, binding: "[key]" | "[key, property]", args: string): string {
  return `for (const ${binding} of ${naming.runtime("otherProperties")}(${args}))`;
}

function keepItems(scope: Scope, { prefix, rest }: Of<"items">): readonly Code[] {
  const first = prefix.flatMap((id, index) => enter(scope, id, String(index), () => `value[${index}]`));
  const others = rest === undefined ? [] : enter(scope, rest, "index", () => "value[index]");
  return [...first, ...loop(itemsFrom("value", prefix.length), others)];
}
