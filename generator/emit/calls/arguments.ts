/** What a call of an operation takes: an argument for each parameter of the path, and `params` with all others. */
import type { Api, BodyContent, Operation, ParameterGroup, ParameterPlace, RequestBody } from "../../model/api.js";
import type { SchemaId } from "../../model/schema.js";
import type { ObjectType, Type } from "../../model/type.js";
import { isTagged } from "../../model/contents.js";
import { globalNames } from "../../plan/global-names.js";
import { camelCase, reservedWords } from "../../plan/identifier.js";
import { bodyTypeText } from "../body-text.js";
import type { EmitContext } from "../emitter.js";
import { jsonForm, placeMembers } from "../operation-text.js";
import { runtimeIndex } from "../runtime-index.js";
import type { ParameterParts } from "../structures.js";
import { referenceText, typeOf } from "../type-text.js";

/** An argument that stands for a parameter of the path. */
export interface PathArgument {
  readonly wireName: string;
  readonly name: string;
  readonly type: Type;
}

/**
 * How `params` holds what an operation takes beside its path.
 *
 * - `body`: it is the body.
 * - `flat`: it has the parameters and the body's properties beside each other.
 * - `placed`: it has a member for each place, as the server's handler sees it: the body is no object of known
 *   properties, or two of them have a name in common.
 */
export type ParamsShape = "none" | "body" | "flat" | "placed";

export function paramsShape(operation: Operation, api: Api): ParamsShape {
  const groups = groupsBesidePath(operation);
  const { requestBody } = operation;
  if (groups.length === 0) return requestBody === undefined ? "none" : "body";
  const body = requestBody === undefined ? [] : flatNames(requestBody, api);
  if (body === undefined) return "placed";
  const names = [...groups.flatMap(({ parameters }) => parameters.map(({ wireName }) => wireName)), ...body];
  return new Set(names).size === names.length ? "flat" : "placed";
}

export function groupsBesidePath({ parameters }: Operation): readonly ParameterGroup[] {
  return parameters.filter((group) => group.in !== "path");
}

/** The properties of a body whose type is an object of just these; undefined where it is anything else. */
function flatNames({ required, contents }: RequestBody, api: Api): readonly string[] | undefined {
  const [content] = contents;
  if (content?.schema === undefined || isApart(content) || isTagged(contents)) return undefined;
  // A body that is JSON for a value that programs see otherwise would be converted without what stands beside it.
  return required && jsonForm(content.schema, api) === undefined
    ? namesOf(typeOf(content.schema, api), api)
    : undefined;
}

/** A text, or items one after the other: no object whose properties could stand beside anything. */
function isApart({ kind }: BodyContent): boolean {
  return kind === "text" || kind === "items";
}

function namesOf(type: Type, api: Api, seen: readonly SchemaId[] = []): readonly string[] | undefined {
  if (type.kind === "reference") {
    return seen.includes(type.id) ? undefined : namesOf(typeOf(type.id, api), api, [...seen, type.id]);
  }
  return type.kind === "object" && type.additional === undefined ? objectNames(type, api, seen) : undefined;
}

function objectNames(type: ObjectType, api: Api, seen: readonly SchemaId[]): readonly string[] | undefined {
  const bases = (type.extends ?? []).map((id) => namesOf({ kind: "reference", id }, api, seen));
  if (bases.some((names) => names === undefined)) return undefined;
  const inherited = bases.flatMap((names) => names ?? []);
  return [...new Set([...inherited, ...type.properties.map(({ wireName }) => wireName)])];
}

/** An alias is made where `params` is neither a body nor the parameters of one place, which have types of their own. */
export function hasParamsType(operation: Operation, api: Api): boolean {
  const shape = paramsShape(operation, api);
  if (shape === "placed") return true;
  return shape === "flat" && groupsBesidePath(operation).length + (operation.requestBody === undefined ? 0 : 1) > 1;
}

/**
 * Headers that may be left out of a call though its request has to have them: those of what the API sends, which a
 * signature may be among. `sendHook` looks for them once all is signed.
 */
export function laterHeaders({ origin, parameters }: Operation, api: Api): ParameterGroup | undefined {
  if (origin === undefined) return undefined;
  const group = parameters.find((each) => each.in === "header" && each.parameters.some(({ required }) => required));
  return group === undefined || jsonForm(group.schema, api) !== undefined ? undefined : group;
}

