/** Which schemas the types of a package speak of: parts that were merged into what they are part of need no name. */
import type { Api, Operation } from "../../model/api.js";
import { answerSchemas, schemasOf as contentSchemas } from "../../model/contents.js";
import type { SchemaId } from "../../model/schema.js";
import type { Type } from "../../model/type.js";

const known = new WeakMap<Api, ReadonlySet<SchemaId>>();

/** Whether a component or an operation leads to the schema, by way of types. */
export function isMentioned(id: SchemaId, api: Api): boolean {
  const found = known.get(api) ?? mentionedIn(api);
  known.set(api, found);
  return found.has(id);
}

function mentionedIn(api: Api): ReadonlySet<SchemaId> {
  const found = new Set<SchemaId>(
    [...api.operations, ...api.hooks.operations]
      .flatMap(operationSchemas)
      .flatMap((id) => [id, api.filled.get(id) ?? id]),
  );
  for (const { id, componentName } of api.schemas.values()) if (componentName !== undefined) found.add(id);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of found) {
    const type = api.types.get(id);
    for (const next of type === undefined ? [] : referencesIn(type)) found.add(next);
  }
  return found;
}

function operationSchemas({ parameters, requestBody, responses }: Operation): readonly SchemaId[] {
  return [
    ...parameters.map(({ schema }) => schema),
    ...contentSchemas(requestBody?.contents ?? []),
    ...responses.flatMap(answerSchemas),
  ];
}

/** The schemas that a type refers to by name or spells out. */
export function referencesIn(type: Type): readonly SchemaId[] {
  switch (type.kind) {
    case "reference":
      return [type.id];
    case "array":
      return referencesIn(type.items);
    case "tuple":
      return [...type.prefix, ...(type.rest === undefined ? [] : [type.rest])].flatMap(referencesIn);
    case "record":
      return referencesIn(type.values);
    case "union":
    case "intersection":
      return type.members.flatMap(referencesIn);
    case "object":
      return [
        ...(type.extends ?? []),
        ...type.properties.flatMap((property) => referencesIn(property.type)),
        ...(type.additional === undefined ? [] : referencesIn(type.additional)),
      ];
    default:
      return [];
  }
}
