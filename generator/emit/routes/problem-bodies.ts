/** What the description says of the answers that the router gives itself, without a handler. */
import type { Operation, ResponseStatus } from "../../model/api.js";
import type { JsonContent, TextContent } from "../../model/content.js";
import type { EmitContext } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { jsonForm } from "../operation-text.js";
import { referenceText } from "../type-text.js";

/** The type of the function that gives them their form; undefined where the description does not say what that is. */
export function renderProblemText(operations: readonly Operation[], { api, scope }: EmitContext): string | undefined {
  const texts = problemContents(operations).map((content) =>
    content.kind === "text" ? "string" : referenceText(jsonForm(content.schema, api) ?? content.schema, { api, scope }),
  );
  const bodies = [...new Set(texts)];
  if (bodies.length === 0) return undefined;
  const reply = `${scope.runtime("RenderedProblem")}<${bodies.join(" | ")}>`;
  return `(problem: ${scope.runtime("Problem")}, request: ${scope.runtime("ServerRequest")}) => ${reply}`;
}

/**
 * The media type that they are declared with, as a member of a router's options; none where there are several, or a range,
 * and for `application/json`, which is the router's own choice.
 */
export function problemMediaType(operations: readonly Operation[]): readonly string[] {
  const [only, ...others] = new Set(problemContents(operations).map(({ mediaType }) => mediaType));
  if (only === undefined || others.length > 0 || only === "application/json" || only.includes("*")) return [];
  return [`problemMediaType: ${stringLiteral(only)}`];
}

/**
 * The bodies that operations declare for statuses with which the router answers by itself. Where there are any, only
 * the API's author can tell how a problem becomes one of them. JSON goes before text.
 */
function problemContents(operations: readonly Operation[]): readonly (JsonContent | TextContent)[] {
  return operations.flatMap((operation) =>
    operation.responses.flatMap(({ status, contents }) => {
      if (!isRouters(status, operation)) return [];
      const json = contents.find((content): content is JsonContent => content.kind === "json");
      return json ?? contents.find((content): content is TextContent => content.kind === "text") ?? [];
    }),
  );
}

/** Whether the router may answer an operation's request with a status of these. */
function isRouters(status: ResponseStatus, { security }: Operation): boolean {
  if (status.kind === "default") return true;
  // The router asks for scopes.
  if (status.kind === "code" && status.code === 403)
    return security.some(({ schemes }) => schemes.some(({ scopes }) => scopes.length > 0));
  return status.kind === "range" ? status.hundreds >= 4 : routersStatuses.has(status.code);
}

/** After an operation was found: credentials, body size and type, encoding and validation, a broken contract. */
const routersStatuses: ReadonlySet<number> = new Set([400, 401, 406, 413, 415, 500]);
