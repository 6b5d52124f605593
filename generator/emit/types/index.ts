/** The types emitter: an interface for each object, a type alias for whatever else deserves a name. */
import type { Api } from "../../model/api.js";
import type { Schema, SchemaId } from "../../model/schema.js";
import type { ObjectType, PropertyType, Type } from "../../model/type.js";
import type { Item, SymbolRequest } from "../../plan/plan.js";
import { comment, docText, valueNotes } from "../doc-text.js";
import type { EmitContext, Emitter, Statement } from "../emitter.js";
import { propertyName } from "../literal.js";
import { interfaceStructure, typeAlias, type PropertyParts } from "../structures.js";
import { enumMemberTexts, indexText, typeOf, typeText } from "../type-text.js";

export const types: Emitter = {
  name: "types",
  needs: [],
  publicRuntime: ["Unrecognized"],
  symbols: (item, api) => (item.kind === "schema" && deservesName(item.schema, api) ? [typeSymbol] : []),
  statements: (file, context) => file.items.flatMap((item) => declaration(item, context)),
};

const typeSymbol: SymbolRequest = { role: "type", space: "type", name: ({ pascal }) => pascal };

/** Components, objects and enums; and whatever refers to itself, which cannot be spelled out. */
function deservesName(schema: Schema, api: Api): boolean {
  const type = typeOf(schema.id, api);
  return schema.componentName !== undefined || schema.recursive || type.kind === "object" || type.kind === "enum";
}

function declaration(item: Item, context: EmitContext): readonly Statement[] {
  if (item.kind !== "schema") return [];
  const type = typeOf(item.id, context.api);
  const name = context.scope.type(item.id);
  const docs = declarationDocs(item.schema);
  if (type.kind === "object") return [interfaceStructure({ name, docs, properties: members(type, context) })];
  return [typeAlias({ name, docs, type: aliasText(type, context) })];
}

function declarationDocs({ annotations, assertions, id }: Schema): string | undefined {
  return docText({
    description: annotations.description ?? annotations.title,
    notes: [...valueNotes(annotations, assertions), `Described at \`${id.replaceAll("`", "'")}\`.`],
    deprecated: annotations.deprecated,
  });
}

function members(type: ObjectType, context: EmitContext): readonly PropertyParts[] {
  const index = indexText(type, context);
  const properties = type.properties.map((property) => member(property, context));
  return index === undefined ? properties : [...properties, { name: "[name: string]", type: index }];
}

function member(property: PropertyType, context: EmitContext): PropertyParts {
  const { wireName, required, type, annotations } = property;
  return {
    name: propertyName(wireName),
    type: typeText(type, context),
    optional: !required,
    docs: docText({
      description: annotations.description ?? annotations.title,
      notes: valueNotes(annotations, assertionsBehind(type, context.api)),
      deprecated: annotations.deprecated,
    }),
  };
}

/** The limits of a property's value, where its schema has no declaration of its own to state them. */
function assertionsBehind(type: Type, api: Api): Schema["assertions"] {
  return type.kind === "reference" ? (schemaAt(type.id, api)?.assertions ?? []) : [];
}

function schemaAt(id: SchemaId, api: Api): Schema | undefined {
  return api.schemas.get(id);
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
