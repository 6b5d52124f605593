/** The keywords of a schema object that constrain a value, as assertions: JSON Schema 2020-12, sections 10 and 6. */
import { isArray, isObject, member, type JsonValue } from "../load/json.js";
import { below } from "../load/pointer.js";
import { enumMembers } from "./enum-extensions.js";
import { constantUnion } from "./constant-union.js";
import {
  arrayField,
  booleanField,
  countField,
  entriesOf,
  listField,
  numberField,
  positiveField,
  stringField,
  stringsField,
  type Node,
} from "./node.js";
import { dependenciesOf, itemKeywords } from "./older-drafts.js";
import { reportKeywords } from "./report-keywords.js";
import { referencesOf, type SchemaLookup } from "./schema-lookup.js";
import type { Assertion, JsonType, PropertyEdge, SchemaId } from "./schema.js";

/** Reads the assertions of one schema object; the schemas inside it are asked for and read later. */
export function readAssertions(reader: SchemaLookup, node: Node, id: SchemaId): readonly Assertion[] {
  reportKeywords(reader, node);
  const context: Context = { reader, node, id };
  return [
    ...typeAssertion(context),
    ...valueAssertions(context),
    ...limitAssertions(context),
    ...stringAssertions(context),
    ...arrayAssertions(context),
    ...objectAssertions(context),
    ...referenceAssertions(context),
    ...compositionAssertions(context),
    ...conditionAssertions(context),
    ...unevaluatedAssertions(context),
  ];
}

interface Context {
  readonly reader: SchemaLookup;
  readonly node: Node;
  readonly id: SchemaId;
}

function typeAssertion({ reader, node }: Context): readonly Assertion[] {
  const value = member(node.value, "type");
  if (value === undefined) return [];
  const location = below(node.location, "type");
  const names = isArray(value) ? listField(reader.source, node, "type") : [value];
  const types = new Set<JsonType>();
  for (const name of names ?? []) {
    if (isJsonType(name)) types.add(name);
    else reader.source.report.add("invalid-value", location, `one of ${jsonTypes.join(", ")}`, JSON.stringify(name));
  }
  return types.size === 0 ? [] : [{ kind: "type", location, types: [...types] }];
}

function valueAssertions({ reader, node }: Context): readonly Assertion[] {
  const values = arrayField(reader.source, node, "enum");
  // JSON Schema 2020-12 validation, section 6.1.2: it should have a value, and forbids all where it has none.
  if (values?.length === 0) reader.source.report.add("empty-enum", below(node.location, "enum"));
  const constant = member(node.value, "const");
  const members = enumMembers(reader.source, node, values);
  return [
    ...(values === undefined ? [] : [{ kind: "enum", location: below(node.location, "enum"), members } as const]),
    ...(constant === undefined
      ? []
      : [{ kind: "const", location: below(node.location, "const"), value: constant } as const]),
  ];
}

const limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

const counts = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] as const;

function limitAssertions({ reader, node }: Context): readonly Assertion[] {
  const divisor = positiveField(reader.source, node, "multipleOf");
  return [
    ...limits.flatMap((kind): readonly Assertion[] => {
      const limit = numberField(reader.source, node, kind);
      return limit === undefined ? [] : [{ kind, location: below(node.location, kind), limit }];
    }),
    ...counts.flatMap((kind): readonly Assertion[] => {
      const limit = countField(reader.source, node, kind);
      return limit === undefined ? [] : [{ kind, location: below(node.location, kind), limit }];
    }),
    ...(divisor === undefined
      ? []
      : [{ kind: "multipleOf", location: below(node.location, "multipleOf"), divisor } as const]),
  ];
}

function stringAssertions({ reader, node }: Context): readonly Assertion[] {
  const source = stringField(reader.source, node, "pattern");
  const format = stringField(reader.source, node, "format");
  return [
    ...(source === undefined ? [] : [{ kind: "pattern", location: below(node.location, "pattern"), source } as const]),
    ...(format === undefined ? [] : [{ kind: "format", location: below(node.location, "format"), format } as const]),
  ];
}

