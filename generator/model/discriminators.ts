/**
 * `discriminator` beside a `oneOf` or `anyOf`: which values of a property stand for which member (OAS 3.1.1 section
 * 4.8.25).
 *
 * It "MUST NOT change the validation outcome", and yet, where a value names no member, "validation SHOULD fail". So it
 * never lets a value pass that the union refuses, and a value that the union takes must be of the member that it names.
 */
import { isObject, member, type JsonValue } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import type { Document } from "../load/document.js";
import { nearestReference } from "../load/nearest-reference.js";
import { findTarget } from "../load/reference-target.js";
import { follow, valueAt } from "../load/references.js";
import type { Heirs } from "./heirs.js";
import { stringField, type Source } from "./node.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId, UnionDiscriminator } from "./schema.js";
import { hasProperty, listedTags } from "./tag-values.js";
import { allowsOnlyObjects, type ValueKinds } from "./value-kinds.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;
type Union = Extract<Assertion, { readonly kind: "anyOf" | "oneOf" }>;

interface Context extends Source {
  readonly drafts: Drafts;
  readonly kinds: ReadonlyMap<SchemaId, ValueKinds>;
  readonly heirs: Heirs;
}

/** The schemas, with the unions that have a discriminator told what it says. */
export function withDiscriminators(drafts: Drafts, known: Omit<Context, "drafts">): Drafts {
  const context = { ...known, drafts };
  return new Map([...drafts].map(([id, draft]) => [id, withDiscriminator(draft, context)]));
}

function withDiscriminator(draft: DraftSchema, context: Context): DraftSchema {
  const location = below(draft.location, "discriminator");
  const value = valueAt(context.document, location);
  if (value === undefined) return draft;
  const declared = declarationAt(location, context);
  if (declared === undefined) return draft;
  if (!draft.assertions.some(isUnion)) return withAlternates(draft, declared, context);
  const assertions = draft.assertions.map((assertion) => {
    const discriminator = isUnion(assertion) ? discriminatorOf(assertion, declared, context) : undefined;
    return discriminator === undefined ? assertion : { ...assertion, discriminator };
  });
  return { ...draft, assertions };
}

function isUnion(assertion: Assertion): assertion is Union {
  return assertion.kind === "oneOf" || assertion.kind === "anyOf";
}

/**
 * Of a parent: "validation with the parent schema with this form of discriminator does not perform a search for child
 * schemas or use them in validation in any way" (OAS 3.2.1, "Conditions for Using the Discriminator Object").
 */
function withAlternates(draft: DraftSchema, declared: Declaration, context: Context): DraftSchema {
  const { drafts, report } = context;
  const heirs = (context.heirs.get(draft.id) ?? []).filter((id) => drafts.get(id)?.componentName !== undefined);
  const mapped = declared.mapping.flatMap(({ value, target }) => {
    const heir = target === undefined ? undefined : heirs.find((id) => isAt(drafts.get(id), target));
    return heir === undefined ? [] : [{ value, schema: heir }];
  });
  reportStrangers([...heirs, draft.id], declared, context);
  const implicit = heirs
    .filter((id) => mapped.every(({ schema }) => schema !== id))
    .map((schema) => ({ value: drafts.get(schema)?.componentName ?? "", schema }));
  const names = [...mapped, ...implicit].map(({ value, schema }) => ({
    value,
    component: drafts.get(schema)?.componentName ?? "",
  }));
  if (names.length === 0) {
    const why = "there is no oneOf or anyOf beside it, and no component that builds on this schema";
    report.add("ineffective-keyword", declared.location, "discriminator", why);
    return draft;
  }
  report.add("parent-discriminator", declared.location, declared.wireName, [
    ...new Set(names.map((each) => each.component)),
  ]);
  return { ...draft, alternates: { wireName: declared.wireName, names } };
}

interface Declaration {
  readonly location: Location;
  readonly wireName: string;
  readonly mapping: readonly Mapped[];
  /** OpenAPI 3.2's `defaultMapping`. */
  readonly rest?: Mapped;
}

interface Mapped {
  readonly value: string;
  readonly location: Location;
  /** Absent where it leads nowhere. */
  readonly target?: Location;
  /** What may have been meant instead, if anything is alike. */
  readonly nearest?: string;
}

function declarationAt(location: Location, context: Context): Declaration | undefined {
  const value = valueAt(context.document, location);
  if (!isObject(value)) {
    context.report.add("unusable-discriminator", location, "it is no object");
    return undefined;
  }
  const node = { location, value };
  const wireName = stringField(context, node, "propertyName");
  if (wireName === undefined) {
    context.report.add("unusable-discriminator", location, "it names no property");
    return undefined;
  }
  const mapping = mappingAt(below(location, "mapping"), member(value, "mapping"), context);
  const fallback = member(value, "defaultMapping");
  if (fallback === undefined) return { location, wireName, mapping };
  return { location, wireName, mapping, rest: mappedTo("defaultMapping", fallback, location, context) };
}

function mappingAt(location: Location, mapping: JsonValue | undefined, context: Context): readonly Mapped[] {
  const entries = Object.entries(isObject(mapping) ? mapping : {});
  return entries.map(([value, reference]) => mappedTo(value, reference, location, context));
}

