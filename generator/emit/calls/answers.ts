/** How a client reads the answers that an operation declares. */
import type { HeaderGroup, Operation, Response } from "../../model/api.js";
import { isTagged } from "../../model/contents.js";
import type { SchemaId } from "../../model/schema.js";
import type { FileScope } from "../../plan/file-scope.js";
import { eventItemsText, formatText, isEvents } from "../body-text.js";
import type { EmitContext } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { headerFieldsName, jsonForm, keepsDigits, readerName, readingOf } from "../operation-text.js";
import { exceptedCodes, statusLiteral } from "../status-text.js";
import { wireShapeName } from "../wire-shape.js";

/** The declared successes, each once for each of its media types: `asResult({ status: 200, … })`. */
export function successTexts(
  operation: Operation,
  successes: readonly Response[],
  context: EmitContext,
): readonly string[] {
  const { scope } = context;
  return successes.flatMap((response) => {
    const { headers } = response;
    const codes = exceptedCodes(response, operation.responses);
    const except = codes.length === 0 ? [] : [`except: [${codes.join(", ")}]`];
    return declaredTexts(operation, response, except, context).map((text) =>
      headers === undefined
        ? `${scope.runtime("asResult")}(${text})`
        : `${scope.runtime("asTypedResult")}(${readerText(operation, headers, context)}, ${text})`,
    );
  });
}

/** The declared failures, each once for each of its media types. */
export function failureTexts(
  operation: Operation,
  failures: readonly Response[],
  context: EmitContext,
): readonly string[] {
  return failures.flatMap((response) => {
    const { headers } = response;
    const read = headers === undefined ? [] : [`headers: ${readerText(operation, headers, context)}`];
    return declaredTexts(operation, response, read, context);
  });
}

function readerText(operation: Operation, group: HeaderGroup, context: EmitContext): string {
  const { scope } = context;
  const { schema } = group;
  const members = [
    `shape: ${wireShapeName(schema, context)}`,
    `fields: ${headerFieldsName(operation, group, scope)}`,
    `validate: ${readerName(schema, scope, readingOf("answer", operation))}`,
  ];
  return `(headers) => ${scope.runtime("readTypedHeaders")}(headers, { ${members.join(", ")} })`;
}

/** `{ status: 200, mediaType: "application/json", validate: validatePet }`, with what else is said of the status. */
function declaredTexts(
  operation: Operation,
  { status, contents }: Response,
  others: readonly string[],
  context: EmitContext,
): readonly string[] {
  const start = [`status: ${statusLiteral(status)}`, ...others];
  const reading = readingOf("answer", operation);
  if (contents.length === 0) return [`{ ${[...start, `validate: ${context.scope.runtime("noContent")}`].join(", ")} }`];
  return contents.map((content) => {
    const members = [
      ...start,
      `mediaType: ${stringLiteral(content.mediaType)}`,
      ...readingMembers(content, isTagged(contents) ? "tagged" : "plain", { ...context, reading }),
    ];
    return `{ ${members.join(", ")} }`;
  });
}

interface ReadingContext extends EmitContext {
  readonly reading: "sent" | "received";
}

function readingMembers(
  content: Response["contents"][number],
  form: "tagged" | "plain",
  { api, scope, reading }: ReadingContext,
): readonly string[] {
  const tag = stringLiteral(content.mediaType);
  const validated = (validate: string): string =>
    `validate: ${form === "plain" ? validate : `${scope.runtime("taggedAnswer")}(${tag}, ${validate})`}`;
  switch (content.kind) {
    case "json": {
      const digits = keepsDigits(content.schema, api) ? [`parse: ${scope.runtime("parseDigits")}`] : [];
      return [...digits, validated(readerName(content.schema, scope, reading))];
    }
    case "text": {
      const { schema } = content;
      const validate =
        schema === undefined ? scope.runtime("anyText") : textReader(jsonForm(schema, api) ?? schema, scope, reading);
      return [`decode: ${scope.runtime("decodeText")}`, validated(validate)];
    }
    case "items": {
      const digits = keepsDigits(content.schema, api) ? [scope.runtime("parseDigits")] : [];
      const validate = readerName(content.schema, scope, reading);
      const how = isEvents(content) ? eventItemsText(content, scope) : formatText(content, scope);
      const read = scope.runtime(isEvents(content) ? "receivedEvents" : "itemsIn");
      const text = `${read}(${["content", how, validate, ...digits].join(", ")})`;
      return [`open: (content) => ${form === "plain" ? text : `({ mediaType: ${tag}, body: ${text} })`}`];
    }
    case "bytes":
      return [`open: ${form === "plain" ? scope.runtime("receivedBytes") : `${scope.runtime("taggedOpen")}(${tag})`}`];
  }
}

function textReader(schema: SchemaId, scope: FileScope, reading: ReadingContext["reading"]): string {
  const isTolerant = reading === "received" && scope.has("validators", "validateReceived", schema);
  return scope.symbol("validators", isTolerant ? "validateReceived" : "validate", schema);
}
