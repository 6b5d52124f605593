/** What a body is to a program: on the side that makes it, and on the side that gets it. */
import type { Api, BodyContent, ItemsContent } from "../model/api.js";
import { isTagged } from "../model/contents.js";
import { isRange } from "../model/media-type.js";
import type { SchemaId } from "../model/schema.js";
import type { FileScope } from "../plan/file-scope.js";
import { stringLiteral } from "./literal.js";
import { jsonForm } from "./operation-text.js";
import { referenceText, type TypeTextContext } from "./type-text.js";

/** `sent`: by whoever makes it. `received`: by a client or a handler, the latter with its defaults filled in. */
export type BodySide = "sent" | "received" | "received-filled";

/** The type of a body; one that may be of several media types says of which it is. */
export function bodyTypeText(contents: readonly BodyContent[], side: BodySide, context: TypeTextContext): string {
  const [only] = contents;
  if (only === undefined) return "undefined";
  if (!isTagged(contents)) return contentTypeText(only, side, context);
  return contents.map((content) => taggedTypeText(content, side, context)).join(" | ");
}

function taggedTypeText(content: BodyContent, side: BodySide, context: TypeTextContext): string {
  const body = contentTypeText(content, side, context);
  return `{ readonly mediaType: ${stringLiteral(content.mediaType)}; readonly body: ${body} }`;
}

/** The type of a body of one media type. */
export function contentTypeText(content: BodyContent, side: BodySide, context: TypeTextContext): string {
  const { api, scope } = context;
  switch (content.kind) {
    case "json":
    case "form":
      return referenceText(side === "received-filled" ? filledOf(content.schema, api) : content.schema, context);
    case "multipart": {
      const text = referenceText(side === "received-filled" ? filledOf(content.schema, api) : content.schema, context);
      if (side === "sent" || !hasFiles(content.parts)) return text;
      if (content.streamed === undefined) return `${scope.runtime("ReceivedParts")}<${text}>`;
      return `${scope.runtime("StreamedParts")}<${text}, ${stringLiteral(content.streamed)}>`;
    }
    case "items": {
      const item = referenceText(content.schema, context);
      if (side === "sent") return `${scope.runtime("SentItems")}<${item}>`;
      return isEvents(content) ? `${scope.runtime("ReceivedEvents")}<${item}>` : `AsyncIterable<${item}>`;
    }
    case "text":
      return content.schema === undefined
        ? "string"
        : referenceText(jsonForm(content.schema, api) ?? content.schema, context);
    case "bytes":
      if (side !== "sent") return scope.runtime("ReceivedBytes");
      return scope.runtime(isRange(content.mediaType) ? "TypedBytes" : "SentBytes");
  }
}

export function isEvents({ format }: ItemsContent): boolean {
  return format !== "lines" && format !== "sequence";
}

/** The runtime's word for how items stand one after the other: `jsonLines`, `eventFormat("json")`. */
export function formatText(content: ItemsContent, scope: FileScope): string {
  switch (content.format) {
    case "lines":
      return scope.runtime("jsonLines");
    case "sequence":
      return scope.runtime("jsonSequence");
    case "events":
    case "event-json":
    case "event-text":
      return `${scope.runtime("eventFormat")}(${eventItemsText(content, scope)})`;
  }
}

/** What items of a stream of events are: `"events"`, `"json"`, `jsonEvents("added")`. */
export function eventItemsText({ format, data }: ItemsContent, scope: FileScope): string {
  if (data === undefined) return stringLiteral(format.replace("event-", ""));
  const types = data.except.map(stringLiteral).join(", ");
  const isOfAllOthers = data.holds === "json" && data.except.length > 0;
  return `${scope.runtime(isOfAllOthers ? "jsonEventsExcept" : "jsonEvents")}(${types})`;
}

export function filledOf(schema: SchemaId, { filled }: Api): SchemaId {
  return filled.get(schema) ?? schema;
}

export function hasFiles(parts: Extract<BodyContent, { readonly kind: "multipart" }>["parts"]): boolean {
  return parts.some(({ content }) => content === "bytes");
}
