/** The function that calls an operation. */
import type { Operation } from "../../model/api.js";
import { securityNotes } from "../calls/credentials.js";
import { callDeclarations, callParameters, resultText, throwsNote } from "../calls/operation.js";
import { sentText } from "../calls/sent.js";
import type { EmitContext, Statement } from "../emitter.js";
import { operationDocs } from "../operation-text.js";
import { functionStructure } from "../structures.js";

export function operationDeclarations(operation: Operation, context: EmitContext): readonly Statement[] {
  return callDeclarations(operation, callFunction(operation, context), context);
}

function callFunction(operation: Operation, context: EmitContext): Statement {
  const { scope } = context;
  const args = [scope.own("operation", operation.id), "client", sentText(operation, context), "options"];
  return functionStructure({
    name: scope.own("call", operation.id),
    exported: "exported",
    docs: operationDocs(operation, [throwsNote(operation, context), ...securityNotes(operation, context.api)]),
    parameters: [{ name: "client", type: scope.own("options", "api") }, ...callParameters(operation, context)],
    returnType: `${scope.runtime("ApiCall")}<${resultText(operation, context)}>`,
    statements: [`return ${scope.runtime("send")}(${args.join(", ")});`],
  });
}
