/** What is known of schemas when they are done: the schema view, the type view, and which of them hold defaults. */
import type { Report } from "../diagnostics/report.js";
import { withoutAliasCycles } from "./alias-cycles.js";
import type { Api } from "./api.js";
import { composeTypes } from "./compose-type.js";
import { withTextForDigits } from "./encodings.js";
import { filledForms } from "./filled-forms.js";
import { openSchemas } from "./open-schemas.js";
import { projectType, type TypeContext } from "./project-type.js";
import { reachableFrom, recursiveSchemas, type Graph } from "./reachability.js";
import { graphOf, type Roots } from "./reachable-drafts.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Schema, SchemaId, Usage } from "./schema.js";
import { withChoices } from "./union-choices.js";
import { jsonKinds, type ValueKinds } from "./value-kinds.js";

export interface Viewed {
  readonly drafts: ReadonlyMap<SchemaId, DraftSchema>;
  readonly kinds: ReadonlyMap<SchemaId, ValueKinds>;
  readonly roots: Roots;
  /** `open`: whoever reads an answer must expect enum values that are not listed yet. */
  readonly responseEnums: "open" | "closed";
}

export function viewsOf(viewed: Viewed, report: Report): Pick<Api, "schemas" | "types" | "filled"> {
  const { drafts: forms, filled } = filledForms(viewed.drafts, report);
  const kinds = withKindsOf(viewed.kinds, filled);
  const drafts = withChoices(new Map([...viewed.drafts, ...forms]), kinds);
  const graph = graphOf(drafts);
  const usage = usageOf(graph, viewed.roots);
  const recursive = recursiveSchemas(graph);
  // Nothing but types has a form with defaults: of everything else there is what the schema that it was made of has.
  const sources = new Map([...filled].map(([source, form]) => [form, source]));
  const sourceOf = (id: SchemaId): SchemaId => sources.get(id) ?? id;
  const schemas = new Map<SchemaId, Schema>(
    [...drafts].map(([id, draft]) => [
      id,
      { ...draft, kinds: jsonKinds(kinds.get(id)), usedIn: usage(sourceOf(id)), recursive: recursive.has(id) },
    ]),
  );
  const open = viewed.responseEnums === "open" ? openSchemas(graph, viewed.roots.responses) : new Set();
  const context: TypeContext = {
    drafts,
    kinds,
    isOpen: (id) => open.has(sourceOf(id)),
  };
  const types = new Map([...drafts].map(([id, draft]) => [id, projectType(draft, context)]));
  const composed = composeTypes(types, { drafts, kinds: withTextForDigits(context.kinds, drafts), report });
  return { schemas, types: withoutAliasCycles(composed, drafts, report), filled };
}

/** A value with defaults is of the kind that it was without. */
function withKindsOf(kinds: Viewed["kinds"], filled: ReadonlyMap<SchemaId, SchemaId>): Viewed["kinds"] {
  const same = [...filled].flatMap(([source, form]) => {
    const found = kinds.get(source);
    return found === undefined ? [] : [[form, found] as const];
  });
  return new Map([...kinds, ...same]);
}

function usageOf(graph: Graph, { requests, responses }: Roots): (id: SchemaId) => Usage {
  const inRequests = reachableFrom(graph, requests, () => true);
  const inResponses = reachableFrom(graph, responses, () => true);
  return (id) => ({ request: inRequests.has(id), response: inResponses.has(id) });
}
