/** One webhook or callback as the API sends it. */
import type { HookOperation } from "../../model/api.js";
import { securityNotes } from "../calls/credentials.js";
import { callDeclarations, callParameters, resultText, throwsNote } from "../calls/operation.js";
import { sentText } from "../calls/sent.js";
import type { EmitContext, Statement } from "../emitter.js";
import { operationDocs } from "../operation-text.js";
import { urlDeclaration } from "./callback-url.js";
import { functionStructure, type ParameterParts } from "../structures.js";

export function sendDeclarations(hook: HookOperation, context: EmitContext): readonly Statement[] {
  return [...callDeclarations(hook, sendFunction(hook, context), context), ...urlDeclaration(hook, context)];
}

/** What a call takes, with the URL that it goes to in front. */
export function sendParameters(hook: HookOperation, context: EmitContext): readonly ParameterParts[] {
  return [{ name: "url", type: "string" }, ...callParameters(hook, context)];
}

function sendFunction(hook: HookOperation, context: EmitContext): Statement {
  const { scope } = context;
  const args = [scope.own("operation", hook.id), "sender", "url", sentText(hook, context), "options"];
  return functionStructure({
    name: scope.own("call", hook.id),
    exported: "exported",
    docs: operationDocs(hook, [throwsNote(hook, context), ...securityNotes(hook, context.api)]),
    parameters: [{ name: "sender", type: scope.own("options", "api") }, ...sendParameters(hook, context)],
    returnType: `${scope.runtime("ApiCall")}<${resultText(hook, context)}>`,
    statements: [`return ${scope.runtime("sendHook")}(${args.join(", ")});`],
  });
}
