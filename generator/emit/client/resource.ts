/** The operations of one resource, as the namespaced client offers them. */
import type { Operation } from "../../model/api.js";
import type { Resource } from "../../plan/plan.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { propertyName } from "../literal.js";
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

export function methodName(operation: Operation, { plan }: EmitContext): string {
  const name = plan.methods.get(operation.id);
  if (name === undefined) throw new Error(`The plan has no method for ${operation.id}.`);
  return propertyName(name.method);
}

function method(operation: Operation, context: EmitContext): MethodParts {
  return {
    name: methodName(operation, context),
    docs: operationDocs(operation),
    parameters: callParameters(operation, context),
    returnType: `${context.scope.runtime("ApiCall")}<${resultText(operation, context)}>`,
  };
}
