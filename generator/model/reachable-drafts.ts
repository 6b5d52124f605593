/** The schemas that a package needs: those that its roots reach, and those that these are named after. */
import { answerSchemas, schemasOf } from "./contents.js";
import { edgesOf, type Edge } from "./edges.js";
import type { Operation } from "./api.js";
import { reachableFrom, type Graph } from "./reachability.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** The schemas that everything else in a package is there for. */
export interface Roots {
  readonly requests: readonly SchemaId[];
  readonly responses: readonly SchemaId[];
}

/**
 * What operations carry, and the components that are roots by themselves. What the API sends counts as its answers do, and
 * what it is answered as requests do: who owns a value, and who must expect new ones, is a matter of who makes it.
 */
export function rootsOf(operations: readonly Operation[], components: Roots): Roots {
  const carried = operations.map(({ parameters, requestBody, responses, origin }) => {
    const asked = [...parameters.map(({ schema }) => schema), ...schemasOf(requestBody?.contents ?? [])];
    const answers = responses.flatMap(answerSchemas);
    return origin === undefined ? { toApi: asked, fromApi: answers } : { toApi: answers, fromApi: asked };
  });
  return {
    requests: [...carried.flatMap(({ toApi }) => toApi), ...components.requests],
    responses: [...carried.flatMap(({ fromApi }) => fromApi), ...components.responses],
  };
}

export function graphOf(drafts: Drafts): Graph {
  return new Map(
    [...drafts].map(([id, { assertions, encoding }]) => [id, [...edgesOf(assertions), ...encodedEdges(encoding)]]),
  );
}

/** Whoever needs what a program sees needs what JSON holds. */
function encodedEdges(encoding: DraftSchema["encoding"]): readonly Edge[] {
  return encoding?.side === "value" ? [{ target: encoding.json, holds: "always", of: "same" }] : [];
}

/** Without what only operations that were left out had reached. */
export function reachableDrafts(drafts: Drafts, { requests, responses }: Roots): Drafts {
  const kept = new Set(reachableFrom(graphOf(drafts), [...requests, ...responses], () => true));
  // An owner may be reached by no one, and yet be what a schema inside it is named after.
  for (const id of kept) {
    const owner = drafts.get(id)?.owner;
    if (owner !== undefined && "schema" in owner) kept.add(owner.schema);
  }
  const all = reachableFrom(graphOf(drafts), kept, () => true);
  return new Map([...drafts].filter(([id]) => all.has(id)));
}
