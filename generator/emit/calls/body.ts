/** How a client writes the body of a request, and reads those of answers. */
import type { BodyContent, ItemsContent, MultipartContent, Operation, Response } from "../../model/api.js";
import { isTagged } from "../../model/contents.js";
import { isRange } from "../../model/media-type.js";
import type { SchemaId } from "../../model/schema.js";
import type { FileScope } from "../../plan/file-scope.js";
import { eventItemsText, formatText, isEvents } from "../body-text.js";
import type { EmitContext } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { jsonForm, keepsDigits, readerName, statusLiteral } from "../operation-text.js";
import { sentBody } from "./sent.js";

/** `body: { mediaType: "application/json", encode: (params) => JSON.stringify(params) }`. */
export function bodyMember(operation: Operation, context: EmitContext): readonly string[] {
  const { requestBody } = operation;
  const [first] = requestBody?.contents ?? [];
  if (requestBody === undefined || first === undefined) return [];
  const { pattern, body } = sentBody(operation, context.api);
  const optional = (text: string): string =>
    requestBody.required ? text : `${body} === undefined ? undefined : ${text}`;
  if (isTagged(requestBody.contents)) {
    const text = taggedText(requestBody.contents, body, operation, context);
    return [`body: { encode: (${pattern}) => ${optional(text)} }`];
  }
  const { mediaType, text } = writtenContent(first, body, operation, context);
  const type = mediaType === undefined ? "" : `mediaType: ${mediaType}, `;
  return [`body: { ${type}encode: (${pattern}) => ${optional(text)} }`];
}

/** The content that the body names: `body.mediaType === "text/csv" ? { … } : { … }`. */
function taggedText(
  contents: readonly BodyContent[],
  body: string,
  operation: Operation,
  context: EmitContext,
): string {
  const texts = contents.map((content) => {
    const { mediaType, text } = writtenContent(content, `${body}.body`, operation, context);
    return mediaType === undefined ? text : `{ mediaType: ${mediaType}, content: ${text} }`;
  });
  return contents.reduceRight((others, { mediaType }, index) => {
    const text = texts[index] ?? "";
    return others === "" ? text : `${body}.mediaType === ${stringLiteral(mediaType)} ? ${text} : ${others}`;
  }, "");
}

interface WrittenContent {
  /** Absent: the text is of both the content and its media type. */
  readonly mediaType?: string;
  readonly text: string;
}

function writtenContent(
  content: BodyContent,
  value: string,
  operation: Operation,
  context: EmitContext,
): WrittenContent {
  const { scope } = context;
  const mediaType = stringLiteral(content.mediaType);
  switch (content.kind) {
    case "json":
      return {
        mediaType,
        text: `${stringifier(content, context) ?? "JSON.stringify"}(${jsonOf(content, value, context)})`,
      };
    case "form": {
      const fields = scope.own("fields", operation.id);
      const digits = stringifier(content, context);
      const args = [jsonOf(content, value, context), fields, ...(digits === undefined ? [] : [digits])];
      return { mediaType, text: `${scope.runtime("encodeForm")}(${args.join(", ")})` };
    }
    case "multipart":
      return { text: multipartText(content, value, operation, context) };
    case "items":
      return { mediaType, text: itemsText(content, value, context) };
    case "text":
      return {
        mediaType: stringLiteral(textType(content.mediaType)),
        text: `${scope.runtime("encodeText")}(${value})`,
      };
    case "bytes":
      if (isRange(content.mediaType)) return { text: `${scope.runtime("sentTypedBytes")}(${value}, ${mediaType})` };
      return { mediaType, text: `${scope.runtime("sentBytes")}(${value})` };
  }
}

function multipartText(content: MultipartContent, value: string, operation: Operation, context: EmitContext): string {
  const digits = stringifier(content, context);
  const parts = context.scope.own("fieldsPart", operation.id);
  const options = digits === undefined ? [] : [`{ stringify: ${digits} }`];
  return `${context.scope.runtime("encodeMultipart")}(${[jsonOf(content, value, context), parts, ...options].join(", ")})`;
}

