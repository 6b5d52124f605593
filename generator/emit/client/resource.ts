/** The operations of one resource, as the namespaced client offers them. */
import type { Operation } from "../../model/api.js";
import type { Resource } from "../../plan/plan.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { methodPropertyName, propertyName } from "../literal.js";
import { operationDocs } from "../operation-text.js";
import { operationsOf, resourceId } from "../resources.js";
import { interfaceStructure, type MethodParts } from "../structures.js";
import { callParameters, resultText } from "../calls/operation.js";

export function resourceInterface(resource: Resource, context: EmitContext): Statement {
  const { scope } = context;
  return interfaceStructure({
    name: scope.symbol("client", "resource", resourceId(resource.path)),
    docs: docText({ description: `The operations of \`${["client", ...resource.path].join(".")}\`.` }),
    methods: operationsOf(resource, context.api).map((operation) => method(operation, context)),
  });
}

/** The name of an operation's member in an object. */
export function methodName(operation: Operation, context: EmitContext): string {
  return propertyName(plannedName(operation, context));
}

function plannedName(operation: Operation, { plan }: EmitContext): string {
  const name = plan.methods.get(operation.id);
  if (name === undefined) throw new Error(`The plan has no method for ${operation.id}.`);
  return name.method;
}

function method(operation: Operation, context: EmitContext): MethodParts {
  return {
    name: methodPropertyName(plannedName(operation, context)),
    docs: operationDocs(operation),
    parameters: callParameters(operation, context),
    returnType: `${context.scope.runtime("ApiCall")}<${resultText(operation, context)}>`,
  };
}
