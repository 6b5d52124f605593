/** The forms of schemas of server-sent events in which their data is what its text holds. */
import type { Operation } from "./api.js";
import { schemasOf } from "./contents.js";
import { edgesOf, withTargets, type Edge } from "./edges.js";
import { reachableFrom } from "./reachability.js";
import { graphOf, rootsOf } from "./reachable-drafts.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId, SchemaOwner } from "./schema.js";
import { formId, formOf, type FormChange } from "./value-forms.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;
export type Union = Extract<Assertion, { readonly kind: "anyOf" | "oneOf" }>;

/** What the data of an event is as JSON, by its schema; undefined where it is a text. */
export type JsonData = (target: SchemaId) => SchemaId | undefined;

/** Events, and the union whose members say of which of them the data is JSON; absent: it is that of all. */
export interface DecodedEvents {
  readonly root: SchemaId;
  readonly union?: Union;
  readonly jsonOf: JsonData;
}

/** The schemas that a schema has for `data`. */
export function dataTargets({ assertions }: DraftSchema): readonly SchemaId[] {
  return edgesOf(assertions).flatMap((edge) => (isData(edge) ? edge.target : []));
}

function isData({ of, wireName }: Edge): boolean {
  return of === "part" && wireName === "data";
}

const asItem: readonly FormChange[] = [{ kind: "item" }];

type MemberOwner = Extract<SchemaOwner, { readonly kind: "keyword" }>;

/** A draft to be derived, and where from it was reached. */
interface Pending {
  readonly draft: DraftSchema;
  readonly holder?: SchemaId;
}

export class EventForms {
  readonly #drafts: Drafts;
  readonly #made = new Map<SchemaId, DraftSchema>();
  /** The form of each schema that has one under another id. */
  readonly #replaced = new Map<SchemaId, SchemaId>();
  readonly #uses: ReadonlyMap<SchemaId, number>;

  constructor(drafts: Drafts, operations: readonly Operation[]) {
    this.#drafts = drafts;
    this.#uses = usesOf(drafts, operations);
  }

  /** A worklist, so that depth is no limit. */
  formOf(events: DecodedEvents): SchemaId {
    const pending: Pending[] = [];
    const ask = (id: SchemaId, holder?: SchemaId): SchemaId => {
      const draft = this.#drafts.get(id);
      if (draft === undefined) return id;
      const form = this.#formId(draft, holder);
      if (!this.#made.has(form)) {
        this.#made.set(form, draft);
        pending.push({ draft, ...(holder === undefined ? {} : { holder }) });
      }
      return form;
    };
    const root = ask(events.root);
    for (const next of pending) this.#make(next, events, ask);
    return root;
  }

  /** All schemas. What stood in a schema of which only the form is left stands in that. */
  finish(operations: readonly Operation[]): Drafts {
    const all = new Map([...this.#drafts, ...this.#made]);
    if (this.#replaced.size === 0) return all;
    const roots = rootsOf(operations, { requests: [], responses: [] });
    const reached = new Set(reachableFrom(graphOf(all), [...roots.requests, ...roots.responses], () => true));
    const owned = (draft: DraftSchema): DraftSchema => {
      const { owner } = draft;
      if (owner === undefined || !("schema" in owner) || reached.has(owner.schema)) return draft;
      const schema = this.#replaced.get(owner.schema);
      return schema === undefined ? draft : { ...draft, owner: { ...owner, schema } };
    };
    return new Map([...all].map(([id, draft]) => [id, owned(draft)]));
  }

  /** What stands in a body itself, and in nothing else, has no other form than this. */
  #formId({ id, componentName, owner }: DraftSchema, holder: SchemaId | undefined): SchemaId {
    const isHeld = owner !== undefined && "schema" in owner ? owner.schema === holder : holder === undefined;
    if (componentName === undefined && isHeld && this.#uses.get(id) === 1) return id;
    const form = formId(id, asItem);
    this.#replaced.set(id, form);
    return form;
  }

  #make({ draft, holder }: Pending, events: DecodedEvents, ask: (id: SchemaId, holder?: SchemaId) => SchemaId): void {
    const id = this.#formId(draft, holder);
    const target = (edge: Edge): SchemaId => {
      if (isData(edge)) return events.jsonOf(edge.target) ?? this.#anything(id, draft);
      if (edge.of === "part" || edge.holds === "condition" || !this.#hasData(edge.target)) return edge.target;
      return ask(edge.target, id);
    };
    const assertions = draft.assertions.map((assertion) =>
      assertion === events.union ? this.#withMembers(events, assertion, id, target) : withTargets(assertion, target),
    );
    this.#made.set(id, this.#derived(draft, holder, [...assertions, ...this.#askedOf(draft, events)]));
  }

  /** What all events need, members of the union say themselves, so that one type has it together with what it is. */
  #askedOf({ id, componentName, location }: DraftSchema, { root, union }: DecodedEvents): readonly Assertion[] {
    if (componentName !== undefined || union?.schemas.includes(id) !== true) return [];
    const asked = this.#wholeOf(root).flatMap(({ assertions }) =>
      assertions.flatMap((each) => (each.kind === "required" ? each.wireNames : [])),
    );
    const wireNames = ["event", "data"].filter((name) => asked.includes(name));
    return wireNames.length === 0 ? [] : [{ kind: "required", wireNames, location }];
  }

  #derived(draft: DraftSchema, holder: SchemaId | undefined, assertions: readonly Assertion[]): DraftSchema {
    const { owner, componentName } = draft;
    const id = this.#formId(draft, holder);
    if (id === draft.id) return { ...draft, assertions };
    if (componentName !== undefined || holder === undefined) return formOf(draft, asItem, assertions);
    // It is called after the form that it stands in, and needs no word of its own.
    return owner !== undefined && "schema" in owner
      ? { ...draft, id, owner: { ...owner, schema: holder }, assertions }
      : formOf(draft, asItem, assertions);
  }

