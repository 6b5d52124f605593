/**
 * Gives each schema with defaults a form in which they are filled in: a property that has a default is there. Only types
 * read these forms, and the functions that fill; values are validated as they come.
 */
import type { Report } from "../diagnostics/report.js";
import { below } from "../load/pointer.js";
import { withTargets } from "./edges.js";
import { endlessDefaults, type PropertyDefault } from "./endless-defaults.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, JsonValue, ListedProperty, ObjectAssertion, SchemaId } from "./schema.js";
import { holdersOf, leadingTo, type Holders } from "./holders.js";
import { brokenBy, familyAssertions } from "./unfillable.js";
import { isSeenDefault, isValidDefault } from "./valid-default.js";
import { formId, formOf, type FormChange } from "./value-forms.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;
type Defaults = ReadonlyMap<string, JsonValue>;

export interface FilledForms {
  readonly drafts: Drafts;
  /** For each schema that has one, its form. */
  readonly filled: ReadonlyMap<SchemaId, SchemaId>;
}

/** The forms of all schemas that have defaults, or lead to one that has. */
export function filledForms(drafts: Drafts, report: Report): FilledForms {
  const defaults = allDefaults(drafts, report);
  reportBranches(defaults.keys(), drafts, report);
  const filled = new Map([...followedFrom(defaults.keys(), drafts)].map((id) => [id, formId(id, changes)] as const));
  const forms = [...filled.keys()].flatMap((id) => {
    const draft = drafts.get(id);
    return draft === undefined ? [] : [filledForm(draft, defaults.get(id) ?? new Map(), filled, drafts)];
  });
  return { drafts: new Map(forms.map((form) => [form.id, form])), filled };
}

/** Those of every schema, without what cannot be filled in (reported). */
function allDefaults(drafts: Drafts, report: Report): ReadonlyMap<SchemaId, Defaults> {
  const holders = holdersOf(drafts, ({ of, holds }) => of === "same" && holds !== "condition");
  const defaults = new Map([...drafts.values()].map((draft) => [draft.id, defaultsOf(draft, drafts, holders, report)]));
  const endless = endlessDefaults(defaults, drafts);
  for (const { location } of endless)
    report.add("unfilled-default", location, "it lacks a property whose default is the same again");
  return new Map(
    [...defaults].flatMap(([id, own]) => {
      const finite = own.filter((each) => !endless.has(each));
      return finite.length === 0 ? [] : [[id, new Map(finite.map(({ wireName, value }) => [wireName, value]))]];
    }),
  );
}

const changes: readonly FormChange[] = [{ kind: "defaults" }];

/** In the order of the description, whatever is found first. */
function followedFrom(ids: Iterable<SchemaId>, drafts: Drafts): readonly SchemaId[] {
  const followed = [...drafts].map(([id, draft]) => [id, { ...draft, assertions: fillable(draft, drafts) }] as const);
  const found = leadingTo(ids, new Map(followed));
  return [...drafts.keys()].filter((id) => found.has(id));
}

/** What defaults are filled in for: what types speak of, too, and not what is only asked of a value. */
function fillable(draft: DraftSchema, drafts: Drafts): readonly Assertion[] {
  return draft.assertions.flatMap((assertion): readonly Assertion[] => {
    switch (assertion.kind) {
      case "properties":
        return [{ ...assertion, properties: assertion.properties.filter(({ isLeftOut }) => isLeftOut !== true) }];
      case "anyOf":
      case "oneOf":
        return [{ ...assertion, schemas: assertion.schemas.filter((id) => isToldApart(drafts.get(id))) }];
      default:
        return followedKinds.has(assertion.kind) ? [assertion] : [];
    }
  });
}

/** Whether it can be told that a value is of a branch: validators are of what JSON holds. */
export function isToldApart(branch: Pick<DraftSchema, "encoding"> | undefined): boolean {
  return branch?.encoding?.side !== "value";
}

