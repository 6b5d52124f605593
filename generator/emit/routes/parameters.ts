/** The parameters outside the body, as a handler is given them, and how its route reads them. */
import type { Operation, ParameterGroup, ParameterPlace } from "../../model/api.js";
import { keyNamesAt } from "../../model/key-names.js";
import type { EmitContext } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { parameterFieldsName, placeMembers, readerName, readingOf } from "../operation-text.js";
import { isResumable, offeredMediaTypes } from "./body.js";
import { referenceText } from "../type-text.js";
import { wireShapeName } from "../wire-shape.js";

/** The type of the parameters of one place, with their defaults. */
export function valuesText({ schema }: ParameterGroup, context: EmitContext): string {
  return referenceText(context.api.filled.get(schema) ?? schema, context);
}

/** `{ readonly query: ListPetsQuery }` */
export function parametersText(operation: Operation, context: EmitContext): string {
  const { parameters } = operation;
  const offered = offeredMediaTypes(operation).map(stringLiteral);
  const members = [
    ...parameters.map((group) => `readonly ${placeMembers[group.in]}: ${valuesText(group, context)}`),
    ...(offered.length === 0 ? [] : [`readonly acceptedMediaType: ${offered.join(" | ")}`]),
    ...(isResumable(operation) ? ["readonly lastEventId: string | undefined"] : []),
  ];
  if (members.length === 0) return "object";
  return `{ ${members.join("; ")} }`;
}

/** Reads the parameters of each place, and answers with what is wrong in any of them. */
export function parameterReader(operation: Operation, context: EmitContext): string {
  const offered = offeredMediaTypes(operation).map(stringLiteral);
  const values = valuesReader(operation, context);
  const reader = isResumable(operation) ? `${context.scope.runtime("resumed")}(${values})` : values;
  return offered.length === 0 ? reader : `${context.scope.runtime("negotiated")}([${offered.join(", ")}], ${reader})`;
}

function valuesReader(operation: Operation, context: EmitContext): string {
  const { scope } = context;
  const { parameters } = operation;
  if (parameters.length === 0) return scope.runtime("noParameters");
  const names = parameters.map((group) => placeMembers[group.in]);
  const reads = parameters.map((group) => `const ${placeMembers[group.in]} = ${readText(group, operation, context)};`);
  const values = parameters.map((group) => `${placeMembers[group.in]}: ${filledText(group, context)}`);
  const isRefused = names.map((name) => `${name}.problem`).join(" || ");
  return [
    "(sent) => {",
    ...reads,
    `if (${isRefused}) return { problem: ${scope.runtime("problemOf")}(${names.join(", ")}) };`,
    `return { parameters: { ${values.join(", ")} } };`,
    "}",
  ].join("\n");
}

const readers = {
  path: "readPath",
  query: "readQuery",
  querystring: "readQuerystring",
  header: "readHeaders",
  cookie: "readCookies",
} as const;

function readText(group: ParameterGroup, operation: Operation, context: EmitContext): string {
  const { scope } = context;
  const { in: place, schema } = group;
  const members = [
    ...shapeMembers(group, context),
    `${place === "querystring" ? "field" : "fields"}: ${parameterFieldsName(operation, place, scope)}`,
    `validate: ${readerName(schema, scope, readingOf("request", operation))}`,
    ...keyNames(place, operation, context),
  ];
  return `${scope.runtime(readers[place])}(sent, { ${members.join(", ")} })`;
}

/** Of a whole query, only a form has one. */
function shapeMembers({ in: place, schema, parameters }: ParameterGroup, context: EmitContext): readonly string[] {
  if (place !== "querystring") return [`shape: ${wireShapeName(schema, context)}`];
  return parameters.flatMap(({ serialization }) =>
    serialization.kind === "form" ? [`shape: ${wireShapeName(serialization.schema, context)}`] : [],
  );
}

/** Only parameters that have defaults pay for them. */
function filledText({ in: place, schema }: ParameterGroup, { api, scope }: EmitContext): string {
  const values = `${placeMembers[place]}.values`;
  return api.filled.has(schema) ? `${scope.symbol("validators", "fillDefaults", schema)}(${values})` : values;
}

/** An exploded object that takes any name would take the keys of the caller, too. */
function keyNames(place: ParameterPlace, operation: Operation, { api }: EmitContext): readonly string[] {
  if (place === "querystring") return othersText(keyNamesAt("query", operation, api));
  const schema = operation.parameters.find((each) => each.in === place)?.schema;
  const properties = schema === undefined ? [] : (api.wireShapes.get(schema)?.object?.properties ?? []);
  const hasObjects = properties.some(({ edge }) => edge.some((id) => api.wireShapes.get(id)?.object !== undefined));
  if ((place !== "query" && place !== "cookie") || !hasObjects) return [];
  return othersText(keyNamesAt(place, operation, api));
}

function othersText(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`others: [${names.map(stringLiteral).join(", ")}]`];
}