  /** Members whose data is JSON say so; the others have what is said of the text of all events. */
  #withMembers(events: DecodedEvents, union: Union, holder: SchemaId, target: (edge: Edge) => SchemaId): Union {
    const isJson = (member: SchemaId): boolean =>
      this.#wholeOf(member).some((draft) => dataTargets(draft).some((each) => events.jsonOf(each) !== undefined));
    const schemas = union.schemas.map((member, index) =>
      isJson(member)
        ? target({ target: member, holds: "branch", of: "same" })
        : this.#textMember(member, events, { kind: "keyword", schema: holder, keyword: union.kind, index }),
    );
    return { ...union, schemas };
  }

  #textMember(member: SchemaId, events: DecodedEvents, owner: MemberOwner): SchemaId {
    const texts = this.#wholeOf(events.root).flatMap(dataTargets);
    const draft = this.#drafts.get(member);
    if (draft === undefined || texts.length === 0) return member;
    const { location, describedAt, componentName, annotations } = draft;
    const id = `${owner.schema}~text${String(owner.index)}` as SchemaId;
    const isComponent = componentName !== undefined;
    if (!isComponent) this.#replaced.set(member, id);
    const own = isComponent ? [] : draft.assertions;
    const data = this.#together([...(isComponent ? [] : dataTargets(draft)), ...texts], id, draft);
    const declared = own.find((assertion) => assertion.kind === "properties");
    const properties: Assertion = {
      ...(declared ?? { kind: "properties", location, patterns: [], closed: false }),
      properties: [
        ...(declared?.properties.filter(({ wireName }) => wireName !== "data") ?? []),
        { wireName: "data", schema: data },
      ],
    };
    this.#made.set(id, {
      ...{ id, location, describedAt, owner },
      annotations: isComponent ? noAnnotations : annotations,
      assertions: [
        ...(isComponent ? [{ kind: "ref", target: member, location } as const] : []),
        ...own.filter((assertion) => assertion !== declared),
        properties,
        ...this.#askedOf(draft, events),
      ],
    });
    return id;
  }

  /** All of several schemas at once. */
  #together(schemas: readonly SchemaId[], holder: SchemaId, { location, describedAt }: DraftSchema): SchemaId {
    const [only, ...others] = schemas;
    if (only !== undefined && others.length === 0) return only;
    const id = `${holder}~data` as SchemaId;
    this.#made.set(id, {
      ...{ id, location, describedAt, annotations: noAnnotations },
      owner: { kind: "property", schema: holder, wireName: "data" },
      assertions: [{ kind: "allOf", schemas, location }],
    });
    return id;
  }

  #anything(schema: SchemaId, { location, describedAt }: DraftSchema): SchemaId {
    const id = `${schema}~anything` as SchemaId;
    const owner = { kind: "property", schema, wireName: "data" } as const;
    this.#made.set(id, { id, location, describedAt, owner, annotations: noAnnotations, assertions: [] });
    return id;
  }

  /** What holds of every value of a schema. */
  #wholeOf(id: SchemaId): readonly DraftSchema[] {
    return partsOf(id, this.#drafts).flatMap(({ draft, holds }) => (holds === "always" ? draft : []));
  }

  #hasData(id: SchemaId): boolean {
    return partsOf(id, this.#drafts).some(({ draft }) => dataTargets(draft).length > 0);
  }
}

const noAnnotations: DraftSchema["annotations"] = {
  ...{ deprecated: false, readOnly: false, writeOnly: false },
  examples: [],
};

/** How often each schema is named, by others and by bodies. */
function usesOf(drafts: Drafts, operations: readonly Operation[]): ReadonlyMap<SchemaId, number> {
  const uses = new Map<SchemaId, number>();
  const inBodies = operations.flatMap(({ requestBody, responses }) => [
    ...schemasOf(requestBody?.contents ?? []),
    ...responses.flatMap(({ contents }) => schemasOf(contents)),
  ]);
  const inSchemas = [...drafts.values()].flatMap(({ assertions }) => edgesOf(assertions).map(({ target }) => target));
  for (const id of [...inBodies, ...inSchemas]) uses.set(id, (uses.get(id) ?? 0) + 1);
  return uses;
}
