/** Answers that may be of several media types. */
import { receivedBytes, type ReceivedBytes } from "./bytes.js";
import type { Validation } from "./issue.js";
import type { ReceivedContent } from "./received-content.js";

/** A body beside the media type that it is declared with: which it was of several. */
export interface TaggedAnswer<MediaType extends string, Body> {
  readonly mediaType: MediaType;
  readonly body: Body;
}

/** The `validate` of an answer that is told apart from those of other media types. */
export function taggedAnswer<const MediaType extends string, Body>(
  mediaType: MediaType,
  validate: (body: unknown) => Validation<Body>,
): (body: unknown) => Validation<TaggedAnswer<MediaType, Body>> {
  return (body) => {
    const validation = validate(body);
    return validation.issues === undefined ? { value: { mediaType, body: validation.value } } : validation;
  };
}

/** The `open` of bytes that are told apart from answers of other media types. */
export function taggedOpen<const MediaType extends string>(
  mediaType: MediaType,
): (content: ReceivedContent) => TaggedAnswer<MediaType, ReceivedBytes> {
  return (content) => ({ mediaType, body: receivedBytes(content) });
}
