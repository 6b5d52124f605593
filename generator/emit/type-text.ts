/** A node of the type view as TypeScript source. */
import type { Api } from "../model/api.js";
import type { SchemaId } from "../model/schema.js";
import type { EnumTypeMember, ObjectType, PropertyType, Type } from "../model/type.js";
import { unreachable } from "../model/unreachable.js";
import type { FileScope } from "../plan/file-scope.js";
import { comment } from "./doc-text.js";
import { constantType, propertyName, scalarText } from "./literal.js";
import { propertyDocs } from "./property-docs.js";
import { mayDifferFromItself } from "./spelled-out.js";

export interface TypeTextContext {
  readonly api: Api;
  readonly scope: FileScope;
}

/** `{ kind: "array", items: { kind: "string" } }` → `string[]`. */
export function typeText(type: Type, context: TypeTextContext): string {
  switch (type.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "string":
    case "number":
    case "bigint":
    case "Date":
      return type.kind;
    case "FilePart":
      return context.scope.runtime("FilePart");
    case "literal":
      return scalarText(type.value);
    case "constant":
      return constantType(type.value);
    case "enum":
      return enumMemberTexts(type.members, type.open ? "open" : "closed", context).join(" | ");
    case "array":
      return `${grouped(type.items, context)}[]`;
    case "tuple":
      return tupleText(type, context);
    case "object":
      return objectText(type, context);
    case "record":
      return recordText(type.values, context);
    case "union":
      return unionText(type.members, context);
    case "intersection":
      return type.members.map((member) => grouped(member, context)).join(" & ");
    case "reference":
      return referenceText(type.id, context);
    default:
      return unreachable(type);
  }
}

/** Each member once; `unknown` takes in all others, and `never` adds nothing. */
function unionText(members: readonly Type[], context: TypeTextContext): string {
  // Asked before any text is made: a name in it would be imported.
  if (members.some((member) => saysNothing(member, context))) return "unknown";
  const possible = members.filter((member) => !isNever(member, context.api));
  if (possible.length === 0) return "never";
  const texts = possible.map((member) =>
    member.kind === "intersection" ? grouped(member, context) : typeText(member, context),
  );
  return [...new Set(texts)].join(" | ");
}

/** Whether a type, where it is spelled out, is `unknown`. */
function saysNothing(type: Type, context: TypeTextContext): boolean {
  if (type.kind === "union") return type.members.some((member) => saysNothing(member, context));
  if (type.kind !== "reference") return type.kind === "unknown";
  return !context.scope.hasType(type.id) && saysNothing(typeOf(type.id, context.api), context);
}

/** The type of a schema: its name where it has one, else spelled out. */
export function referenceText(id: SchemaId, context: TypeTextContext): string {
  return context.scope.hasType(id) ? context.scope.type(id) : typeText(typeOf(id, context.api), context);
}

export function typeOf(id: SchemaId, api: Api): Type {
  const type = api.types.get(id);
  if (type === undefined) throw new Error(`The model has no type ${id}.`);
  return type;
}

function objectText(type: ObjectType, context: TypeTextContext): string {
  const bases = (type.extends ?? []).map((id) => referenceText(id, context));
  const members = objectMembers(type, context);
  const [only, ...others] = members;
  // A line break after the brace is what makes the layout spread an object over lines.
  const isShort = only !== undefined && others.length === 0 && !only.includes("\n");
  return [...bases, isShort ? `{ ${only} }` : `{\n${members.join("\n")}\n}`].join(" & ");
}

/** The members of an enum, one by one; an open one ends with the string that is not listed yet. */
export function enumMemberTexts(
  members: readonly EnumTypeMember[],
  openness: "open" | "closed",
  { scope }: TypeTextContext,
): readonly string[] {
  const texts = members.map(({ value }) => (value === null ? "null" : scalarText(value)));
  return openness === "open" ? [...texts, scope.runtime("Unrecognized")] : texts;
}

/**
 * The type of an index signature beside properties. It speaks of these as well, so it allows what they hold; an optional
 * one may be read as undefined. It says nothing where TypeScript might not find again what they hold.
 */
export function indexText(type: ObjectType, context: TypeTextContext): string | undefined {
  if (type.additional === undefined || isNever(type.additional, context.api)) return undefined;
  const types = type.properties.map((property) => property.type);
  if (types.some((each) => mayDifferFromItself(each, context))) return "unknown";
  const text = unionText([type.additional, ...types], context);
  const hasOptional = type.properties.some(({ required }) => !required);
  return hasOptional && text !== "unknown" ? `${text} | undefined` : text;
}

function objectMembers(type: ObjectType, context: TypeTextContext): readonly string[] {
  const index = indexText(type, context);
  const properties = type.properties.map((property) => propertyText(property, context));
  return index === undefined ? properties : [...properties, `[name: string]: ${index};`];
}

function propertyText(property: PropertyType, context: TypeTextContext): string {
  const { wireName, required, type } = property;
  const docs = propertyDocs(property, context.api);
  const text = `${propertyName(wireName)}${required ? "" : "?"}: ${typeText(type, context)};`;
  return docs === undefined ? text : `${comment(docs)}\n${text}`;
}

function tupleText(type: Extract<Type, { readonly kind: "tuple" }>, context: TypeTextContext): string {
  const prefix = type.prefix.map((item, index) =>
    index < type.optionalFrom ? typeText(item, context) : `${grouped(item, context)}?`,
  );
  const closes = type.rest === undefined || isNever(type.rest, context.api);
  const rest = type.rest === undefined || closes ? [] : [`...${grouped(type.rest, context)}[]`];
  return `[${[...prefix, ...rest].join(", ")}]`;
}

/** `Record` would resolve its argument at once, so a type alias that refers to itself takes an index signature. */
function recordText(values: Type, context: TypeTextContext): string {
  const text = typeText(values, context);
  return mentionsRecursive(values, context.api) ? `{ [name: string]: ${text} }` : `Record<string, ${text}>`;
}

function mentionsRecursive(type: Type, api: Api): boolean {
  switch (type.kind) {
    case "reference":
      return api.schemas.get(type.id)?.recursive ?? false;
    case "array":
      return mentionsRecursive(type.items, api);
    case "record":
      return mentionsRecursive(type.values, api);
    case "union":
    case "intersection":
      return type.members.some((member) => mentionsRecursive(member, api));
    default:
      return false;
  }
}

function isNever(type: Type, api: Api): boolean {
  return type.kind === "never" || (type.kind === "reference" && typeOf(type.id, api).kind === "never");
}

/** In parentheses where an operator beside it would take only a part. */
function grouped(type: Type, context: TypeTextContext): string {
  const text = typeText(type, context);
  return / [|&] |^readonly /.test(text) ? `(${text})` : text;
}
