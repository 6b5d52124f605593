/** What the description says of the answers that the router gives itself, without a handler. */
import type { Operation, ResponseStatus } from "../../model/api.js";
import type { SchemaId } from "../../model/schema.js";
import type { EmitContext } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { jsonForm } from "../operation-text.js";
import { referenceText } from "../type-text.js";

/** The type of the function that gives them their form; undefined where the description does not say what that is. */
export function renderProblemText(operations: readonly Operation[], { api, scope }: EmitContext): string | undefined {
  const texts = problemBodies(operations).map((body) =>
    body === "text" ? "string" : referenceText(jsonForm(body, api) ?? body, { api, scope }),
  );
  const bodies = [...new Set(texts)];
  if (bodies.length === 0) return undefined;
  const reply = `${scope.runtime("RenderedProblem")}<${bodies.join(" | ")}>`;
  return `(problem: ${scope.runtime("Problem")}, request: ${scope.runtime("ServerRequest")}) => ${reply}`;
}

/**
 * The bodies that operations declare for statuses with which the router answers by itself. Where there are any, only
 * the API's author can tell how a problem becomes one of them. JSON goes before text.
 */
function problemBodies(operations: readonly Operation[]): readonly (SchemaId | "text")[] {
  const bodies = operations.flatMap((operation) =>
    operation.responses.flatMap(({ status, contents }) => {
      if (!isRouters(status, operation)) return [];
      const json = contents.find(({ kind }) => kind === "json");
      return json?.schema ?? (contents.some(({ kind }) => kind === "text") ? "text" : []);
    }),
  );
  return [...new Set(bodies)];
}

/**
 * The media type that all bodies of the router's own answers are declared with, as a member of its options; none where
 * that is the usual one, or there are several.
 */
export function problemMediaType(operations: readonly Operation[]): readonly string[] {
  const declared = operations.flatMap((operation) =>
    operation.responses.flatMap(({ status, contents }) =>
      isRouters(status, operation) ? contents.filter(({ kind }) => kind === "json" || kind === "text") : [],
    ),
  );
  const [only, other] = new Set(declared.map(({ kind, mediaType }) => (kind === "json" ? mediaType : "")));
  if (only === undefined || other !== undefined || ["", "application/json"].includes(only) || only.includes("*"))
    return [];
  return [`problemMediaType: ${stringLiteral(only)}`];
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
