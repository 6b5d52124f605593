/** One operation of the server: what its handler is given and may answer, and its route. */
import type { Operation } from "../../model/api.js";
import type { EmitContext, Statement } from "../emitter.js";
import { memberAccess } from "../literal.js";
import { neededAuthenticators } from "../routes/authenticate.js";
import { handlerDeclarations, routeText } from "../routes/operation.js";
import { authenticationOf, principalNamesFor } from "../routes/principal.js";
import { functionStructure } from "../structures.js";
import { handlersText, operationsAt } from "./handlers-text.js";

export function operationDeclarations(operation: Operation, context: EmitContext): readonly Statement[] {
  return [...handlerDeclarations(operation, context), routeFunction(operation, context)];
}

/** A function of the handlers of its resource, and of those who say who calls, if it asks for that. */
function routeFunction(operation: Operation, context: EmitContext): Statement {
  const { api, scope, plan } = context;
  const { resource: path, method } = plan.methods.get(operation.id) ?? { resource: [], method: "" };
  const isAsking = authenticationOf(operation) !== "none";
  const target = { path: operation.path, handle: `handlers${memberAccess(method)}` };
  return functionStructure({
    name: scope.own("route", operation.id),
    exported: "exported",
    typeParameters: principalNamesFor(operationsAt(path, context), api),
    parameters: [
      { name: "handlers", type: handlersText(path, context) },
      ...(isAsking ? [{ name: "authenticate", type: neededAuthenticators(operation, context) }] : []),
    ],
    returnType: scope.runtime("Route"),
    statements: [`return ${routeText(operation, target, context)};`],
  });
}