function arrayAssertions(context: Context): readonly Assertion[] {
  const { reader, node } = context;
  const keywords = itemKeywords(reader.source, node, reader.dialect);
  const prefix = schemaList(context, keywords.prefix);
  const rest = schemaUnder(context, keywords.rest, { kind: "items", schema: context.id });
  const contains = keywordSchema(context, "contains");
  const max = countField(reader.source, node, "maxContains");
  const assertions: Assertion[] = [];
  if (prefix.length > 0 || rest !== undefined) {
    const location = below(node.location, rest === undefined ? keywords.prefix : keywords.rest);
    assertions.push({ kind: "items", location, prefix, ...(rest === undefined ? {} : { rest }) });
  }
  if (booleanField(reader.source, node, "uniqueItems") === true) {
    assertions.push({ kind: "uniqueItems", location: below(node.location, "uniqueItems") });
  }
  if (contains !== undefined) {
    const min = countField(reader.source, node, "minContains") ?? 1;
    const location = below(node.location, "contains");
    assertions.push({ kind: "contains", location, schema: contains, min, ...(max === undefined ? {} : { max }) });
  }
  return assertions;
}

function objectAssertions(context: Context): readonly Assertion[] {
  const { reader, node } = context;
  const wireNames = stringsField(reader.source, node, "required");
  const names = keywordSchema(context, "propertyNames");
  return [
    ...(wireNames === undefined || wireNames.length === 0
      ? []
      : [{ kind: "required", location: below(node.location, "required"), wireNames } as const]),
    ...propertiesAssertion(context),
    ...(names === undefined
      ? []
      : [{ kind: "propertyNames", location: below(node.location, "propertyNames"), schema: names } as const]),
    ...dependentAssertions(context),
  ];
}

function propertiesAssertion(context: Context): readonly Assertion[] {
  const { node, id } = context;
  const keywords = ["properties", "patternProperties", "additionalProperties"];
  const present = keywords.find((keyword) => member(node.value, keyword) !== undefined);
  if (present === undefined) return [];
  const properties = schemaEntries(context, "properties", (wireName) => ({ kind: "property", schema: id, wireName }));
  const patterns = schemaEntries(context, "patternProperties", (_, index) => ({
    kind: "keyword",
    schema: id,
    keyword: "patternProperties",
    index,
  })).map(({ wireName: source, schema }) => ({ source, schema }));
  const closed = member(node.value, "additionalProperties") === false;
  const additional = closed
    ? undefined
    : schemaUnder(context, "additionalProperties", { kind: "additionalProperties", schema: id });
  return [
    {
      kind: "properties",
      location: below(node.location, present),
      properties,
      patterns,
      closed,
      ...(additional === undefined ? {} : { additional }),
    },
  ];
}

function dependentAssertions(context: Context): readonly Assertion[] {
  const { reader, node } = context;
  const older = dependenciesOf(node.value);
  const all = (keyword: string): readonly string[] => entriesOf(reader.source, node, keyword).map(([name]) => name);
  return [
    ...dependentRequired(context, "dependentRequired", all("dependentRequired")),
    ...dependentRequired(context, "dependencies", older.required),
    ...dependentSchemas(context, "dependentSchemas", all("dependentSchemas")),
    ...dependentSchemas(context, "dependencies", older.schemas),
  ];
}

function dependentRequired(
  { reader, node }: Context,
  keyword: string,
  wireNames: readonly string[],
): readonly Assertion[] {
  const location = below(node.location, keyword);
  const holder = { location, value: objectUnder(node, keyword) };
  const entries = wireNames.map((wireName) => ({
    wireName,
    requires: stringsField(reader.source, holder, wireName) ?? [],
  }));
  return entries.length === 0 ? [] : [{ kind: "dependentRequired", location, entries }];
}

