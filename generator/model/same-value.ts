/** The schemas that speak of the same value as a schema does: what it refers to and is composed of. */
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

/** `always`: every value satisfies it. `branch`: some do. `condition`: it is only asked, in `if`. */
export type Hold = "always" | "branch" | "condition";

export interface Part {
  readonly draft: DraftSchema;
  readonly holds: Hold;
}

const levels: readonly Hold[] = ["always", "branch", "condition"];

/** The schema itself and its parts; a part that is reached in several ways holds as firmly as the firmest says. */
export function partsOf(id: SchemaId, drafts: ReadonlyMap<SchemaId, DraftSchema>): readonly Part[] {
  const reached = new Map<SchemaId, Hold>([[id, "always"]]);
  levels.forEach((level, firmness) => {
    const followed = levels.slice(0, firmness + 1);
    // A map is walked in the order of insertion, what is added on the way included.
    for (const each of reached.keys()) {
      for (const { target, holds } of (drafts.get(each)?.assertions ?? []).flatMap(partEdges)) {
        if (followed.includes(holds) && !reached.has(target)) reached.set(target, level);
      }
    }
  });
  return [...reached].flatMap(([each, holds]) => {
    const draft = drafts.get(each);
    return draft === undefined ? [] : [{ draft, holds }];
  });
}

interface PartEdge {
  readonly target: SchemaId;
  readonly holds: Hold;
}

function partEdges(assertion: Assertion): readonly PartEdge[] {
  switch (assertion.kind) {
    case "ref":
      return held("always", [assertion.target]);
    case "allOf":
      return held("always", assertion.schemas);
    case "anyOf":
    case "oneOf":
      return held("branch", assertion.schemas);
    case "dependentSchemas":
      return held(
        "branch",
        assertion.entries.map(({ schema }) => schema),
      );
    case "if":
      return [...held("branch", [assertion.then, assertion.else]), ...held("condition", [assertion.condition])];
    default:
      return [];
  }
}

function held(holds: Hold, targets: readonly (SchemaId | undefined)[]): readonly PartEdge[] {
  return targets.flatMap((target) => (target === undefined ? [] : [{ target, holds }]));
}
