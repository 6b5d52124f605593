/** How a client writes the body of a request. */
import type { BodyContent, ItemsContent, MultipartContent, Operation } from "../../model/api.js";
import { isTagged } from "../../model/contents.js";
import { isRange } from "../../model/media-type.js";
import { formatText } from "../body-text.js";
import type { EmitContext } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { jsonForm, keepsDigits } from "../operation-text.js";
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