function dependentSchemas(context: Context, keyword: string, wireNames: readonly string[]): readonly Assertion[] {
  const location = below(context.node.location, keyword);
  const ownerOf = (index: number) => ({ kind: "keyword", schema: context.id, keyword, index }) as const;
  const entries = wireNames.flatMap((wireName, index): readonly PropertyEdge[] => {
    const schema = context.reader.idAt(below(location, wireName), ownerOf(index));
    return schema === undefined ? [] : [{ wireName, schema }];
  });
  return entries.length === 0 ? [] : [{ kind: "dependentSchemas", location, entries }];
}

function referenceAssertions({ reader, node }: Context): readonly Assertion[] {
  for (const keyword of ["$ref", "$dynamicRef"]) stringField(reader.source, node, keyword);
  return referencesOf(node.value, reader.dialect).flatMap((reference): readonly Assertion[] => {
    const target = reader.target(node.location, reference);
    return target === undefined ? [] : [{ kind: "ref", location: below(node.location, reference.keyword), target }];
  });
}

function compositionAssertions(context: Context): readonly Assertion[] {
  const { node } = context;
  const negated = keywordSchema(context, "not");
  return [
    ...(["allOf", "anyOf", "oneOf"] as const).flatMap((kind): readonly Assertion[] => {
      const location = below(node.location, kind);
      const members = kind === "allOf" ? undefined : constantUnion(member(node.value, kind));
      if (members !== undefined) return [{ kind: "enum", location, members }];
      const schemas = schemaList(context, kind);
      return schemas.length === 0 ? [] : [{ kind, location, schemas }];
    }),
    ...(negated === undefined
      ? []
      : [{ kind: "not", location: below(node.location, "not"), schema: negated } as const]),
  ];
}

function conditionAssertions(context: Context): readonly Assertion[] {
  const condition = keywordSchema(context, "if");
  if (condition === undefined) return [];
  const then = keywordSchema(context, "then");
  const otherwise = keywordSchema(context, "else");
  return [
    {
      kind: "if",
      location: below(context.node.location, "if"),
      condition,
      ...(then === undefined ? {} : { then }),
      ...(otherwise === undefined ? {} : { else: otherwise }),
    },
  ];
}

function unevaluatedAssertions(context: Context): readonly Assertion[] {
  return (["unevaluatedItems", "unevaluatedProperties"] as const).flatMap((kind): readonly Assertion[] => {
    const schema = keywordSchema(context, kind);
    return schema === undefined ? [] : [{ kind, location: below(context.node.location, kind), schema }];
  });
}

function keywordSchema(context: Context, keyword: string): SchemaId | undefined {
  return schemaUnder(context, keyword, { kind: "keyword", schema: context.id, keyword });
}

function schemaUnder(
  { reader, node }: Context,
  keyword: string,
  owner: Parameters<SchemaLookup["idAt"]>[1],
): SchemaId | undefined {
  return member(node.value, keyword) === undefined ? undefined : reader.idAt(below(node.location, keyword), owner);
}

function schemaList({ reader, node, id }: Context, keyword: string): readonly SchemaId[] {
  const list = listField(reader.source, node, keyword) ?? [];
  return list.flatMap((_, index) => {
    const schema = reader.idAt(below(node.location, keyword, index), { kind: "keyword", schema: id, keyword, index });
    return schema === undefined ? [] : [schema];
  });
}

function schemaEntries(
  { reader, node }: Context,
  keyword: string,
  ownerOf: (wireName: string, index: number) => Parameters<SchemaLookup["idAt"]>[1],
): readonly PropertyEdge[] {
  return entriesOf(reader.source, node, keyword).flatMap(([wireName, location], index) => {
    const schema = reader.idAt(location, ownerOf(wireName, index));
    return schema === undefined ? [] : [{ wireName, schema }];
  });
}

function objectUnder(node: Node, key: string): Node["value"] {
  const value = member(node.value, key);
  return isObject(value) ? value : {};
}

const jsonTypes: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

function isJsonType(value: JsonValue): value is JsonType {
  return jsonTypes.some((type) => type === value);
}
