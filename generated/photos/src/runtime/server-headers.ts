/** The headers that an answer declares, as a server writes them. */
import type { Validation } from "./issue.js";
import { encodeHeaders } from "./parameter-encode.js";
import { cannotHold } from "./parameter-text.js";
import type { ParameterField } from "./parameter.js";
import type { ResponseHeaders } from "./server-message.js";
import type { HeadersWriter } from "./server-route.js";

/** How the headers of an answer are written: an object with a property for each. */
export interface HeaderContent {
  readonly fields: readonly ParameterField[];
  readonly validate: (values: unknown) => Validation<object>;
}

export function headersWriter({ fields, validate }: HeaderContent): HeadersWriter {
  const names = new Set(fields.map(({ name }) => name.toLowerCase()));
  return {
    names,
    write: (values) => {
      const validation = validate(values);
      if (validation.issues) return validation;
      const unknown = Object.keys(validation.value).find((name) => fields.every((field) => field.name !== name));
      if (unknown !== undefined) throw new TypeError(`No header ${JSON.stringify(unknown)} is declared.`);
      const given = new Map<string, unknown>(Object.entries(validation.value));
      return { value: Object.fromEntries(fields.flatMap((field) => written(field, given.get(field.name)))) };
    },
  };
}

function written(field: ParameterField, value: unknown): readonly (readonly [string, ResponseHeaders[string]])[] {
  if (value === undefined) return [];
  const { name } = field;
  if (name.toLowerCase() === "set-cookie" && field.style !== "json") return [[name, cookieLines(field, value)]];
  return Object.entries(encodeHeaders([field], { [name]: value }));
}

/** The name of a cookie (RFC 6265 section 4.1.1): else what follows would be attributes, or the value of another name. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * Each cookie a header of its own, since commas may stand in them (RFC 9110 section 5.3): the items of an array, or what an
 * object holds as `name=value` (OpenAPI 3.2.1, "Representing the Set-Cookie Header").
 */
function cookieLines(field: ParameterField, value: unknown): readonly string[] {
  const { name } = field;
  if (typeof value !== "object" || value === null) return lines(field, [["", value]], "bare");
  if (Array.isArray(value)) return lines(field, Object.entries(value), "bare");
  for (const key of Object.keys(value)) {
    if (!token.test(key))
      throw cannotHold(`${name}[${key}]`, "is named by what is no token, which a cookie's name must be");
  }
  return lines(field, Object.entries(value), "named");
}

function lines(
  field: ParameterField,
  entries: readonly (readonly [string, unknown])[],
  form: "named" | "bare",
): readonly string[] {
  return entries.flatMap(([key, value]) => {
    const text = encodeHeaders([field], { [field.name]: value })[field.name];
    if (text === undefined) return [];
    return form === "named" ? `${key}=${text}` : text;
  });
}
