/** How a schema's values change between what JSON holds and what a program sees, as the runtime's `Conversion`. */
import { edgesOf } from "../../model/edges.js";
import type { Assertion, CodecName, ObjectAssertion, Schema, SchemaId } from "../../model/schema.js";
import { jsonLiteral, stringLiteral } from "../literal.js";
import { scopeOf } from "./apply.js";
import { isAlways, textOf } from "./condition.js";
import type { Facts } from "./facts.js";
import { LocalNames } from "./local-names.js";
import { patternText, readPattern } from "./regular-expression.js";
import type { Naming } from "./scope.js";
import { groupsOf, type Group } from "../../model/union-groups.js";

export interface ConversionContext {
  readonly facts: Facts;
  readonly naming: Naming;
  readonly isTaken: (name: string) => boolean;
}

/** `{ properties: [{ name: "at", conversion: { codec: dateTimeCodec } }] }`. */
export function conversionText(id: SchemaId, context: ConversionContext): string {
  const { assertions, encoding } = context.facts.schema(id);
  const same = assertions.flatMap((assertion) => sameEdges(assertion, context));
  const unions = assertions.flatMap((assertion) => unionText(assertion, context));
  const members = [
    ...(encoding?.codec === undefined ? [] : [`codec: ${context.naming.runtime(codecs[encoding.codec])}`]),
    ...assertions.flatMap((assertion) => partMembers(assertion, context)),
    ...(same.length === 0 ? [] : [`all: [${same.join(", ")}]`]),
    ...(unions.length === 0 ? [] : [`unions: [${unions.join(", ")}]`]),
  ];
  return `{ ${members.join(", ")} }`;
}

const codecs: { readonly [codec in CodecName]: string } = {
  "date-time": "dateTimeCodec",
  date: "dateCodec",
  int64: "int64Codec",
  "int64-text": "int64TextCodec",
};

/** Undefined where nothing changes. */
function edgeText(id: SchemaId, context: ConversionContext): string | undefined {
  const { encoding } = context.facts.schema(id);
  if (encoding?.side !== "value") return undefined;
  // Named in a function, since the constant may not be evaluated yet.
  if (context.facts.hasFunctions(encoding.json)) return `() => ${context.naming.own("conversion", id)}`;
  return conversionText(id, context);
}

function member(name: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`${name}: ${text}`];
}

/** What the schema says of the parts of a value. */
function partMembers(assertion: Assertion, context: ConversionContext): readonly string[] {
  if (assertion.kind === "properties") return objectMembers(assertion, context);
  if (assertion.kind !== "items") return [];
  const prefix = assertion.prefix.map((item) => edgeText(item, context));
  const isPlain = prefix.every((text) => text === undefined);
  return [
    ...(isPlain && assertion.rest === undefined ? [] : prefixMember(prefix)),
    ...(assertion.rest === undefined ? [] : member("items", edgeText(assertion.rest, context))),
  ];
}

function prefixMember(prefix: readonly (string | undefined)[]): readonly string[] {
  return prefix.length === 0 ? [] : [`prefix: [${prefix.map((text) => text ?? "{}").join(", ")}]`];
}

function objectMembers(shape: ObjectAssertion, context: ConversionContext): readonly string[] {
  const additional = shape.additional === undefined ? undefined : edgeText(shape.additional, context);
  // What `additional` speaks of depends on all that is listed.
  const isKept = (text: string | undefined): boolean => text !== undefined || additional !== undefined;
  const properties = shape.properties.flatMap(({ wireName, schema }) => {
    const text = edgeText(schema, context);
    return isKept(text) ? objectText([`name: ${stringLiteral(wireName)}`, ...member("conversion", text)]) : [];
  });
  const patterns = shape.patterns.flatMap(({ source, schema }) => {
    const text = edgeText(schema, context);
    if (!isKept(text) || readPattern(source).kind === "invalid") return [];
    return objectText([`pattern: ${patternText(source)}`, ...member("conversion", text)]);
  });
  return [
    ...(properties.length === 0 ? [] : [`properties: [${properties.join(", ")}]`]),
    ...(patterns.length === 0 ? [] : [`patterns: [${patterns.join(", ")}]`]),
    ...member("additional", additional),
  ];
}

