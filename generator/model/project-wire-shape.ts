/** Projects the schema view on what a decoder of strings must know. */
import { verdictOn } from "./accepts.js";
import { readPattern } from "./regular-expression.js";
import { partsOf, type Hold, type Part } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";
import { isUnknown, type ValueKinds } from "./value-kinds.js";
import type { WireArray, WireEdge, WireObject, WirePattern } from "./wire-shape.js";

/** A shape before it is known who refers to it. */
export interface WireDraft {
  readonly id: SchemaId;
  readonly kinds: ValueKinds;
  /** The strings that the schema lists. */
  readonly words: readonly string[];
  /** `filled`: none of its strings is empty, so that an empty text stands for null, where that is allowed. */
  readonly strings: "filled" | "any";
  /** Its numbers come with all their digits. */
  readonly keepsDigits: boolean;
  readonly array?: WireArray;
  readonly object?: WireObject;
}

export type WireProjection = (id: SchemaId) => WireDraft;

/** A projection of any schema, made when it is asked for, and once. */
export function wireProjection(
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  kinds: ReadonlyMap<SchemaId, ValueKinds>,
): WireProjection {
  const known = new Map<SchemaId, WireDraft>();
  const kindsOf = (id: SchemaId): ValueKinds => kinds.get(id) ?? new Set();
  const settle: Settle = (targets) =>
    settled(targets, (id) => !isUnknown(kindsOf(id)) || partsOf(id, drafts).some(hasStructure));
  return (id) => {
    const draft = known.get(id) ?? {
      ...projected(id, partsOf(id, drafts), kindsOf(id), settle),
      strings: stringsOf(id),
    };
    known.set(id, draft);
    return draft;
  };

  /** As converted values have a format in any case. */
  function stringsOf(id: SchemaId): WireDraft["strings"] {
    const allowed = kindsOf(id);
    if (!allowed.has("string") || !allowed.has("null")) return "any";
    const isConverted = partsOf(id, drafts).some(({ draft }) => isDate(draft));
    const formats = isConverted ? ({ date: "assertion", "date-time": "assertion" } as const) : "annotation";
    return verdictOn("", id, drafts, formats).kind === "rejected" ? "filled" : "any";
  }
}

function isDate({ encoding }: DraftSchema): boolean {
  return encoding?.codec === "date" || encoding?.codec === "date-time";
}

/** What the property of a name holds, listed or not. */
export function propertyEdges({ properties, patterns, additional }: WireObject): (wireName: string) => WireEdge {
  const listed = new Map(properties.map(({ wireName, edge }) => [wireName, edge]));
  const expressions = patterns.map(({ source, edge }) => ({ edge, pattern: readPattern(source) }));
  return (wireName) => {
    const matching = expressions.filter(
      ({ pattern }) => pattern.kind === "valid" && pattern.matches(wireName) === true,
    );
    return listed.get(wireName) ?? (matching.length === 0 ? additional : matching.flatMap(({ edge }) => edge));
  };
}

/** A schema that says something of an item or a property, and how firmly it does. */
interface Target {
  readonly schema: SchemaId;
  readonly holds: Hold;
}

type Settle = (targets: readonly Target[]) => WireEdge;

/**
 * The schemas that decide on a value. One that says nothing of its kind (`{ maxLength: 3 }`) adds nothing where another
 * always holds beside it, or where it is only asked; as the branch of a union it allows anything, and stays.
 */
function settled(targets: readonly Target[], saysSomething: (id: SchemaId) => boolean): WireEdge {
  const unique = [...new Set(targets.map(({ schema }) => schema))];
  if (unique.length < 2) return unique;
  const telling = targets.filter(({ schema }) => saysSomething(schema));
  const isNarrowed = telling.some(({ holds }) => holds === "always");
  const kept = targets.filter((target) => telling.includes(target) || (!isNarrowed && target.holds !== "condition"));
  return [...new Set(kept.map(({ schema }) => schema))];
}

function hasStructure({ draft }: Part): boolean {
  return draft.assertions.some(({ kind }) => kind === "items" || kind === "properties");
}

function projected(
  id: SchemaId,
  parts: readonly Part[],
  kinds: ValueKinds,
  settle: Settle,
): Omit<WireDraft, "strings"> {
  const isOpen = isUnknown(kinds);
  const array = projectedArray(parts, settle);
  const object = projectedObject(parts, settle);
  const allowsArrays = isOpen ? array.isDescribed : kinds.has("array") || kinds.has("emptyArray");
  const allowsObjects = isOpen ? object.isDescribed : kinds.has("object") || kinds.has("emptyObject");
  return {
    id,
    kinds,
    words: [...new Set(parts.flatMap(({ draft }) => draft.assertions.flatMap(listedStrings)))],
    keepsDigits: parts.some(({ draft }) => keepsDigits(draft)),
    ...(allowsArrays ? { array: array.shape } : {}),
    ...(allowsObjects ? { object: object.shape } : {}),
  };
}

