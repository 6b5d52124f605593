/** Which schemas a schema holds the parts of its values to, whatever else speaks of the same value followed as well. */
import type { Assertion, ObjectAssertion, SchemaId } from "../../model/schema.js";
import { groupsOf } from "../../model/union-groups.js";
import type { Facts } from "./facts.js";
import { readPattern } from "./regular-expression.js";

/** From a value to one of its parts. */
export interface WayDown {
  readonly target: SchemaId;
  readonly part: Part;
  readonly route: Route;
}

/** How a schema of the same value is come to. */
interface Route {
  readonly through: readonly SchemaId[];
  /** Its result is asked for to decide something, and kept. */
  readonly asked: boolean;
  /** The branches taken: of each of these keywords no other applies to the same value. */
  readonly choices: readonly { readonly of: Assertion; readonly branch: SchemaId }[];
}

type Part =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "pattern"; readonly source: string }
  | { readonly kind: "additional"; readonly beside: ObjectAssertion }
  | { readonly kind: "item"; readonly from: number; readonly to: number }
  | { readonly kind: "unevaluated"; readonly in: SchemaId; readonly of: "properties" | "items" };

interface Step {
  readonly target: SchemaId;
  readonly asked?: true;
  /** The other branches of the keyword do not apply where this one does. */
  readonly chosen?: true;
}

/** Where several routes lead to a schema, what it says counts twice: more is not needed to see that it is too much. */
const mostVisits = 2;

export function waysDown(facts: Facts, id: SchemaId): readonly WayDown[] {
  return [...routesFrom(facts, id)].flatMap((route) => {
    const own = route.through.at(-1) ?? id;
    return facts.assertionsOf(own).flatMap((assertion) =>
      partsOf(assertion, own)
        .filter(({ target }) => facts.schema(target).recursive)
        .map(({ target, part, asked }) => ({ target, part, route: asked ? { ...route, asked } : route })),
    );
  });
}

/** The recursive schemas that are called for the same value, and whose results are not kept: itself, to begin with. */
export function calledForSame(facts: Facts, id: SchemaId): ReadonlySet<SchemaId> {
  const routes = routesFrom(facts, id).filter(({ asked }) => !asked);
  const ids = routes.map(({ through }) => through.at(-1) ?? id);
  return new Set(ids.filter((one) => facts.schema(one).recursive));
}

function routesFrom(facts: Facts, id: SchemaId): readonly Route[] {
  const routes: Route[] = [{ through: [id], asked: false, choices: [] }];
  const visits = new Map<string, number>();
  // A list is walked to its end, what is added on the way included.
  for (const route of routes) {
    for (const assertion of facts.assertionsOf(route.through.at(-1) ?? id)) {
      for (const step of stepsOf(facts, assertion)) {
        const next = follow(route, assertion, step);
        const key = JSON.stringify([step.target, next.asked, next.choices.map(({ branch }) => branch)]);
        const count = visits.get(key) ?? 0;
        visits.set(key, count + 1);
        if (count < mostVisits && !route.through.includes(step.target)) routes.push(next);
      }
    }
  }
  return routes;
}

function follow({ through, asked, choices }: Route, of: Assertion, step: Step): Route {
  return {
    through: [...through, step.target],
    asked: asked || step.asked === true,
    choices: step.chosen === true ? [...choices, { of, branch: step.target }] : choices,
  };
}

