/**
 * Gives each schema a form for requests and one for answers, where these differ: because of a property that is read-only
 * or write-only, or because of another schema that the schema leads to.
 *
 * In its form for requests, a read-only property is not required and not offered, though it is still checked where it
 * is there: it "SHOULD NOT be sent as part of the request. If the property has readOnly marked as true and is in the
 * required list, the required will take effect on the response only" (OAS 3.0.4 section 4.7.24.2). The same holds of
 * answers and write-only properties.
 */
import type { Operation, OperationId, Response } from "./api.js";
import { withSchemas } from "./contents.js";
import { withTargets, type Edge } from "./edges.js";
import type { Roots } from "./reachable-drafts.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId, SchemaOwner } from "./schema.js";
import { leadingTo } from "./holders.js";
import { unsentNames, type UnsentNames } from "./unsent-names.js";
import { formId, formOf, type Direction, type FormChange } from "./value-forms.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

export interface Directed {
  /** Every schema under its plain name, and the forms that operations reach. */
  readonly drafts: Drafts;
  readonly operations: readonly Operation[];
  readonly components: Roots;
}

export function withDirections(drafts: Drafts, operations: readonly Operation[], components: Roots): Directed {
  const unsent = { request: unsentNames(drafts, "request"), response: unsentNames(drafts, "response") };
  if (unsent.request.size + unsent.response.size === 0) return { drafts, operations, components };
  const hooks = new Set(operations.flatMap(({ id, origin }) => (origin === undefined ? [] : id)));
  const forms = new DirectedForms(drafts, unsent, hooks);
  const directed = operations.map((operation) => directedOperation(operation, forms));
  const roots = {
    requests: components.requests.map((id) => forms.idOf(id, "request", [])),
    responses: components.responses.map((id) => forms.idOf(id, "response", [])),
  };
  return { drafts: forms.finish(), operations: directed, components: roots };
}

function directedOperation(operation: Operation, forms: DirectedForms): Operation {
  const { parameters, requestBody, responses, origin } = operation;
  // What the API sends is its own, as its answers are: what is read-only to others is in it.
  const asked = origin === undefined ? "request" : "response";
  const answered = opposite[asked];
  return {
    ...operation,
    parameters: parameters.map((group) => ({ ...group, schema: forms.idOf(group.schema, asked, []) })),
    ...(requestBody === undefined
      ? {}
      : {
          requestBody: {
            ...requestBody,
            contents: withSchemas(requestBody.contents, (schema) => forms.idOf(schema, asked, [])),
          },
        }),
    responses: responses.map((response) => directedResponse(response, answered, forms)),
  };
}

function directedResponse(response: Response, direction: Direction, forms: DirectedForms): Response {
  const { contents, headers } = response;
  const directed = (schema: SchemaId): SchemaId => forms.idOf(schema, direction, []);
  return {
    ...response,
    contents: withSchemas(contents, directed),
    ...(headers === undefined ? {} : { headers: { ...headers, schema: directed(headers.schema) } }),
  };
}

const opposite: { readonly [direction in Direction]: Direction } = { request: "response", response: "request" };

interface Pending {
  readonly draft: DraftSchema;
  readonly direction: Direction;
  /** The names that are unsent because of what holds the schema, though it does not say so itself. */
  readonly without: readonly string[];
  readonly changes: readonly FormChange[];
}

/** A worklist, so that depth is no limit. */
class DirectedForms {
  readonly #drafts: Drafts;
  readonly #unsent: { readonly [direction in Direction]: UnsentNames };
  readonly #differing: ReadonlySet<SchemaId>;
  readonly #hooks: ReadonlySet<OperationId>;
  readonly #pending = new Map<SchemaId, Pending>();

  constructor(
    drafts: Drafts,
    unsent: { readonly [direction in Direction]: UnsentNames },
    hooks: ReadonlySet<OperationId>,
  ) {
    this.#drafts = drafts;
    this.#hooks = hooks;
    this.#unsent = unsent;
    this.#differing = leadingTo([...unsent.request.keys(), ...unsent.response.keys()], drafts);
    for (const draft of drafts.values()) {
      this.#pending.set(draft.id, { draft, direction: homeOf(draft, drafts, hooks), without: [], changes: [] });
    }
  }

