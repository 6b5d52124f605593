/** How a server reads the body of a request, and writes those of answers. */
import type { BodyContent, HeaderGroup, Operation, RequestBody, Response } from "../../model/api.js";
import { isTagged } from "../../model/contents.js";
import { isRange } from "../../model/media-type.js";
import { hundredsOf } from "../../model/response-status.js";
import type { SchemaId } from "../../model/schema.js";
import { bodyTypeText, eventItemsText, formatText, isEvents } from "../body-text.js";
import type { EmitContext } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { headerFieldsName, jsonForm, keepsDigits, readerName, readingOf } from "../operation-text.js";
import { statusLiteral, statusType } from "../status-text.js";
import { referenceText } from "../type-text.js";
import { wireShapeName } from "../wire-shape.js";

/** The type of the body that a handler is given, with its defaults; undefined where the operation takes none. */
export function bodyText({ requestBody }: Operation, context: EmitContext): string | undefined {
  if (requestBody === undefined) return undefined;
  const text = bodyTypeText(requestBody.contents, "received-filled", context);
  return requestBody.required ? text : `${text} | undefined`;
}

/** `requiredBody({ mediaType: "application/json", … })`, with a content for each media type. */
export function bodyReader(body: RequestBody | undefined, operation: Operation, context: EmitContext): string {
  const { scope } = context;
  if (body === undefined) return scope.runtime("noBody");
  const contents = body.contents.map((content) => {
    const text = contentText(content, operation, context);
    const tag = stringLiteral(content.mediaType);
    return isTagged(body.contents) ? `${scope.runtime("taggedContent")}(${tag}, ${text})` : text;
  });
  return `${scope.runtime(body.required ? "requiredBody" : "optionalBody")}(${contents.join(", ")})`;
}

function contentText(content: BodyContent, operation: Operation, context: EmitContext): string {
  const { api, scope } = context;
  const mediaType = stringLiteral(content.mediaType);
  switch (content.kind) {
    case "json":
      return `{ mediaType: ${mediaType}, decode: ${jsonDecoder(content.schema, context)}, validate: ${validText(content.schema, operation, context)} }`;
    case "form":
      return formText(content.schema, operation, context);
    case "multipart": {
      const members = [
        `shape: ${wireShapeName(content.schema, context)}`,
        `parts: ${scope.own("fieldsPart", operation.id)}`,
        `validate: ${validText(content.schema, operation, context)}`,
        ...(keepsDigits(content.schema, api) ? [`parse: ${scope.runtime("parseDigits")}`] : []),
      ];
      if (content.streamed === undefined) return `${scope.runtime("multipartContent")}({ ${members.join(", ")} })`;
      return `${scope.runtime("streamedPartContent")}(${stringLiteral(content.streamed)}, { ${members.join(", ")} })`;
    }
    case "items": {
      const digits = keepsDigits(content.schema, api) ? [scope.runtime("parseDigits")] : [];
      const how = isEvents(content) ? eventItemsText(content, scope) : formatText(content, scope);
      const args = [mediaType, how, readerName(content.schema, scope, readingOf("request", operation)), ...digits];
      return `${scope.runtime(isEvents(content) ? "eventsContent" : "itemsContent")}(${args.join(", ")})`;
    }
    case "text":
      return `${scope.runtime("textContent")}(${mediaType}, ${textValidator(content.schema, context)})`;
    case "bytes":
      return `${scope.runtime("bytesContent")}(${mediaType})`;
  }
}

/** The validator of a body. Only one that has defaults pays for them. */
function validText(schema: SchemaId, operation: Operation, { api, scope }: EmitContext): string {
  const validate = readerName(schema, scope, readingOf("request", operation));
  if (!api.filled.has(schema)) return validate;
  return `${scope.runtime("mapValid")}(${validate}, ${scope.symbol("validators", "fillDefaults", schema)})`;
}

/** A text is as JSON would hold it: no conversion makes anything else of it. */
function textValidator(schema: SchemaId | undefined, { api, scope }: EmitContext): string {
  if (schema === undefined) return scope.runtime("anyText");
  return scope.symbol("validators", "validate", jsonForm(schema, api) ?? schema);
}

function jsonDecoder(schema: SchemaId, { api, scope }: EmitContext): string {
  const decode = scope.runtime("decodeJson");
  return keepsDigits(schema, api) ? `(bytes) => ${decode}(bytes, ${scope.runtime("parseDigits")})` : decode;
}

