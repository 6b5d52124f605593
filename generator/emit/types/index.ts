/** The types emitter: an interface for each object, a type alias for whatever else deserves a name. */
import type { Api } from "../../model/api.js";
import type { Schema, SchemaId } from "../../model/schema.js";
import type { ObjectType, PropertyType, Type } from "../../model/type.js";
import type { Item, SymbolRequest } from "../../plan/plan.js";
import { comment, docText, valueNotes } from "../doc-text.js";
import type { EmitContext, Emitter, Statement } from "../emitter.js";
import { publicBodyTypes } from "../public-bodies.js";
import { formNotes } from "../form-notes.js";
import { propertyName } from "../literal.js";
import { propertyDocs } from "../property-docs.js";
import { interfaceStructure, typeAlias, type PropertyParts } from "../structures.js";
import { enumMemberTexts, indexText, referenceText, typeOf, typeText } from "../type-text.js";
import { isMentioned, referencesIn } from "./mentioned.js";

export const types: Emitter = {
  name: "types",
  about: "schemas",
  needs: [],
  publicRuntime: ["Unrecognized"],
  publicRuntimeFor: (api) => publicBodyTypes("types", { operations: [...api.operations, ...api.hooks.operations] }),
  symbols: (item, api) => (item.kind === "schema" && deservesName(item.schema, api) ? [typeSymbol] : []),
  statements: (file, context) => file.items.flatMap((item) => declaration(item, context)),
};

const typeSymbol: SymbolRequest = { role: "type", space: "type", name: ({ pascal }) => pascal };

/** Components, objects and enums; and what could not be spelled out because it leads back to itself. */
function deservesName(schema: Schema, api: Api): boolean {
  if (schema.componentName !== undefined && schema.role === undefined) return true;
  if (!isMentioned(schema.id, api)) return false;
  return hasShape(typeOf(schema.id, api)) || (schema.recursive && isCircular(schema.id, api));
}

function isNamedByItself(schema: Schema, api: Api): boolean {
  return (schema.componentName !== undefined && schema.role === undefined) || hasShape(typeOf(schema.id, api));
}

/** Whether there is more to a type than a reader takes in inside a line. */
function hasShape(type: Type): boolean {
  switch (type.kind) {
    case "object":
    case "enum":
      return true;
    case "union":
    case "intersection":
      return type.members.some(hasShape);
    default:
      return false;
  }
}

/** Whether a schema leads back to itself through schemas that have no names either. */
function isCircular(id: SchemaId, api: Api): boolean {
  const reached = new Set(referencesIn(typeOf(id, api)));
  // A set is walked in the order of insertion, what is added on the way included.
  for (const next of reached) {
    if (next === id) return true;
    const schema = api.schemas.get(next);
    if (schema === undefined || isNamedByItself(schema, api)) continue;
    for (const further of referencesIn(typeOf(next, api))) reached.add(further);
  }
  return false;
}

function declaration(item: Item, context: EmitContext): readonly Statement[] {
  if (item.kind !== "schema") return [];
  const type = typeOf(item.id, context.api);
  const name = context.scope.type(item.id);
  const docs = declarationDocs(item.schema);
  if (type.kind === "object") {
    const bases = (type.extends ?? []).map((id) => referenceText(id, context));
    return [interfaceStructure({ name, docs, extends: bases, properties: members(type, context) })];
  }
  return [typeAlias({ name, docs, type: aliasText(type, context) })];
}

function declarationDocs(schema: Schema): string | undefined {
  const { annotations, assertions } = schema;
  const place = `Described at \`${schema.describedAt.replaceAll("`", "'")}\`.`;
  return docText({
    description: annotations.description ?? annotations.title,
    notes: [...valueNotes(annotations, assertions), ...formNotes(schema), ...alternateNotes(schema), place],
    examples: annotations.examples,
    deprecated: annotations.deprecated,
  });
}

/** `` `kind` says which schema is meant: "cat" `Cat`, "Dog" `Dog`. `` */
function alternateNotes({ alternates }: Schema): readonly string[] {
  if (alternates === undefined) return [];
  const code = (text: string): string => `\`${text.replaceAll("`", "'")}\``;
  const names = alternates.names.map(({ value, component }) => `${JSON.stringify(value)} ${code(component)}`);
  return [`${code(alternates.wireName)} says which schema is meant: ${names.join(", ")}.`];
}

function members(type: ObjectType, context: EmitContext): readonly PropertyParts[] {
  const index = indexText(type, context);
  const properties = type.properties.map((property) => member(property, context));
  return index === undefined ? properties : [...properties, { name: "[name: string]", type: index }];
}

function member(property: PropertyType, context: EmitContext): PropertyParts {
  return {
    name: propertyName(property.wireName),
    type: typeText(property.type, context),
    optional: !property.required,
    docs: propertyDocs(property, context.api),
  };
}

/** An enum with a comment for each described value; anything else as it is written inline. */
function aliasText(type: Type, context: EmitContext): string {
  if (type.kind !== "enum") return typeText(type, context);
  const texts = enumMemberTexts(type.members, type.open ? "open" : "closed", context);
  const lines = texts.flatMap((text, index) => {
    const described = type.members[index];
    const docs = described === undefined ? undefined : docText(described);
    return [...(docs === undefined ? [] : [comment(docs)]), `| ${text}`];
  });
  return `\n${lines.join("\n")}`;
}