  /** The form of a schema for a direction, where something that speaks of the same value knows of unsent names. */
  idOf(id: SchemaId, direction: Direction, unsent: readonly string[]): SchemaId {
    const draft = this.#drafts.get(id);
    if (draft === undefined) return id;
    const without = unsent.length === 0 ? [] : this.#contextOf(id, direction, unsent);
    const isAway = this.#differing.has(id) && direction !== homeOf(draft, this.#drafts, this.#hooks);
    const changes: readonly FormChange[] = [
      ...(isAway ? [{ kind: "direction", direction } as const] : []),
      ...(without.length === 0 ? [] : [{ kind: "without", wireNames: without } as const]),
    ];
    const form = formId(id, changes);
    if (!this.#pending.has(form)) this.#pending.set(form, { draft, direction, without, changes });
    return form;
  }

  finish(): Drafts {
    const finished = new Map<SchemaId, DraftSchema>();
    // A map is walked in the order of insertion, what is added on the way included.
    for (const [id, pending] of this.#pending) finished.set(id, this.#form(pending));
    return finished;
  }

  /** Those that the schema speaks of and does not know of itself. */
  #contextOf(id: SchemaId, direction: Direction, unsent: readonly string[]): readonly string[] {
    const own = this.#unsent[direction].get(id);
    const spoken = new Set(
      partsOf(id, this.#drafts)
        .filter(({ holds }) => holds !== "condition")
        .flatMap(({ draft }) => draft.assertions.flatMap(namesIn)),
    );
    return [...new Set(unsent)].filter((name) => spoken.has(name) && own?.has(name) !== true).sort();
  }

  #form({ draft, direction, without, changes }: Pending): DraftSchema {
    const unsent = new Set([...(this.#unsent[direction].get(draft.id) ?? []), ...without]);
    const assertions = draft.assertions.flatMap((assertion) => {
      const target = (edge: Edge): SchemaId => this.#target(edge, direction, unsent);
      return withTargets(assertion, target);
    });
    return formOf(draft, changes, unsent.size === 0 ? assertions : assertions.flatMap((each) => lifted(each, unsent)));
  }

  #target({ target, of, holds }: Edge, direction: Direction, unsent: ReadonlySet<string>): SchemaId {
    if (of === "part" || holds === "condition") return this.idOf(target, direction, []);
    // A branch that asks for unsent names alone tells whether they are sent: without them it would ask for nothing.
    const assertions = this.#drafts.get(target)?.assertions ?? [];
    const asksOnly =
      holds === "branch" &&
      assertions.every(({ ...each }) => each.kind === "required" && each.wireNames.every((name) => unsent.has(name)));
    return this.idOf(target, direction, asksOnly ? [] : [...unsent]);
  }
}

/** The direction that a schema's plain name stands for: what belongs to requests alone has no form for answers. */
function homeOf(draft: DraftSchema, drafts: Drafts, hooks: ReadonlySet<OperationId>): Direction {
  for (let { owner } = draft; owner !== undefined;) {
    if ("operation" in owner) return directionOf(owner.kind, hooks.has(owner.operation) ? "sends" : "answers");
    owner = drafts.get(owner.schema)?.owner;
  }
  const isOfRequests = /#\/components\/(?:requestBodies|parameters)\//.test(draft.id) || draft.role === "parameter";
  return isOfRequests ? "request" : "response";
}

/** What the API does with an operation decides which way its parts go. */
function directionOf(part: SchemaOwner["kind"], api: "sends" | "answers"): Direction {
  const asked = api === "answers" ? "request" : "response";
  return part === "response" ? opposite[asked] : asked;
}

function namesIn(assertion: Assertion): readonly string[] {
  switch (assertion.kind) {
    case "properties":
      return assertion.properties.map(({ wireName }) => wireName);
    case "required":
      return assertion.wireNames;
    case "dependentRequired":
      return assertion.entries.flatMap(({ requires }) => requires);
    default:
      return [];
  }
}

/** What is left of an assertion where some properties are not sent. */
function lifted(assertion: Assertion, unsent: ReadonlySet<string>): readonly Assertion[] {
  switch (assertion.kind) {
    case "required": {
      const wireNames = assertion.wireNames.filter((name) => !unsent.has(name));
      return wireNames.length === 0 ? [] : [{ ...assertion, wireNames }];
    }
    case "dependentRequired": {
      const entries = assertion.entries.map(({ wireName, requires }) => ({
        wireName,
        requires: requires.filter((name) => !unsent.has(name)),
      }));
      return [{ ...assertion, entries }];
    }
    case "properties": {
      const properties = assertion.properties.map((edge) =>
        unsent.has(edge.wireName) ? ({ ...edge, isLeftOut: true } as const) : edge,
      );
      return [{ ...assertion, properties }];
    }
    default:
      return [assertion];
  }
}
