/** Puts the parameters of each place, and the headers of each answer, together in an object. */
import { below, type Location } from "../load/pointer.js";
import type { HeaderGroup, Operation, ParameterGroup, ParameterPlace, Response } from "./api.js";
import { addFieldObject, fieldOf, type FieldObject } from "./field-objects.js";
import type { ReadParameter } from "./read-parameters.js";
import type { ReadResponse } from "./read-responses.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** An operation whose parameters and headers stand by themselves. */
export interface ReadOperation extends Omit<Operation, "parameters" | "responses"> {
  readonly parameters: readonly ReadParameter[];
  readonly responses: readonly ReadResponse[];
}

export interface WithGroups {
  readonly drafts: Drafts;
  readonly operations: readonly Operation[];
}

const places: readonly ParameterPlace[] = ["path", "query", "querystring", "header", "cookie"];

export function withFieldGroups(read: Drafts, operations: readonly ReadOperation[]): WithGroups {
  const drafts = new Map(read);
  const completed = operations.map((operation) => ({
    ...operation,
    parameters: places.flatMap((place) => parameterGroup(operation, place, drafts)),
    responses: operation.responses.map((response) => withHeaderGroup(operation, response, drafts)),
  }));
  return { drafts, operations: completed };
}

function parameterGroup(
  { id: operation, location, parameters }: ReadOperation,
  place: ParameterPlace,
  drafts: Map<SchemaId, DraftSchema>,
): readonly ParameterGroup[] {
  const fields = parameters.filter((parameter) => parameter.in === place);
  if (fields.length === 0) return [];
  const schema = `${operation}~${place}` as SchemaId;
  const object: FieldObject = {
    ...{ id: schema, location: parametersOf(location, fields), describedAt: operation, fields },
    role: "parameter",
    holder: { kind: "parameters", operation, in: place },
    fieldOwner: (wireName) => ({ kind: "parameter", operation, in: place, wireName }),
  };
  addFieldObject(object, drafts);
  return [{ in: place, schema, parameters: fields.map(fieldOf) }];
}

/** Where the operation lists them; the operation itself where all are those of its path. */
function parametersOf(operation: Location, fields: readonly { readonly location: Location }[]): Location {
  const own = below(operation, "parameters");
  return fields.some(({ location }) => location.pointer.startsWith(`${own.pointer}/`)) ? own : operation;
}

/** One for all operations whose answer it is: of a response that stands elsewhere, they are named after it. */
function withHeaderGroup(
  { id: operation }: ReadOperation,
  { headers: fields, describedAt, sharedName, ...response }: ReadResponse,
  drafts: Map<SchemaId, DraftSchema>,
): Response {
  if (fields.length === 0) return response;
  const { status, location } = response;
  const schema = `${describedAt}~headers` as SchemaId;
  const object: FieldObject = {
    ...{ id: schema, location: below(location, "headers"), describedAt, fields },
    role: "header",
    holder:
      sharedName === undefined
        ? { kind: "headers", operation, status }
        : { kind: "component", name: `${sharedName} Headers` },
    fieldOwner: (wireName) => ({ kind: "property", schema, wireName }),
  };
  addFieldObject(object, drafts);
  const headers: HeaderGroup = { schema, headers: fields.map(fieldOf) };
  return { ...response, headers };
}
