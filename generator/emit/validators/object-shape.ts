/** What all keywords of one schema say of an object together, by property. */
import type { Location } from "../../load/pointer.js";
import type { Assertion, DependentRequired, PropertyEdge, SchemaId } from "../../model/schema.js";
import { readPattern } from "./regular-expression.js";

export interface ObjectShape {
  readonly fields: readonly Field[];
  /** The names under `properties`: what is "additional" is measured by them. */
  readonly listed: readonly string[];
  readonly patterns: readonly PropertyPattern[];
  readonly additional?: SchemaId;
  readonly closed: boolean;
  readonly names?: SchemaId;
  readonly min?: number;
  readonly max?: number;
  readonly dependentRequired: readonly DependentRequired[];
  readonly dependentSchemas: readonly PropertyEdge[];
  readonly locations: { readonly [keyword in LocatedKeyword]?: Location };
}

export type LocatedKeyword =
  "properties" | "required" | "propertyNames" | "minProperties" | "maxProperties" | "dependentRequired";

/** A property that some keyword names. */
export interface Field {
  readonly wireName: string;
  readonly required: boolean;
  /** All that its value must satisfy. */
  readonly schemas: readonly SchemaId[];
  /** No keyword that names it allows it. */
  readonly forbidden: boolean;
  /** Another keyword asks whether it is there. */
  readonly asked: boolean;
}

export interface PropertyPattern {
  /** Its place among the schema's patterns. */
  readonly index: number;
  readonly source: string;
  readonly schema: SchemaId;
  /** Undefined where it cannot be told. */
  readonly matches: (name: string) => boolean | undefined;
}

/** @param isTrivial whether a schema accepts anything, so that nobody need ask for it */
export function objectShape(assertions: readonly Assertion[], isTrivial: (id: SchemaId) => boolean): ObjectShape {
  const one = finder(assertions);
  const limit = (kind: "minProperties" | "maxProperties") =>
    assertions.flatMap((assertion) => (assertion.kind === kind && "limit" in assertion ? [assertion] : []))[0];
  const properties = one("properties");
  const names = one("propertyNames");
  const [min, max] = [limit("minProperties"), limit("maxProperties")];
  const [required, dependentRequired] = [one("required"), one("dependentRequired")];
  const listed = (properties?.properties ?? []).map(({ wireName }) => wireName);
  const patterns = (properties?.patterns ?? []).flatMap(readPropertyPattern);
  // Where a pattern cannot be read, no one knows which properties are additional.
  const isKnown = patterns.length === properties?.patterns.length;
  const shape: Omit<ObjectShape, "fields"> = {
    listed,
    patterns,
    ...(isKnown && properties.additional !== undefined ? { additional: properties.additional } : {}),
    closed: isKnown && properties.closed,
    ...(names === undefined ? {} : { names: names.schema }),
    ...(min === undefined ? {} : { min: min.limit }),
    ...(max === undefined ? {} : { max: max.limit }),
    dependentRequired: (dependentRequired?.entries ?? []).filter(({ requires }) => requires.length > 0),
    dependentSchemas: (one("dependentSchemas")?.entries ?? []).filter(({ schema }) => !isTrivial(schema)),
    locations: {
      ...locationOf("required", required),
      ...locationOf("propertyNames", names),
      ...locationOf("minProperties", min),
      ...locationOf("maxProperties", max),
      ...locationOf("dependentRequired", dependentRequired),
    },
  };
  return { ...shape, fields: fieldsOf(shape, properties?.properties ?? [], required?.wireNames ?? []) };
}

export const objectKeywords: ReadonlySet<Assertion["kind"]> = new Set<Assertion["kind"]>([
  "properties",
  "required",
  "propertyNames",
  "minProperties",
  "maxProperties",
  "dependentRequired",
  "dependentSchemas",
]);

function fieldsOf(
  shape: Omit<ObjectShape, "fields">,
  properties: readonly PropertyEdge[],
  required: readonly string[],
): readonly Field[] {
  const asked = new Set([
    ...shape.dependentRequired.flatMap(({ wireName, requires }) => [wireName, ...requires]),
    ...shape.dependentSchemas.map(({ wireName }) => wireName),
  ]);
  const edges = new Map(properties.map(({ wireName, schema }) => [wireName, schema]));
  return [...new Set([...edges.keys(), ...required, ...asked])].map((wireName) => {
    const edge = edges.get(wireName);
    const byPattern = shape.patterns.filter(({ matches }) => matches(wireName) === true).map(({ schema }) => schema);
    const isAdditional = edge === undefined && byPattern.length === 0;
    const additional = isAdditional && shape.additional !== undefined ? [shape.additional] : [];
    return {
      wireName,
      required: required.includes(wireName),
      schemas: [...(edge === undefined ? [] : [edge]), ...byPattern, ...additional],
      forbidden: isAdditional && shape.closed,
      asked: asked.has(wireName),
    };
  });
}

function readPropertyPattern(
  edge: { readonly source: string; readonly schema: SchemaId },
  index: number,
): readonly PropertyPattern[] {
  const pattern = readPattern(edge.source);
  return pattern.kind === "invalid" ? [] : [{ index, ...edge, matches: pattern.matches }];
}

function finder(assertions: readonly Assertion[]) {
  return <Kind extends Assertion["kind"]>(kind: Kind): Extract<Assertion, { readonly kind: Kind }> | undefined =>
    assertions.find((assertion): assertion is Extract<Assertion, { readonly kind: Kind }> => assertion.kind === kind);
}

function locationOf(
  keyword: LocatedKeyword,
  assertion: Assertion | undefined,
): { readonly [keyword in LocatedKeyword]?: Location } {
  return assertion === undefined ? {} : { [keyword]: assertion.location };
}
