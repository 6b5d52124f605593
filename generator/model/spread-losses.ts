/**
 * What becomes of the properties of an exploded object, whose names are those of parameters: another parameter may have
 * the same ones.
 */
import type { WireProjection } from "./project-wire-shape.js";
import type { SchemaId } from "./schema.js";
import type { TextFields } from "./wire-shapes.js";

/** An exploded object, and the names that it takes. */
interface Spread {
  readonly wireName: string;
  readonly schema: SchemaId;
  readonly names: readonly string[];
  /** `any`: it takes what no other parameter has. */
  readonly others: "any" | "none";
}

/** For the schema of each exploded object among the parameters of a place what it loses to those beside it. */
export function spreadLosses(group: TextFields, project: WireProjection): ReadonlyMap<SchemaId, readonly string[]> {
  const spreads = spreadsOf(group, project);
  return new Map(
    spreads.map((spread) => {
      const beside = spreads.filter((other) => other !== spread);
      const claimed = group.fields.flatMap(({ wireName }) => (wireName === spread.wireName ? [] : wireName));
      const losses = [
        ...spread.names
          .filter((name) => claimed.includes(name))
          .map((name) => `its property ${JSON.stringify(name)} is another parameter of the request`),
        ...beside.flatMap(({ wireName, names }) =>
          names
            .filter((name) => spread.names.includes(name))
            .map((name) => `its property ${JSON.stringify(name)} is one of ${JSON.stringify(wireName)}, too`),
        ),
        ...beside
          .filter(({ others }) => others === "any" && spread.others === "any")
          .map(({ wireName }) => `properties that it does not list arrive in ${JSON.stringify(wireName)}, too`),
      ];
      return [spread.schema, losses] as const;
    }),
  );
}

function spreadsOf({ schema, fields }: TextFields, project: WireProjection): readonly Spread[] {
  const edges = new Map(project(schema).object?.properties.map(({ wireName, edge }) => [wireName, edge]));
  return fields.flatMap(({ wireName, serialization }): readonly Spread[] => {
    if (serialization.kind !== "style" || !serialization.explode) return [];
    if (serialization.style !== "form" && serialization.style !== "cookie") return [];
    const drafts = (edges.get(wireName) ?? []).map(project);
    const objects = drafts.flatMap(({ object }) => object ?? []);
    const [first] = drafts;
    if (first === undefined || objects.length === 0 || drafts.some(({ array }) => array !== undefined)) return [];
    const isOpen = objects.some(({ patterns, additional }) => patterns.length + additional.length > 0);
    return [
      {
        ...{ wireName, schema: first.id, others: isOpen ? "any" : "none" },
        names: [...new Set(objects.flatMap(({ properties }) => properties.map((property) => property.wireName)))],
      },
    ];
  });
}
