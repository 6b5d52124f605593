/** The types of bodies that are no JSON, for users of an API that has such. */
import type { Api, BodyContent } from "../model/api.js";
import { isRange } from "../model/media-type.js";
import { hasFiles, isEvents } from "./body-text.js";
import type { RuntimeName } from "./runtime-index.js";

export function publicBodyTypes(
  emitter: "types" | "client" | "server",
  { operations }: Pick<Api, "operations">,
): readonly RuntimeName[] {
  const requests = operations.flatMap(({ requestBody }) => requestBody?.contents ?? []);
  const answers = operations.flatMap(({ responses }) => responses.flatMap(({ contents }) => contents));
  const names = [...requests, ...answers].flatMap((content) => namesFor(emitter, content));
  return [...new Set(names)].sort();
}

function namesFor(emitter: "types" | "client" | "server", content: BodyContent): readonly RuntimeName[] {
  if (content.kind === "multipart" && hasFiles(content.parts)) {
    if (emitter !== "server") return ["FilePart", "NamedBytes"];
    const received =
      content.streamed === undefined ? (["ReceivedParts"] as const) : (["StreamedFile", "StreamedParts"] as const);
    return ["FilePart", "NamedBytes", ...received];
  }
  if (content.kind === "items" && emitter !== "types") {
    if (!isEvents(content)) return ["SentItems"];
    return emitter === "client"
      ? ["ReceivedEvents", "ResumeOptions", "SentItems", "resumeEvents"]
      : ["ReceivedEvents", "SentItems"];
  }
  if (content.kind !== "bytes" || emitter === "types") return [];
  return isRange(content.mediaType) ? ["ReceivedBytes", "SentBytes", "TypedBytes"] : ["ReceivedBytes", "SentBytes"];
}