function reportBranches(ids: Iterable<SchemaId>, drafts: Drafts, report: Report): void {
  const holders = leadingTo(ids, drafts);
  for (const { assertions } of drafts.values()) {
    for (const assertion of assertions) {
      if (assertion.kind !== "anyOf" && assertion.kind !== "oneOf") continue;
      if (assertion.schemas.every((id) => isToldApart(drafts.get(id)) || !holders.has(id))) continue;
      const why = "it stands in a branch of a union whose values are converted, and those are not told apart";
      report.add("unfilled-default", assertion.location, why);
    }
  }
}

const followedKinds: ReadonlySet<Assertion["kind"]> = new Set(["ref", "allOf", "items"]);

/** The defaults of the properties that may be missing. Those that one direction does not carry are not made up there. */
function defaultsOf(
  { id, assertions }: DraftSchema,
  drafts: Drafts,
  holders: Holders,
  report: Report,
): readonly PropertyDefault[] {
  const required = new Set(assertions.flatMap((each) => (each.kind === "required" ? each.wireNames : [])));
  const properties = assertions.flatMap((each) => (each.kind === "properties" ? each.properties : []));
  let family: readonly Assertion[] | undefined;
  return properties.flatMap(({ wireName, schema, isLeftOut }) => {
    if (isLeftOut === true || required.has(wireName)) return [];
    const found = defaultOf(schema, drafts);
    if (found === undefined) return [];
    const broken = brokenBy(wireName, (family ??= familyAssertions(id, holders, drafts)), drafts);
    if (broken !== undefined) {
      report.add("unfilled-default", found.location, `the object might then break "${broken}"`);
      return [];
    }
    if (isSeenDefault(found.value, drafts.get(schema))) return [{ ...found, wireName, schema }];
    report.add("unfilled-default", found.location, "it holds a value that would have to be converted first");
    return [];
  });
}

/** The default that stands nearest: beside a reference before behind it. One that is not valid is none. */
function defaultOf(id: SchemaId, drafts: Drafts): Pick<PropertyDefault, "value" | "location"> | undefined {
  for (const { draft, holds } of partsOf(id, drafts)) {
    const value = draft.annotations.default;
    if (holds !== "always" || value === undefined) continue;
    return isValidDefault(value, id, drafts) ? { value, location: below(draft.location, "default") } : undefined;
  }
  return undefined;
}

function filledForm(
  draft: DraftSchema,
  defaults: Defaults,
  filled: ReadonlyMap<SchemaId, SchemaId>,
  drafts: Drafts,
): DraftSchema {
  const present = [...defaults.keys()];
  const listed = draft.assertions.find((each) => each.kind === "properties");
  const isRequiring = draft.assertions.some(({ kind }) => kind === "required");
  const added: readonly Assertion[] =
    listed === undefined || present.length === 0 || isRequiring
      ? []
      : [{ kind: "required", location: listed.location, wireNames: present }];
  const assertions = draft.assertions.map((assertion): Assertion => {
    if (assertion.kind === "required") return { ...assertion, wireNames: [...assertion.wireNames, ...present] };
    if (assertion.kind === "properties") return { ...assertion, ...filledObject(assertion, defaults, filled) };
    const target = (id: SchemaId): SchemaId => filled.get(id) ?? id;
    if (assertion.kind === "anyOf" || assertion.kind === "oneOf") {
      return { ...assertion, schemas: assertion.schemas.map((id) => (isToldApart(drafts.get(id)) ? target(id) : id)) };
    }
    return followedKinds.has(assertion.kind) ? withTargets(assertion, (edge) => target(edge.target)) : assertion;
  });
  return formOf(draft, changes, [...assertions, ...added]);
}

function filledObject(
  shape: ObjectAssertion,
  defaults: Defaults,
  filled: ReadonlyMap<SchemaId, SchemaId>,
): ObjectAssertion {
  const target = (id: SchemaId): SchemaId => filled.get(id) ?? id;
  const property = (edge: ListedProperty): ListedProperty => {
    if (edge.isLeftOut === true) return edge;
    const value = defaults.get(edge.wireName);
    return { ...edge, schema: target(edge.schema), ...(value === undefined ? {} : { default: value }) };
  };
  return {
    ...shape,
    properties: shape.properties.map(property),
    patterns: shape.patterns.map((edge) => ({ ...edge, schema: target(edge.schema) })),
    ...(shape.additional === undefined ? {} : { additional: target(shape.additional) }),
  };
}