/** What other schemas say of the same value. */
function sameEdges(assertion: Assertion, context: ConversionContext): readonly string[] {
  const targets = assertion.kind === "ref" ? [assertion.target] : assertion.kind === "allOf" ? assertion.schemas : [];
  return targets.flatMap((target) => edgeText(target, context) ?? []);
}

function unionText(assertion: Assertion, context: ConversionContext): readonly string[] {
  if (assertion.kind !== "anyOf" && assertion.kind !== "oneOf") return [];
  const conversions = new Map(assertion.schemas.map((id) => [jsonOf(id, context), edgeText(id, context)] as const));
  if ([...conversions.values()].every((text) => text === undefined)) return [];
  const schemas = assertion.schemas.map((id) => jsonOf(id, context));
  const groups = groupsOf(context.facts, { ...assertion, kind: assertion.kind, schemas });
  const branches = groups.flatMap((group) =>
    group.branches.map((branch) => branchText(branch, group, conversions.get(branch), context)),
  );
  return [`[${branches.join(", ")}]`];
}

function branchText(
  branch: SchemaId,
  group: Group,
  conversion: string | undefined,
  context: ConversionContext,
): string {
  const kinds = [...context.facts.kinds.of(branch)].map(stringLiteral);
  const discriminator = isTagOfProgram(group, context) ? group.discriminator : undefined;
  const tag = discriminator?.cases.find((one) => one.branch === branch);
  const name = discriminator?.wireName;
  return objectText([
    `kinds: [${kinds.join(", ")}]`,
    ...(tag === undefined || name === undefined
      ? []
      : [`tag: { name: ${stringLiteral(name)}, values: ${jsonLiteral(tag.values)} }`]),
    // The kind of value may not tell digits, which a number is to a program, from other text.
    ...(tag === undefined ? [`matches: ${matchText(branch, group, context)}`] : []),
    ...member("conversion", conversion),
  ]);
}

/** Whether a program sees the values of the tag as JSON holds them: encoding compares what a program has. */
function isTagOfProgram({ branches, discriminator }: Group, { facts }: ConversionContext): boolean {
  // What stands for no tag is found by trying.
  if (discriminator?.rest !== undefined) return false;
  return branches.every((branch) =>
    [...sameValues(facts, branch)].every((id) =>
      facts
        .schema(id)
        .assertions.flatMap((assertion) => (assertion.kind === "properties" ? assertion.properties : []))
        .every(({ wireName, schema }) => wireName !== discriminator?.wireName || !isConverted(facts.schema(schema))),
    ),
  );
}

/** The schema and those that say more of the same value. */
function sameValues(facts: Facts, id: SchemaId): ReadonlySet<SchemaId> {
  const same = new Set([id]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const one of same) {
    for (const { target, of } of edgesOf(facts.schema(one).assertions)) if (of === "same") same.add(target);
  }
  return same;
}

/** Marked on both sides, that of JSON and that of programs. */
function isConverted({ encoding }: Schema): boolean {
  return encoding !== undefined;
}

/** `(json) => checkPet(json)`; of a recursive schema `(json, decided) => complete(checkPet, json, decided)`. */
function matchText(branch: SchemaId, { branches }: Group, { facts, naming, isTaken }: ConversionContext): string {
  const locals = new LocalNames(isTaken, ["json", "decided"]);
  const parameters = new Set(["json"]);
  const decided = (): string => {
    parameters.add("decided");
    return "decided";
  };
  const schema = facts.schema(branch);
  const scope = scopeOf({ facts, naming, locals, schema, variant: "received", calls: "plain", decided });
  // What an answer has brought is converted, too.
  const condition = scope.condition(branch, "json", branches.length === 1 ? "asked" : "branch");
  return isAlways(condition) ? "() => true" : `(${[...parameters].join(", ")}) => ${textOf(condition)}`;
}

/** What JSON holds of a schema's values. */
export function jsonOf(id: SchemaId, { facts }: Pick<ConversionContext, "facts">): SchemaId {
  const { encoding } = facts.schema(id);
  return encoding?.side === "value" ? encoding.json : id;
}

function objectText(members: readonly string[]): string {
  return `{ ${members.join(", ")} }`;
}
