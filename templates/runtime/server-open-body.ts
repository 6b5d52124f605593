/** Bodies of requests that are neither JSON nor a form, and bodies of several media types. */
import { collected } from "./byte-stream.js";
import { receivedBytes, type ReceivedBytes } from "./bytes.js";
import type { Validation } from "./issue.js";
import { acceptedContent, receiveContent, validBody, type BodyContent, type OpenContent } from "./server-route.js";
import { decodeText } from "./text-decode.js";

/** A text, in whatever charset its sender names. */
export function textContent<Body>(
  mediaType: string,
  validate: (value: unknown) => Validation<Body>,
): OpenContent<Body> {
  return {
    mediaType,
    charset: "any",
    receive: async ({ contentType, chunks }) => validBody(decodeText(await collected(chunks), contentType), validate),
  };
}

/** Bytes, which the handler reads itself. */
export function bytesContent(mediaType: string): OpenContent<ReceivedBytes> {
  return { mediaType, charset: "any", receive: (content) => ({ body: receivedBytes(content) }) };
}

/** A body beside the media type that it is declared with: what it was of several. */
export interface TaggedBody<MediaType extends string, Body> {
  readonly mediaType: MediaType;
  readonly body: Body;
}

/** The same body, told apart from those of other media types. */
export function taggedContent<const MediaType extends string, Body>(
  mediaType: MediaType,
  content: BodyContent<Body>,
): OpenContent<TaggedBody<MediaType, Body>> {
  return {
    ...acceptedContent(content),
    mediaType,
    ...(!("receive" in content) || content.empty === "read" ? { empty: "read" } : {}),
    receive: async (received) => {
      const read = await receiveContent(content, received);
      return read.problem ? read : { body: { mediaType, body: read.body } };
    },
  };
}
