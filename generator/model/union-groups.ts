/** How the branches of a union are told apart: by the kind of value first, then by a property. */
import type { Location } from "../load/pointer.js";
import {
  excludeEachOther,
  objectFacts,
  withValues,
  type PropertyFacts,
  type Scalar,
  type SchemaFacts,
} from "./exclusion.js";
import { overlap, type Kinds } from "./json-kind.js";
import type { BranchChoice, SchemaId, UnionDiscriminator } from "./schema.js";

export type { Scalar };

/** What the branches are told apart by. */
export type UnionFacts = SchemaFacts;

/** Branches that accept values of the same kinds. No two groups of a union share a kind. */
export interface Group {
  readonly kinds: Kinds;
  readonly branches: readonly SchemaId[];
  readonly discriminator?: Discriminator;
}

/** A property that every branch requires, unless there is a `rest`, and whose value belongs to one branch alone. */
export interface Discriminator {
  readonly wireName: string;
  /** The branch of all other values, and of objects without the property. */
  readonly rest?: SchemaId;
  /** `possible`: the value says which branch it must be, and yet another of a `oneOf` may match as well. */
  readonly otherMatches: "possible" | "impossible";
  readonly cases: readonly DiscriminatorCase[];
}

export interface DiscriminatorCase {
  /** None: the branch is the `rest`. */
  readonly values: readonly Scalar[];
  readonly branch: SchemaId;
}

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
  const rest = discriminator.rest === undefined ? undefined : schemas[discriminator.rest];
  const isTold = ({ values, branch }: DiscriminatorCase): boolean => values.length > 0 || branch === rest;
  const others = cases.filter((one) => !isTold(one)).map(({ branch }) => branch);
  const told = {
    wireName: discriminator.wireName,
    cases: cases.filter(isTold),
    ...(rest === undefined ? {} : { rest }),
  };
  return [declaredGroup(facts, union, told), ...groupsByKind(facts, others)];
}

type Told = Omit<Discriminator, "otherMatches">;

/** The branches that a declared discriminator tells apart: objects, all of them. */
function declaredGroup(facts: UnionFacts, { kind }: Union, told: Told): Group {
  const kinds: Kinds = new Set(["object"]);
  const branches = told.cases.map(({ branch }) => branch);
  const areExclusive =
    kind === "anyOf" || discriminatorOf(facts, branches, kinds) !== undefined || overlapping(facts, told).length === 0;
  return { kinds, branches, discriminator: { ...told, otherMatches: areExclusive ? "impossible" : "possible" } };
}

/** Pairs of which nothing says that an object of the first, by its value of the property, is not of the second, too. */
export function overlapping(
  facts: UnionFacts,
  { wireName, cases, rest }: Told,
): readonly (readonly [SchemaId, SchemaId])[] {
  const members = cases.map(({ branch, values }) => {
    const own = objectFacts(facts, branch);
    return { branch, own, chosen: branch === rest ? own : withValues(own, wireName, values) };
  });
  type Member = (typeof members)[number];
  const mayBeBoth = (one: Member, other: Member): boolean => !excludeEachOther(facts, one.chosen, other.own);
  return members.flatMap((one, index) =>
    members.slice(index + 1).flatMap((other): readonly (readonly [SchemaId, SchemaId])[] => {
      if (mayBeBoth(one, other)) return [[one.branch, other.branch]];
      return mayBeBoth(other, one) ? [[other.branch, one.branch]] : [];
    }),
  );
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
  const members = branches.map((branch) => ({ branch, properties: objectFacts(facts, branch).properties }));
  for (const wireName of members[0]?.properties.keys() ?? []) {
    const cases = members.flatMap(({ branch, properties }): readonly DiscriminatorCase[] => {
      const values = requiredValues(properties.get(wireName));
      return values === undefined ? [] : [{ values, branch }];
    });
    const all = cases.flatMap(({ values }) => values);
    if (cases.length === branches.length && new Set(all).size === all.length) {
      return { wireName, cases, otherMatches: "impossible" };
    }
  }
  return undefined;
}

/** The values that a property has in every object; none where it may be missing, or have others. */
function requiredValues(property: PropertyFacts | undefined): readonly Scalar[] | undefined {
  return property?.isRequired === true && property.values?.length !== 0 ? property.values : undefined;
}
