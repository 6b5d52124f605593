/**
 * The parameters of a place make up an object: `{ limit?: number; tags?: string[] }` for those of a query. It is a schema
 * as any other, so that types, validators, defaults and conversions need not know of parameters.
 */
import { below } from "../load/pointer.js";
import type { Operation, ParameterGroup, ParameterPlace } from "./api.js";
import type { ParameterSchema, ReadParameter } from "./read-parameters.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Annotations, Assertion, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** An operation whose parameters stand by themselves. */
export interface ReadOperation extends Omit<Operation, "parameters"> {
  readonly parameters: readonly ReadParameter[];
}

export interface WithParameters {
  readonly drafts: Drafts;
  readonly operations: readonly Operation[];
}

const places: readonly ParameterPlace[] = ["path", "query", "querystring", "header", "cookie"];

export function withParameterObjects(read: Drafts, operations: readonly ReadOperation[]): WithParameters {
  const drafts = new Map(read);
  const completed = operations.map((operation): Operation => {
    const groups = places.flatMap((place): readonly ParameterGroup[] => {
      const parameters = operation.parameters.filter((parameter) => parameter.in === place);
      if (parameters.length === 0) return [];
      const group = groupId(operation, place);
      drafts.set(group, groupDraft(group, operation, parameters, drafts));
      return [
        {
          in: place,
          schema: group,
          parameters: parameters.map(({ wireName, serialization, location, required }) => ({
            ...{ wireName, serialization, location, required },
          })),
        },
      ];
    });
    return { ...operation, parameters: groups };
  });
  return { drafts, operations: completed };
}

/** `#/paths/~1pets/get~query`: no JSON pointer has a `~` before anything but 0 and 1. */
function groupId({ id }: ReadOperation, place: ParameterPlace): SchemaId {
  return `${id}~${place}` as SchemaId;
}

function groupDraft(
  id: SchemaId,
  operation: ReadOperation,
  parameters: readonly ReadParameter[],
  drafts: Map<SchemaId, DraftSchema>,
): DraftSchema {
  const location = below(operation.location, "parameters");
  const [{ in: place } = { in: "query" as const }] = parameters;
  const required = parameters.flatMap((parameter) => (parameter.required ? parameter.wireName : []));
  return {
    ...{ id, location, describedAt: operation.id },
    owner: { kind: "parameters", operation: operation.id, in: place },
    annotations: { deprecated: false, readOnly: false, writeOnly: false, examples: [] },
    assertions: [
      { kind: "type", types: ["object"], location },
      {
        kind: "properties",
        properties: parameters.map((parameter) => ({
          wireName: parameter.wireName,
          schema: valueSchema(parameter, operation, drafts),
        })),
        patterns: [],
        closed: false,
        location,
      },
      ...(required.length === 0 ? [] : [{ kind: "required", wireNames: required, location } as const]),
    ],
  };
}

/** The schema of a parameter's value, with what the Parameter Object says of it. */
function valueSchema(parameter: ReadParameter, operation: ReadOperation, drafts: Map<SchemaId, DraftSchema>): SchemaId {
  const { schema, location, empty } = parameter;
  const id = `${operation.id}~${parameter.in}~${escaped(parameter.wireName)}` as SchemaId;
  const described = schema === undefined ? undefined : describedSchema(schema, id, parameter, operation, drafts);
  if (described === undefined) {
    const assertions: readonly Assertion[] = [{ kind: "type", types: ["string"], location }];
    drafts.set(id, { ...standIn(id, parameter, operation), assertions });
    return id;
  }
  if (empty === undefined || drafts.get(described)?.assertions.every(isAnyText) === true) return described;
  const without = `${id}~empty` as SchemaId;
  const emptyText: Assertion = { kind: "const", value: "", location };
  drafts.set(without, { ...standIn(without, parameter, operation), assertions: [emptyText] });
  const either = `${id}~any` as SchemaId;
  const assertions: readonly Assertion[] = [{ kind: "anyOf", schemas: [described, without], location }];
  const own = standIn(either, parameter, operation);
  const fallback = [described, schema?.id].flatMap((at) => (at && drafts.get(at)?.annotations.default) ?? []).at(0);
  const annotations = { ...own.annotations, ...(fallback === undefined ? {} : { default: fallback }) };
  drafts.set(either, { ...own, annotations, assertions });
  return either;
}

function isAnyText(assertion: Assertion): boolean {
  return assertion.kind === "type" && assertion.types.includes("string");
}

function describedSchema(
  { id: target, isOwn }: ParameterSchema,
  id: SchemaId,
  parameter: ReadParameter,
  operation: ReadOperation,
  drafts: Map<SchemaId, DraftSchema>,
): SchemaId {
  const { annotations, location } = parameter;
  const draft = drafts.get(target);
  if (isOwn && draft !== undefined) {
    // Operations that share a Parameter Object come here more than once.
    const described = together(draft.annotations, annotations);
    drafts.set(target, { ...draft, role: "parameter", annotations: described });
    return target;
  }
  if (annotations.description === undefined && !annotations.deprecated && annotations.examples.length === 0)
    return target;
  const assertions: readonly Assertion[] = [{ kind: "ref", target, location: below(location, "schema") }];
  drafts.set(id, { ...standIn(id, parameter, operation), assertions });
  return id;
}

/** What the parameter says goes before what its schema says. */
function together(own: Annotations, { description, deprecated, examples }: ReadParameter["annotations"]): Annotations {
  return {
    ...own,
    ...(description === undefined ? {} : { description }),
    deprecated: own.deprecated || deprecated,
    examples: [...new Set([...own.examples, ...examples])],
  };
}

function standIn(
  id: SchemaId,
  { location, wireName, in: place, annotations }: ReadParameter,
  operation: ReadOperation,
): Omit<DraftSchema, "assertions"> {
  return {
    ...{ id, location, describedAt: operation.id },
    owner: { kind: "parameter", operation: operation.id, in: place, wireName },
    role: "parameter",
    annotations: { readOnly: false, writeOnly: false, ...annotations },
  };
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
