/** How the branches of a union are told apart: by the kind of value first, then by a property. */
import type { Location } from "../load/pointer.js";
import { overlap, type Kinds } from "./json-kind.js";
import { listedValues } from "./listed-values.js";
import type { Assertion, BranchChoice, JsonValue, SchemaId, UnionDiscriminator } from "./schema.js";

/** What the branches are told apart by. Kinds may be too many, never too few. */
export interface UnionFacts {
  readonly kinds: { of(id: SchemaId): Kinds };
  schema(id: SchemaId): { readonly assertions: readonly Assertion[] };
}

/** Branches that accept values of the same kinds. No two groups of a union share a kind. */
export interface Group {
  readonly kinds: Kinds;
  readonly branches: readonly SchemaId[];
  readonly discriminator?: Discriminator;
}

/** A property that every branch requires, and whose value belongs to one branch alone. */
export interface Discriminator {
  readonly wireName: string;
  /** `possible`: the value says which branch it must be, and yet another of a `oneOf` may match as well. */
  readonly otherMatches: "possible" | "impossible";
  readonly cases: readonly DiscriminatorCase[];
}

export interface DiscriminatorCase {
  readonly values: readonly Scalar[];
  readonly branch: SchemaId;
}

export type Scalar = string | number | boolean | null;

export interface Union {
  readonly kind: "anyOf" | "oneOf";
  readonly location: Location;
  readonly schemas: readonly SchemaId[];
  readonly discriminator?: UnionDiscriminator;
}

/** For each branch, what says that it is this one that applies. */
export function choicesOf(facts: UnionFacts, union: Union): readonly BranchChoice[] {
  const groups = groupsOf(facts, union);
  return union.schemas.map((branch): BranchChoice => {
    const group = groups.find(({ branches }) => branches.includes(branch));
    if (group?.discriminator?.otherMatches === "impossible") {
      return { by: "property", wireName: group.discriminator.wireName };
    }
    // A single branch with a declared discriminator is told by it as well; any other is the only one of its kinds.
    return group?.discriminator === undefined && group?.branches.length === 1 ? { by: "kind" } : { by: "trial" };
  });
}

export function groupsOf(facts: UnionFacts, union: Union): readonly Group[] {
  const { discriminator, schemas } = union;
  if (discriminator === undefined) return groupsByKind(facts, schemas);
  const cases = schemas.map((branch, index) => ({ branch, values: discriminator.values[index] ?? [] }));
  const isTagged = ({ values }: DiscriminatorCase): boolean => values.length > 0;
  const others = cases.filter((one) => !isTagged(one)).map(({ branch }) => branch);
  return [declaredGroup(facts, union, discriminator.wireName, cases.filter(isTagged)), ...groupsByKind(facts, others)];
}

/** The branches that a declared discriminator tells apart: objects, all of them. */
function declaredGroup(
  facts: UnionFacts,
  { kind }: Union,
  wireName: string,
  cases: readonly DiscriminatorCase[],
): Group {
  const kinds: Kinds = new Set(["object"]);
  const branches = cases.map(({ branch }) => branch);
  const areExclusive = kind === "anyOf" || branches.length < 2 || discriminatorOf(facts, branches, kinds) !== undefined;
  return {
    kinds,
    branches,
    discriminator: { wireName, cases, otherMatches: areExclusive ? "impossible" : "possible" },
  };
}

function groupsByKind(facts: UnionFacts, branches: readonly SchemaId[]): readonly Group[] {
  const groups: { kinds: Kinds; branches: readonly SchemaId[] }[] = [];
  for (const branch of branches) {
    const kinds = facts.kinds.of(branch);
    // Nothing matches it, so it decides nothing.
    if (kinds.size === 0) continue;
    const same = groups.filter((group) => overlap(group.kinds, kinds));
    const first = same[0];
    if (first === undefined) {
      groups.push({ kinds, branches: [branch] });
      continue;
    }
    first.kinds = new Set([...same.flatMap((group) => [...group.kinds]), ...kinds]);
    first.branches = [...same.flatMap((group) => group.branches), branch];
    for (const merged of same.slice(1)) groups.splice(groups.indexOf(merged), 1);
  }
  return groups.map((group) => {
    const discriminator = discriminatorOf(facts, group.branches, group.kinds);
    return discriminator === undefined ? group : { ...group, discriminator };
  });
}

function discriminatorOf(facts: UnionFacts, branches: readonly SchemaId[], kinds: Kinds): Discriminator | undefined {
  if (branches.length < 2 || kinds.size !== 1 || !kinds.has("object")) return undefined;
  const constants = branches.map((branch) => requiredConstants(facts, branch, 0));
  for (const wireName of constants[0]?.keys() ?? []) {
    const cases = branches.flatMap((branch, index): readonly DiscriminatorCase[] => {
      const values = constants[index]?.get(wireName);
      return values === undefined ? [] : [{ values, branch }];
    });
    const all = cases.flatMap(({ values }) => values);
    if (cases.length === branches.length && new Set(all).size === all.length) {
      return { wireName, cases, otherMatches: "impossible" };
    }
  }
  return undefined;
}

type Constants = ReadonlyMap<string, readonly Scalar[]>;

const furthest = 20;

/** The properties that a schema requires and whose values it lists. */
function requiredConstants(facts: UnionFacts, id: SchemaId, distance: number): Constants {
  const constants = new Map<string, readonly Scalar[]>();
  if (distance === furthest) return constants;
  const { assertions } = facts.schema(id);
  const required = new Set(
    assertions.flatMap((assertion) => (assertion.kind === "required" ? assertion.wireNames : [])),
  );
  for (const assertion of assertions) {
    for (const part of partsOf(assertion)) {
      for (const [wireName, values] of requiredConstants(facts, part, distance + 1)) constants.set(wireName, values);
    }
    for (const { wireName, schema } of assertion.kind === "properties" ? assertion.properties : []) {
      const values = required.has(wireName) ? scalarsOf(facts, schema) : undefined;
      if (values !== undefined) constants.set(wireName, values);
    }
  }
  return constants;
}

/** The schemas that every value must satisfy, too. */
function partsOf(assertion: Assertion): readonly SchemaId[] {
  if (assertion.kind === "allOf") return assertion.schemas;
  return assertion.kind === "ref" ? [assertion.target] : [];
}

function scalarsOf(facts: UnionFacts, id: SchemaId): readonly Scalar[] | undefined {
  const values = listedValues(facts.schema(id).assertions)?.values;
  if (values === undefined || values.length === 0) return undefined;
  const scalars = values.filter(isScalar);
  return scalars.length === values.length ? scalars : undefined;
}

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== "object" || value === null;
}