function mappedTo(value: string, reference: JsonValue, holder: Location, context: Context): Mapped {
  const location = below(holder, value);
  const target = typeof reference === "string" ? targetOf(reference, location, context) : undefined;
  if (target !== undefined) return { value, location, target };
  const nearest = typeof reference === "string" ? nearestName(reference, location, context.document) : undefined;
  return { value, location, ...(nearest === undefined ? {} : { nearest }) };
}

/** What is both a name and a reference "is RECOMMENDED" to be taken for a name. */
function targetOf(reference: string, from: Location, { document, report }: Context): Location | undefined {
  const named = below({ file: document.root, pointer: "/components/schemas" }, reference);
  if (valueAt(document, named) !== undefined) return follow(document, named, report);
  const found = findTarget(document.files, document.resources, from, reference);
  return found.kind === "found" ? follow(document, found.location, report) : undefined;
}

/** In the way that the schema was named: `Bnk` → `Bank`, `#/components/schemas/Bnk` → `#/components/schemas/Bank`. */
function nearestName(reference: string, from: Location, document: Document): string | undefined {
  const isReference = /[#/.]/.test(reference);
  const nearest = nearestReference(document, from, isReference ? reference : `${components}${reference}`);
  return isReference || nearest?.startsWith(components) !== true ? nearest : nearest.slice(components.length);
}

const components = "#/components/schemas/";

function discriminatorOf(union: Union, declared: Declaration, context: Context): UnionDiscriminator | undefined {
  const { location, wireName } = declared;
  reportStrangers(union.schemas, declared, context);
  const values = union.schemas.map((id) => tagsOf(id, declared, context));
  const rest = union.schemas.findIndex((id) => isMapped(context.drafts.get(id), declared.rest));
  // Where nothing takes the rest, any member may match, whatever the property says.
  if (declared.rest !== undefined && rest === -1) return undefined;
  const reason = union.schemas
    .map((id, index) => whyNot(id, values[index] ?? [], values, index === rest ? undefined : wireName, context))
    .find((why) => why !== undefined);
  if (reason === undefined) return { location, wireName, values, ...(rest === -1 ? {} : { rest }) };
  context.report.add("unusable-discriminator", location, reason);
  return undefined;
}

/** Names what is mapped to something that is not a member. */
function reportStrangers(
  schemas: readonly SchemaId[],
  { mapping, rest }: Declaration,
  { drafts, report }: Context,
): void {
  for (const { value, location, target, nearest } of rest === undefined ? mapping : [...mapping, rest]) {
    if (target === undefined) report.add("stray-mapping", location, value, "it names no schema", nearest);
    else if (!schemas.some((id) => isAt(drafts.get(id), target))) {
      report.add("stray-mapping", location, value, "the schema is not among those that are listed here");
    }
  }
}

function isMapped(draft: DraftSchema | undefined, mapped: Mapped | undefined): boolean {
  return mapped?.target !== undefined && isAt(draft, mapped.target);
}

function isAt(draft: DraftSchema | undefined, { file, pointer }: Location): boolean {
  return draft?.location.file === file && draft.location.pointer === pointer;
}

/** By which values a member goes: what it lists itself, of that what the mapping says, or else its own name. */
function tagsOf(id: SchemaId, { wireName, mapping }: Declaration, { drafts, kinds }: Context): readonly string[] {
  if (!mayBeObject(kinds.get(id))) return [];
  const draft = drafts.get(id);
  const mapped = mapping.flatMap(({ value, target }) => (target !== undefined && isAt(draft, target) ? [value] : []));
  const isComponent = id.startsWith("#/components/schemas/") && draft?.componentName !== undefined;
  const named = mapped.length > 0 ? mapped : isComponent ? [draft.componentName ?? ""] : [];
  const listed = listedTags(id, wireName, drafts);
  if (listed === undefined) return named;
  const words = listed.filter((value) => typeof value === "string");
  const both = named.filter((value) => words.includes(value));
  return both.length > 0 ? both : words;
}

function mayBeObject(kinds: ValueKinds | undefined): boolean {
  return kinds === undefined || kinds.has("object") || kinds.has("emptyObject");
}

/**
 * Why a member cannot be told by the property; undefined where it can. Without the name of a property: the member that
 * takes what names no other.
 */
function whyNot(
  id: SchemaId,
  tags: readonly string[],
  all: readonly (readonly string[])[],
  wireName: string | undefined,
  { drafts, kinds }: Context,
): string | undefined {
  const name = drafts.get(id)?.componentName ?? id;
  if (!mayBeObject(kinds.get(id))) return wireName === undefined ? `${name} allows no objects` : undefined;
  const property = JSON.stringify(wireName);
  if (wireName !== undefined && !hasProperty(id, wireName, drafts)) return `${name} has no property ${property}`;
  if (!allowsOnlyObjects(kinds.get(id))) return `${name} allows values that are no objects`;
  if (wireName !== undefined && tags.length === 0) return `no value of ${property} stands for ${name}`;
  const shared = tags.find((tag) => all.filter((others) => others.includes(tag)).length > 1);
  return shared === undefined ? undefined : `${JSON.stringify(shared)} stands for ${name} and for another schema`;
}