function groupText(group: ParameterGroup, operation: Operation, context: EmitContext): string {
  const text = referenceText(group.schema, context);
  return group === laterHeaders(operation, context.api) ? `Partial<${text}>` : text;
}

function isGroupRequired(group: ParameterGroup, operation: Operation, api: Api): boolean {
  return group !== laterHeaders(operation, api) && group.parameters.some(({ required }) => required);
}

/** What the alias stands for. */
export function paramsTypeText(operation: Operation, context: EmitContext): string {
  const groups = groupsBesidePath(operation);
  const { requestBody } = operation;
  const body = requestBody === undefined ? [] : [bodyTypeText(requestBody.contents, "sent", context)];
  if (paramsShape(operation, context.api) === "flat") {
    return [...groups.map((group) => groupText(group, operation, context)), ...body].join(" & ");
  }
  const members = groups.map(
    (group) =>
      `readonly ${placeMembers[group.in]}${isGroupRequired(group, operation, context.api) ? "" : "?"}: ${groupText(group, operation, context)};`,
  );
  const bodies = body.map((text) => `readonly body${requestBody?.required === true ? "" : "?"}: ${text};`);
  return `{\n${[...members, ...bodies].join("\n")}\n}`;
}

/** `params` as a parameter of a function, where the operation takes any. */
export function paramsParameter(operation: Operation, context: EmitContext): readonly ParameterParts[] {
  const { api, scope } = context;
  const { requestBody } = operation;
  const [first] = groupsBesidePath(operation);
  if (first === undefined && requestBody === undefined) return [];
  const type = hasParamsType(operation, api)
    ? scope.own("params", operation.id)
    : first === undefined
      ? bodyTypeText(requestBody?.contents ?? [], "sent", context)
      : groupText(first, operation, context);
  // A required parameter cannot follow an optional one, but an optional one may be followed by another.
  return [{ name: "params", type, optional: !isParamsRequired(operation, api) }];
}

export function isParamsRequired(operation: Operation, api: Api): boolean {
  const isAsked = groupsBesidePath(operation).some((group) => isGroupRequired(group, operation, api));
  return isAsked || operation.requestBody?.required === true;
}

/** The names of a call's arguments, without the client: what a function passes on that does not say their types. */
export function argumentNames(operation: Operation, context: EmitContext): readonly string[] {
  const params = paramsShape(operation, context.api) === "none" ? [] : ["params"];
  return [...pathArguments(operation, context).map(({ name }) => name), ...params, "options"];
}

/** An argument for each parameter of the path, in the order in which the path has them. */
export function pathArguments(operation: Operation, context: EmitContext): readonly PathArgument[] {
  const { api } = context;
  const group = operation.parameters.find((each) => each.in === "path");
  const type = group === undefined ? undefined : resolved(typeOf(group.schema, api), api);
  if (group === undefined || type?.kind !== "object") return [];
  const inPath = (wireName: string): number => operation.path.indexOf(`{${wireName}}`);
  const names = new Set<string>();
  return [...type.properties]
    .sort((one, other) => inPath(one.wireName) - inPath(other.wireName))
    .map((property) => {
      const name = argumentName(property.wireName, names, context);
      names.add(name);
      return { wireName: property.wireName, name, type: property.type };
    });
}

function resolved(type: Type, api: Api): Type {
  return type.kind === "reference" ? resolved(typeOf(type.id, api), api) : type;
}

/** `pet_id` → `petId`; a name that stands for something else in the file is called a value. */
function argumentName(wireName: string, others: ReadonlySet<string>, { plan }: EmitContext): string {
  const isTaken = (name: string): boolean =>
    others.has(name) ||
    globalNames.has(name) ||
    reservedWords.has(name) ||
    plan.names.has(name) ||
    runtimeIndex.has(name);
  const plain = camelCase(wireName) || "value";
  let name = isTaken(plain) ? `${plain}Value` : plain;
  for (let count = 2; isTaken(name); count += 1) name = `${plain}Value${String(count)}`;
  return name;
}

/** Where the values of a place stand in `params`. */
export function placeText(operation: Operation, place: ParameterPlace, api: Api): string {
  const isOptional = !isParamsRequired(operation, api);
  if (paramsShape(operation, api) === "placed") {
    const group = operation.parameters.find((each) => each.in === place);
    const isAsked = group !== undefined && isGroupRequired(group, operation, api);
    const member = `params${isOptional ? "?." : "."}${placeMembers[place]}`;
    return isAsked ? member : `${member} ?? {}`;
  }
  return isOptional ? "params ?? {}" : "params";
}
