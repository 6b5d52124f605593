/** Whether two schemas have no object in common, as far as the properties that one of them requires tell. */
import { overlap, type Kinds } from "./json-kind.js";
import { listedValues } from "./listed-values.js";
import { matches } from "./plain-assertion.js";
import type { Assertion, JsonValue, ObjectAssertion, SchemaId } from "./schema.js";

export interface SchemaFacts {
  /** May be too many, never too few. */
  readonly kinds: { of(id: SchemaId): Kinds };
  schema(id: SchemaId): { readonly assertions: readonly Assertion[] };
}

export type Scalar = string | number | boolean | null;

/** What a property of an object can hold. */
export interface PropertyFacts {
  readonly isRequired: boolean;
  /** The schemas that its values satisfy. */
  readonly schemas: readonly SchemaId[];
  /** All the values that it can have; absent where they are not listed, or are no scalars. */
  readonly values?: readonly Scalar[];
  /** Values that it cannot have. */
  readonly excluded: readonly Scalar[];
}

/** What holds of every object of a schema. */
export interface ObjectFacts {
  readonly properties: ReadonlyMap<string, PropertyFacts>;
  /** Each refuses the properties that it does not name. */
  readonly closed: readonly ObjectAssertion[];
}

/** Found once for each schema of a model. */
const known = new WeakMap<SchemaFacts, Map<SchemaId, ObjectFacts>>();

const nothing: ObjectFacts = { properties: new Map(), closed: [] };

/** Parts before what they are parts of, with a stack of its own: chains may be of any length. */
export function objectFacts(facts: SchemaFacts, id: SchemaId): ObjectFacts {
  const found = known.get(facts) ?? new Map<SchemaId, ObjectFacts>();
  known.set(facts, found);
  const opened = new Set<SchemaId>();
  const pending = [id];
  for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
    const parts = opened.has(next) || found.has(next) ? [] : facts.schema(next).assertions.flatMap(partsOf);
    opened.add(next);
    const unknown = parts.filter((part) => !found.has(part) && !opened.has(part));
    pending.push(...unknown);
    if (unknown.length > 0) continue;
    pending.pop();
    // What a schema says of itself by way of itself is nothing.
    if (!found.has(next))
      found.set(
        next,
        findFacts(facts, next, (part) => found.get(part) ?? nothing),
      );
  }
  return found.get(id) ?? nothing;
}

function findFacts(facts: SchemaFacts, id: SchemaId, ofPart: (id: SchemaId) => ObjectFacts): ObjectFacts {
  const { assertions } = facts.schema(id);
  const parts = assertions.flatMap(partsOf).map(ofPart);
  const objects = assertions.filter((assertion) => assertion.kind === "properties");
  const listed = objects.flatMap(({ properties }) =>
    properties.map(({ wireName, schema }) => [wireName, { isRequired: false, ...valueFacts(facts, schema) }] as const),
  );
  const required = assertions
    .flatMap((assertion) => (assertion.kind === "required" ? assertion.wireNames : []))
    .map((wireName) => [wireName, { isRequired: true, schemas: [], excluded: [] }] as const);
  const properties = new Map<string, PropertyFacts>();
  for (const [wireName, property] of [...parts.flatMap((part) => [...part.properties]), ...listed, ...required])
    properties.set(wireName, both(properties.get(wireName), property));
  return { properties, closed: [...parts.flatMap((part) => part.closed), ...objects.filter(({ closed }) => closed)] };
}

/** The schemas that every value must satisfy, too. */
function partsOf(assertion: Assertion): readonly SchemaId[] {
  if (assertion.kind === "allOf") return assertion.schemas;
  return assertion.kind === "ref" ? [assertion.target] : [];
}

function valueFacts(facts: SchemaFacts, schema: SchemaId): Omit<PropertyFacts, "isRequired"> {
  const listed = listedValues(facts.schema(schema).assertions)?.values;
  const values = listed?.filter(isScalar);
  const isUsable = values !== undefined && values.length > 0 && values.length === listed?.length;
  const excluded = facts.schema(schema).assertions.flatMap((assertion) => excludedBy(facts, assertion));
  return { schemas: [schema], excluded, ...(isUsable ? { values } : {}) };
}

/** Of `not: { enum: [a, b] }`, where nothing else stands beside the list. */
function excludedBy(facts: SchemaFacts, assertion: Assertion): readonly Scalar[] {
  if (assertion.kind !== "not") return [];
  const { assertions } = facts.schema(assertion.schema);
  return assertions.length === 1 ? (listedValues(assertions)?.values ?? []).filter(isScalar) : [];
}

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== "object" || value === null;
}

function both(one: PropertyFacts | undefined, other: PropertyFacts): PropertyFacts {
  if (one === undefined) return other;
  const values = one.values === undefined ? other.values : one.values.filter((value) => has(other.values, value));
  return {
    isRequired: one.isRequired || other.isRequired,
    schemas: [...one.schemas, ...other.schemas],
    excluded: [...one.excluded, ...other.excluded],
    ...(values === undefined ? {} : { values }),
  };
}

function has(values: readonly Scalar[] | undefined, value: Scalar): boolean {
  return values === undefined || values.includes(value);
}

/** What a schema says of its objects, of those alone of which a property has one of some values. */
export function withValues(
  { properties, closed }: ObjectFacts,
  wireName: string,
  values: readonly Scalar[],
): ObjectFacts {
  const own = both(properties.get(wireName), { isRequired: true, schemas: [], excluded: [], values });
  return { properties: new Map([...properties, [wireName, own]]), closed };
}

/** Whether a property that every object of one has, or every object of the other, keeps any from being of both. */
export function excludeEachOther(facts: SchemaFacts, one: ObjectFacts, other: ObjectFacts): boolean {
  return refuses(facts, one, other) || refuses(facts, other, one);
}

/** Whether the second refuses every object of the first: for a property that all of these have. */
function refuses(facts: SchemaFacts, { properties }: ObjectFacts, other: ObjectFacts): boolean {
  return [...properties].some(([wireName, property]) => {
    if (!property.isRequired) return false;
    if (other.closed.some((shape) => !mayHave(shape, wireName))) return true;
    const there = other.properties.get(wireName);
    return there !== undefined && haveNothingInCommon(facts, property, there);
  });
}

function mayHave({ properties, patterns }: ObjectAssertion, wireName: string): boolean {
  return (
    properties.some((edge) => edge.wireName === wireName) ||
    patterns.some(({ source }) => matches(source, wireName) !== false)
  );
}

function haveNothingInCommon(facts: SchemaFacts, one: PropertyFacts, other: PropertyFacts): boolean {
  const isLeft = (value: Scalar): boolean => has(other.values, value) && !other.excluded.includes(value);
  if (one.values?.some(isLeft) === false) return true;
  if (other.values?.every((value) => one.excluded.includes(value)) === true) return true;
  return one.schemas.some((a) => other.schemas.some((b) => !overlap(facts.kinds.of(a), facts.kinds.of(b))));
}