function stepsOf(facts: Facts, assertion: Assertion): readonly Step[] {
  switch (assertion.kind) {
    case "ref":
      return [{ target: assertion.target }];
    case "allOf":
      return assertion.schemas.map((target) => ({ target }));
    case "dependentSchemas":
      return assertion.entries.map(({ schema }) => ({ target: schema }));
    case "not":
      return [{ target: assertion.schema, asked: true }];
    case "if":
      return [
        { target: assertion.condition, asked: true },
        ...[assertion.then, assertion.else].flatMap((target): readonly Step[] =>
          target === undefined ? [] : [{ target, chosen: true }],
        ),
      ];
    case "anyOf":
    case "oneOf":
      return groupsOf(facts, { ...assertion, kind: assertion.kind }).flatMap(({ branches, discriminator }) => {
        const isTried = discriminator?.otherMatches !== "impossible" && branches.length > 1;
        return branches.map((target): Step => (isTried ? { target, asked: true } : { target, chosen: true }));
      });
    default:
      return [];
  }
}

interface PartOf {
  readonly target: SchemaId;
  readonly part: Part;
  readonly asked?: true;
}

function partsOf(assertion: Assertion, own: SchemaId): readonly PartOf[] {
  switch (assertion.kind) {
    case "properties":
      return [
        ...assertion.properties.map(({ wireName: name, schema: target }): PartOf => ({
          target,
          part: { kind: "property", name },
        })),
        ...assertion.patterns.map(({ source, schema: target }): PartOf => ({
          target,
          part: { kind: "pattern", source },
        })),
        ...given(assertion.additional, { kind: "additional", beside: assertion }),
      ];
    case "items":
      return [
        ...assertion.prefix.map((target, at): PartOf => ({ target, part: { kind: "item", from: at, to: at } })),
        ...given(assertion.rest, { kind: "item", from: assertion.prefix.length, to: Infinity }),
      ];
    case "contains":
      return [{ target: assertion.schema, part: { kind: "item", from: 0, to: Infinity }, asked: true }];
    case "unevaluatedItems":
      return [{ target: assertion.schema, part: { kind: "unevaluated", in: own, of: "items" } }];
    case "unevaluatedProperties":
      return [{ target: assertion.schema, part: { kind: "unevaluated", in: own, of: "properties" } }];
    default:
      return [];
  }
}

function given(target: SchemaId | undefined, part: Part): readonly PartOf[] {
  return target === undefined ? [] : [{ target, part }];
}

/** Whether some value has a part that both lead to. No for an answer is always right. */
export function mayMeet(one: WayDown, other: WayDown): boolean {
  return !excludeEachOther(one.route, other.route) && (isOfBoth(one, other) || isOfBoth(other, one));
}

function excludeEachOther(one: Route, other: Route): boolean {
  return one.choices.some(({ of, branch }) =>
    other.choices.some((choice) => choice.of === of && choice.branch !== branch),
  );
}

function isOfBoth({ part }: WayDown, other: WayDown): boolean {
  const { part: second } = other;
  switch (part.kind) {
    case "property":
      if (second.kind === "property") return part.name === second.name;
      return second.kind === "pattern" && matches(second.source, part.name) !== false;
    case "pattern":
      return second.kind === "pattern";
    case "additional":
      return isBeside(part.beside, second);
    case "item":
      return second.kind === "item" && part.from <= second.to && second.from <= part.to;
    case "unevaluated":
      // What its own schema has evaluated is none of its parts, unless a branch was tried in vain.
      if (other.route.through.includes(part.in) && !other.route.asked) return false;
      return part.of === "items" ? isOfItems(second) : !isOfItems(second);
  }
}

function isOfItems(part: Part): boolean {
  return part.kind === "item" || (part.kind === "unevaluated" && part.of === "items");
}

function isBeside({ properties, patterns }: ObjectAssertion, part: Part): boolean {
  switch (part.kind) {
    case "property":
      return (
        !properties.some(({ wireName }) => wireName === part.name) &&
        !patterns.some(({ source }) => matches(source, part.name) === true)
      );
    case "pattern":
      return !patterns.some(({ source }) => source === part.source);
    default:
      return part.kind === "additional";
  }
}

/** Undefined where it cannot be told. */
function matches(source: string, name: string): boolean | undefined {
  const pattern = readPattern(source);
  return pattern.kind === "valid" && pattern.matches(name);
}
