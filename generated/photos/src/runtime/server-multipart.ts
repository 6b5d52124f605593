import type { WireShape } from "./form-field.js";
import type { Validation } from "./issue.js";
import { decodeMultipart } from "./multipart-decode.js";
import type { PartField, ReceivedParts } from "./multipart-part.js";
import { validBody, type OpenContent } from "./server-route.js";

/** How a multipart body is read. */
export interface MultipartBody<Body> {
  readonly shape: WireShape;
  readonly parts: readonly PartField[];
  readonly validate: (value: unknown) => Validation<Body>;
  /** Reads the parts that are JSON; `JSON.parse` by default. */
  readonly parse?: (text: string) => unknown;
}

/** A multipart body, which is read to its end before the handler is called. */
export function multipartContent<Body>(declared: MultipartBody<Body>): OpenContent<ReceivedParts<Body>>;
export function multipartContent({ shape, parts, validate, parse }: MultipartBody<unknown>): OpenContent<unknown> {
  return {
    mediaType: "multipart/form-data",
    charset: "any",
    receive: async (content) => {
      const decoded = await decodeMultipart(content, shape, parts, parse === undefined ? {} : { parse });
      return validBody(decoded, validate);
    },
  };
}