function formText(schema: SchemaId, operation: Operation, context: EmitContext): string {
  const { api, scope } = context;
  const members = [
    `shape: ${wireShapeName(schema, context)}`,
    `fields: ${scope.own("fields", operation.id)}`,
    `validate: ${validText(schema, operation, context)}`,
    ...(keepsDigits(schema, api) ? [`parse: ${scope.runtime("parseDigits")}`] : []),
  ];
  return `${scope.runtime("formContent")}({ ${members.join(", ")} })`;
}

/** What a handler may answer with a status: one type for each media type that it may choose. */
export function replyTexts(operation: Operation, response: Response, context: EmitContext): readonly string[] {
  const { contents, headers } = response;
  const { scope } = context;
  const start = [
    `readonly status: ${statusType(response, operation.responses, scope)}`,
    `readonly headers?: ${scope.runtime("ResponseHeaders")}`,
    ...(headers === undefined ? [] : [typedHeadersText(headers, context)]),
  ];
  if (contents.length === 0) return [`{ ${start.join("; ")} }`];
  return contents.map((content) => {
    const mediaType = contents.length > 1 ? [`readonly mediaType: ${stringLiteral(content.mediaType)}`] : [];
    const body = `readonly body: ${bodyTypeText([content], "sent", context)}`;
    return `{ ${[...start, ...mediaType, body].join("; ")} }`;
  });
}

function typedHeadersText({ schema, headers }: HeaderGroup, context: EmitContext): string {
  const isAsked = headers.some(({ required }) => required);
  return `readonly typedHeaders${isAsked ? "" : "?"}: ${referenceText(schema, context)}`;
}

/** The declared response, once for each media type. */
export function declaredResponses(
  operation: Operation,
  { status, contents, headers }: Response,
  context: EmitContext,
): readonly string[] {
  const start = [
    `status: ${statusLiteral(status)}`,
    ...(headers === undefined ? [] : [`headers: ${headersWriter(operation, headers, context)}`]),
  ];
  if (contents.length === 0) return [`{ ${start.join(", ")} }`];
  return contents.map((content) => {
    const members = [...start, `mediaType: ${stringLiteral(content.mediaType)}`, ...writingMembers(content, context)];
    return `{ ${members.join(", ")} }`;
  });
}

function headersWriter(operation: Operation, group: HeaderGroup, context: EmitContext): string {
  const { scope } = context;
  const { schema } = group;
  const fields = headerFieldsName(operation, group, scope);
  return `${scope.runtime("headersWriter")}({ fields: ${fields}, validate: ${writerText(schema, context, "headers")} })`;
}

function writingMembers(content: Response["contents"][number], context: EmitContext): readonly string[] {
  const { api, scope } = context;
  switch (content.kind) {
    case "json": {
      const digits = keepsDigits(content.schema, api) ? [`stringify: ${scope.runtime("stringifyDigits")}`] : [];
      return [`validate: ${writerText(content.schema, context)}`, ...digits];
    }
    case "items": {
      const digits = keepsDigits(content.schema, api) ? [scope.runtime("stringifyDigits")] : [];
      const args = [formatText(content, scope), writerText(content.schema, context), ...digits];
      return [`write: ${scope.runtime("itemsWriter")}(${args.join(", ")})`];
    }
    case "text": {
      const validate = content.schema === undefined ? [] : [`validate: ${textValidator(content.schema, context)}`];
      return [...validate, `write: ${scope.runtime("writeText")}`];
    }
    case "bytes":
      return [`write: ${scope.runtime(isRange(content.mediaType) ? "writeTypedBytes" : "writeBytes")}`];
  }
}

/** Makes what JSON holds of what the handler answers, or says what is wrong with it. */
function writerText(schema: SchemaId, { api, scope }: EmitContext, value: "body" | "headers" = "body"): string {
  const json = jsonForm(schema, api);
  if (json === undefined) return readerName(schema, scope, "sent");
  const args = [value, scope.symbol("validators", "conversion", schema), scope.symbol("validators", "validate", json)];
  return `(${value}) => ${scope.runtime("encodeWith")}(${args.join(", ")})`;
}

/** Whether a caller may ask an operation to go on behind an event. */
export function isResumable({ responses }: Operation): boolean {
  return responses.some(({ contents }) => contents.some((content) => content.kind === "items" && isEvents(content)));
}

/** The media types between which a handler may choose in its successes; none where there is no choice. */
export function offeredMediaTypes({ responses }: Operation): readonly string[] {
  const successes = responses.filter(({ status }) => hundredsOf(status) === 2);
  const offered = [...new Set(successes.flatMap(({ contents }) => contents.map(({ mediaType }) => mediaType)))];
  return successes.some(({ contents }) => contents.length > 1) ? offered : [];
}
