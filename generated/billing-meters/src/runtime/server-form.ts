import { collected } from "./byte-stream.js";
import { decodeForm } from "./form-decode.js";
import type { FormField, WireShape } from "./form-field.js";
import type { Validation } from "./issue.js";
import { validBody, type OpenContent } from "./server-route.js";

/** How a form is read. */
export interface FormBody<Body> {
  readonly shape: WireShape;
  readonly fields: readonly FormField[];
  readonly validate: (value: unknown) => Validation<Body>;
  /** Reads the fields that are JSON; `JSON.parse` by default. */
  readonly parse?: (text: string) => unknown;
}

/** A form, which is read to its end before the handler is called. One of no bytes has no fields. */
export function formContent<Body>({ shape, fields, validate, parse }: FormBody<Body>): OpenContent<Body> {
  return {
    mediaType: "application/x-www-form-urlencoded",
    charset: "utf-8",
    empty: "read",
    receive: async ({ chunks, limits }) => {
      const options = { ...limits, ...(parse === undefined ? {} : { parse }) };
      return validBody(decodeForm(await collected(chunks), shape, fields, options), validate);
    },
  };
}
