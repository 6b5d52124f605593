/** What a call hands to the runtime, and how the operation takes its parts out of it. */
import type { Api, Operation, ParameterGroup } from "../../model/api.js";
import type { EmitContext } from "../emitter.js";
import { propertyName, stringLiteral } from "../literal.js";
import { jsonForm, parameterFieldsName } from "../operation-text.js";
import { referenceText } from "../type-text.js";
import {
  groupsBesidePath,
  isParamsRequired,
  paramsParameter,
  paramsShape,
  pathArguments,
  placeText,
} from "./arguments.js";

/** `params`, or `{ path: { petId }, params }` where the path has parameters. */
export function sentText(operation: Operation, context: EmitContext): string {
  const path = pathArguments(operation, context).map(({ wireName, name }) =>
    wireName === name ? name : `${propertyName(wireName)}: ${name}`,
  );
  const hasParams = paramsShape(operation, context.api) !== "none";
  if (path.length === 0) return hasParams ? "params" : "undefined";
  return `{ path: { ${path.join(", ")} }${hasParams ? ", params" : ""} }`;
}

export function sentType(operation: Operation, context: EmitContext): string {
  const [params] = paramsParameter(operation, context);
  const type = params === undefined ? undefined : params.optional === true ? `${params.type} | undefined` : params.type;
  const path = pathGroup(operation);
  if (path === undefined) return type ?? "undefined";
  const member = type === undefined ? "" : `; readonly params: ${type}`;
  return `{ readonly path: ${referenceText(path.schema, context)}${member} }`;
}

/** How the runtime writes the parameters outside the body. */
export function parameterMembers(operation: Operation, context: EmitContext): readonly string[] {
  const { api, scope } = context;
  const params = pathGroup(operation) === undefined ? "params" : "{ params }";
  return operation.parameters.map((group) => {
    const fields = parameterFieldsName(operation, group.in, scope);
    const values = (text: string): string => converted(text, group, context);
    switch (group.in) {
      case "path":
        return `expand: ({ path }) => ${scope.runtime("expandPath")}(${stringLiteral(operation.path)}, ${fields}, ${values("path")})`;
      case "query":
        return `query: (${params}) => ${scope.runtime("encodeQuery")}(${fields}, ${values(placeText(operation, "query", api))})`;
      case "querystring":
        return `query: (${params}) => ${scope.runtime("encodeQuerystring")}(${fields}, ${values(placeText(operation, "querystring", api))})`;
      case "header":
        return `headers: (${params}) => ${scope.runtime("encodeHeaders")}(${fields}, ${values(placeText(operation, "header", api))})`;
      case "cookie":
        return `cookies: (${params}) => ${scope.runtime("encodeCookies")}(${fields}, ${values(placeText(operation, "cookie", api))})`;
    }
  });
}

function converted(text: string, { schema }: ParameterGroup, { api, scope }: EmitContext): string {
  return jsonForm(schema, api) === undefined ? text : `${scope.symbol("validators", "encode", schema)}(${text})`;
}

/** What a function takes to get at the body, and the body by its name in there. */
export interface SentBody {
  readonly pattern: string;
  readonly body: string;
}

export function sentBody(operation: Operation, api: Api): SentBody {
  const { params, body } = bodyInParams(operation, api);
  if (pathGroup(operation) === undefined) return { pattern: params, body };
  return { pattern: params === "params" ? "{ params }" : `{ params: ${params} }`, body };
}

function bodyInParams(operation: Operation, api: Api): { readonly params: string; readonly body: string } {
  switch (paramsShape(operation, api)) {
    case "flat": {
      const others = groupsBesidePath(operation).flatMap(({ parameters }) => parameters);
      const names = others.map(({ wireName }, index) => `${propertyName(wireName)}: _${String(index + 1)}`);
      return { params: `{ ${[...names, "...body"].join(", ")} }`, body: "body" };
    }
    case "placed":
      return { params: "params", body: isParamsRequired(operation, api) ? "params.body" : "params?.body" };
    case "body":
    case "none":
      return { params: "params", body: "params" };
  }
}

function pathGroup({ parameters }: Operation): ParameterGroup | undefined {
  return parameters.find((group) => group.in === "path");
}