function itemsText(content: ItemsContent, value: string, context: EmitContext): string {
  const digits = stringifier(content, context);
  const encode = `(item) => ${jsonOf(content, "item", context)}`;
  const args = [value, formatText(content, context.scope), encode, ...(digits === undefined ? [] : [digits])];
  return `${context.scope.runtime("streamOfItems")}(${args.join(", ")})`;
}

/** A text says that it is UTF-8 where it might be taken for something else; of `text/*` it is the plain one. */
function textType(mediaType: string): string {
  const concrete = isRange(mediaType) ? "text/plain" : mediaType;
  return concrete.startsWith("text/") ? `${concrete}; charset=utf-8` : concrete;
}

type SchemaContent = Extract<BodyContent, { readonly kind: "json" | "form" | "multipart" | "items" }>;

function jsonOf({ schema }: SchemaContent, value: string, { api, scope }: EmitContext): string {
  return jsonForm(schema, api) === undefined ? value : `${scope.symbol("validators", "encode", schema)}(${value})`;
}

function stringifier({ schema }: SchemaContent, { api, scope }: EmitContext): string | undefined {
  return keepsDigits(schema, api) ? scope.runtime("stringifyDigits") : undefined;
}

/** The declared answers, each once for each of its media types. */
export function answers(responses: readonly Response[], context: EmitContext): string {
  return responses.flatMap((response) => answerTexts(response, context)).join(", ");
}

function answerTexts({ status, contents }: Response, context: EmitContext): readonly string[] {
  const statusMember = `status: ${statusLiteral(status)}`;
  if (contents.length === 0) return [`{ ${statusMember}, validate: ${context.scope.runtime("noContent")} }`];
  return contents.map((content) => {
    const members = [
      statusMember,
      `mediaType: ${stringLiteral(content.mediaType)}`,
      ...readingMembers(content, isTagged(contents) ? "tagged" : "plain", context),
    ];
    return `{ ${members.join(", ")} }`;
  });
}

function readingMembers(
  content: Response["contents"][number],
  form: "tagged" | "plain",
  { api, scope }: EmitContext,
): readonly string[] {
  const tag = stringLiteral(content.mediaType);
  const validated = (validate: string): string =>
    `validate: ${form === "plain" ? validate : `${scope.runtime("taggedAnswer")}(${tag}, ${validate})`}`;
  switch (content.kind) {
    case "json": {
      const digits = keepsDigits(content.schema, api) ? [`parse: ${scope.runtime("parseDigits")}`] : [];
      return [...digits, validated(readerName(content.schema, scope, "received"))];
    }
    case "text": {
      const { schema } = content;
      const validate =
        schema === undefined ? scope.runtime("anyText") : textReader(jsonForm(schema, api) ?? schema, scope);
      return [`decode: ${scope.runtime("decodeText")}`, validated(validate)];
    }
    case "items": {
      const digits = keepsDigits(content.schema, api) ? [scope.runtime("parseDigits")] : [];
      const validate = readerName(content.schema, scope, "received");
      const how = isEvents(content) ? eventItemsText(content.format) : formatText(content, scope);
      const read = scope.runtime(isEvents(content) ? "receivedEvents" : "itemsIn");
      const text = `${read}(${["content", how, validate, ...digits].join(", ")})`;
      return [`open: (content) => ${form === "plain" ? text : `({ mediaType: ${tag}, body: ${text} })`}`];
    }
    case "bytes":
      return [`open: ${form === "plain" ? scope.runtime("receivedBytes") : `${scope.runtime("taggedOpen")}(${tag})`}`];
  }
}

function textReader(schema: SchemaId, scope: FileScope): string {
  const isTolerant = scope.has("validators", "validateReceived", schema);
  return scope.symbol("validators", isTolerant ? "validateReceived" : "validate", schema);
}
