/** Names values of a description that do not fit the schemas they stand for. */
import type { Report } from "../diagnostics/report.js";
import type { Document } from "../load/document.js";
import { isArray, isObject, member, type JsonValue } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import { verdictBy, verdictOn, type Drafts, type Failure } from "./accepts.js";
import type { Operation } from "./api.js";
import type { FormatSettings } from "./format-settings.js";
import type { Source } from "./node.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";
import { duplicates } from "./same-json.js";

export interface DescribedValues {
  readonly source: Source;
  readonly drafts: Drafts;
  readonly operations: readonly Operation[];
  readonly formats: FormatSettings;
}

/** Defaults and examples: those of schemas, and those of requests and answers. */
export function reportValues({ source, drafts: given, operations, formats }: DescribedValues): void {
  const drafts = withoutOneWayRequirements(given);
  const report = (code: "invalid-default" | "invalid-example", { value, schema, location }: PlacedValue): void => {
    const verdict = verdictOn(value, schema, drafts, formats);
    if (verdict.kind === "rejected") source.report.add(code, location, ...shown(verdict.failure));
  };
  for (const { id, location, annotations } of drafts.values()) {
    const { default: fallback, examples } = annotations;
    if (fallback !== undefined)
      report("invalid-default", { value: fallback, schema: id, location: below(location, "default") });
    for (const [index, value] of examples.entries())
      report("invalid-example", { value, schema: id, location: exampleLocation(source, location, index) });
  }
  for (const { requestBody, responses } of operations) {
    for (const { kind, schema, examples } of [requestBody, ...responses].flatMap((each) => each?.contents ?? [])) {
      // What stands for a file in an example of a multipart body is anybody's guess.
      if (schema === undefined || kind === "multipart") continue;
      for (const { value, location } of examples) report("invalid-example", { value, schema, location });
    }
  }
}

/** Schemas without the defaults that do not fit them: they are named, and neither shown nor filled in. */
export function withoutInvalidDefaults(given: Drafts, formats: FormatSettings): Drafts {
  const drafts = withoutOneWayRequirements(given);
  return new Map(
    [...given].map(([id, draft]) => [id, isRejected(draft, drafts, formats) ? withoutDefault(draft) : draft]),
  );
}

function isRejected({ id, annotations }: DraftSchema, drafts: Drafts, formats: FormatSettings): boolean {
  return annotations.default !== undefined && verdictOn(annotations.default, id, drafts, formats).kind === "rejected";
}

function withoutDefault(draft: DraftSchema): DraftSchema {
  const { default: _, ...annotations } = draft.annotations;
  return { ...draft, annotations };
}

interface PlacedValue {
  readonly value: JsonValue;
  readonly schema: SchemaId;
  readonly location: Location;
}

function shown({ keyword, pointer }: Failure): [string, string] {
  return [keyword, pointer];
}

/** Where the examples of a schema stand, as they are read: those of a Parameter Object come after its schema's own. */
function exampleLocation({ document }: Source, schema: Location, index: number): Location {
  const holder = { ...schema, pointer: schema.pointer.replace(/\/(?:schema|content\/[^/]+\/schema)$/, "") };
  return [schema, holder].flatMap((place) => examplesIn(document, place))[index] ?? schema;
}

/** `example` comes before `examples`. */
function examplesIn(document: Document, holder: Location): readonly Location[] {
  const value = valueAt(document, holder);
  const listed = member(value, "examples");
  return [
    ...(member(value, "example") === undefined ? [] : [below(holder, "example")]),
    ...(isArray(listed) || isObject(listed) ? Object.keys(listed).map((key) => below(holder, "examples", key)) : []),
  ];
}

/**
 * A property that is only read, or only written, is required on one of the two ways alone (OAS 3.0.4 section 4.7.24.2),
 * and an example does not say which way it goes.
 */
function withoutOneWayRequirements(drafts: Drafts): Drafts {
  const isOneWay = (id: SchemaId): boolean => {
    const annotations = drafts.get(id)?.annotations;
    return annotations?.readOnly === true || annotations?.writeOnly === true;
  };
  const oneWay = new Set(
    [...drafts.values()]
      .flatMap(({ assertions }) =>
        assertions.flatMap((assertion) => (assertion.kind === "properties" ? assertion.properties : [])),
      )
      .flatMap(({ wireName, schema }) => (isOneWay(schema) ? [wireName] : [])),
  );
  if (oneWay.size === 0) return drafts;
  const relaxed = (assertion: Assertion): Assertion =>
    assertion.kind === "required"
      ? { ...assertion, wireNames: assertion.wireNames.filter((wireName) => !oneWay.has(wireName)) }
      : assertion;
  return new Map([...drafts].map(([id, draft]) => [id, { ...draft, assertions: draft.assertions.map(relaxed) }]));
}

/** Values of `enum` and `const` that stand twice, or that what stands beside them forbids. */
export function reportListedValues({ assertions }: DraftSchema, drafts: Drafts, report: Report): void {
  for (const assertion of assertions) {
    const others = assertions.filter((each) => each !== assertion && !isShadowed(assertion, each));
    for (const { value, location } of listed(assertion)) {
      const verdict = verdictBy(others, value, drafts);
      if (verdict.kind === "rejected") report.add("impossible-value", location, value, verdict.failure.keyword);
    }
    if (assertion.kind !== "enum") continue;
    const values = assertion.members.map(({ value }) => value);
    for (const index of duplicates(values))
      report.add("duplicate-enum-value", below(assertion.location, index), values[index] ?? null);
  }
}

/** Where a `const` decides, it is no news of each other value in the `enum` that it is not the constant. */
function isShadowed(assertion: Assertion, other: Assertion): boolean {
  return assertion.kind === "enum" && other.kind === "const";
}

function listed(assertion: Assertion): readonly { readonly value: JsonValue; readonly location: Location }[] {
  if (assertion.kind === "const") return [{ value: assertion.value, location: assertion.location }];
  if (assertion.kind !== "enum") return [];
  return assertion.members.map(({ value }, index) => ({ value, location: below(assertion.location, index) }));
}