function keepsDigits({ encoding }: DraftSchema): boolean {
  return encoding?.codec === "int64" || encoding?.codec === "int64-text";
}

function listedStrings(assertion: Assertion): readonly string[] {
  const values =
    assertion.kind === "const"
      ? [assertion.value]
      : assertion.kind === "enum"
        ? assertion.members.map(({ value }) => value)
        : [];
  return values.filter((value) => typeof value === "string");
}

interface Described<Shape> {
  readonly isDescribed: boolean;
  readonly shape: Shape;
}

function projectedArray(parts: readonly Part[], settle: Settle): Described<WireArray> {
  const described = assertionsOf(parts, "items");
  const unevaluated = unevaluatedTargets(parts, "unevaluatedItems");
  const longest = described.reduce((length, { assertion }) => Math.max(length, assertion.prefix.length), 0);
  const prefix = Array.from({ length: longest }, (_, position) =>
    settle(described.flatMap(({ assertion, holds }) => target(assertion.prefix[position] ?? assertion.rest, holds))),
  );
  const rest = settle([...described.flatMap(({ assertion, holds }) => target(assertion.rest, holds)), ...unevaluated]);
  return { isDescribed: described.length + unevaluated.length > 0, shape: { prefix, rest } };
}

function projectedObject(parts: readonly Part[], settle: Settle): Described<WireObject> {
  const described = assertionsOf(parts, "properties");
  const unevaluated = unevaluatedTargets(parts, "unevaluatedProperties");
  const listed = new Map<string, Target[]>();
  for (const { assertion, holds } of described) {
    for (const { wireName, schema } of assertion.properties) {
      const targets = listed.get(wireName) ?? [];
      targets.push({ schema, holds });
      listed.set(wireName, targets);
    }
  }
  const open = described.filter(({ assertion }) => assertion.patterns.length > 0 || assertion.additional !== undefined);
  const unlisted = open.map(unlistedTargets);
  const additional = [...open.flatMap(({ assertion, holds }) => target(assertion.additional, holds)), ...unevaluated];
  return {
    isDescribed: described.length > 0,
    shape: {
      properties: [...listed].map(([wireName, targets]) => ({
        wireName,
        edge: settle([...targets, ...unlisted.flatMap((targetsOf) => targetsOf(wireName))]),
      })),
      patterns: projectedPatterns(open, settle),
      additional: settle(additional),
    },
  };
}

/** What an assertion says of a property beyond `properties`: its patterns apply to listed names too. */
function unlistedTargets({ assertion, holds }: Held<"properties">): (wireName: string) => readonly Target[] {
  const listed = new Set(assertion.properties.map(({ wireName }) => wireName));
  const patterns = assertion.patterns.map(({ source, schema }) => ({ schema, pattern: readPattern(source) }));
  return (wireName) => {
    const matching = patterns.filter(({ pattern }) => pattern.kind === "valid" && pattern.matches(wireName) === true);
    if (matching.length > 0) return matching.map(({ schema }) => ({ schema, holds }));
    return listed.has(wireName) ? [] : target(assertion.additional, holds);
  };
}

/** Where one part describes names by a pattern, another may describe the same ones by `additionalProperties`. */
function projectedPatterns(open: readonly Held<"properties">[], settle: Settle): readonly WirePattern[] {
  const sources = new Set(open.flatMap(({ assertion }) => assertion.patterns.map(({ source }) => source)));
  return [...sources].flatMap((source) => {
    const pattern = readPattern(source);
    if (pattern.kind === "invalid") return [];
    const targets = open.flatMap(({ assertion, holds }) => {
      const own = assertion.patterns.find((each) => each.source === source);
      return target(own?.schema ?? assertion.additional, holds);
    });
    return [{ source, flags: pattern.flags, edge: settle(targets) }];
  });
}

interface Held<Kind extends Assertion["kind"]> {
  readonly assertion: Extract<Assertion, { readonly kind: Kind }>;
  readonly holds: Hold;
}

function assertionsOf<Kind extends Assertion["kind"]>(parts: readonly Part[], kind: Kind): readonly Held<Kind>[] {
  const isOfKind = (assertion: Assertion): assertion is Extract<Assertion, { readonly kind: Kind }> =>
    assertion.kind === kind;
  return parts.flatMap(({ draft, holds }) =>
    draft.assertions.filter(isOfKind).map((assertion) => ({ assertion, holds })),
  );
}

function unevaluatedTargets(
  parts: readonly Part[],
  kind: "unevaluatedItems" | "unevaluatedProperties",
): readonly Target[] {
  return parts.flatMap(({ draft, holds }) =>
    draft.assertions.flatMap((assertion) => (assertion.kind === kind ? target(assertion.schema, holds) : [])),
  );
}

function target(schema: SchemaId | undefined, holds: Hold): readonly Target[] {
  return schema === undefined ? [] : [{ schema, holds }];
}
