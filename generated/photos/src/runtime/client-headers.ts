/** The headers that an answer declares, as a client reads them. */
import type { ReadHeaders } from "./client-operation.js";
import { decoding, type Decoded } from "./decoded.js";
import type { WireShape } from "./form-field.js";
import { propertyPlace } from "./form-place.js";
import { readLines } from "./header-lines.js";
import { bracketPath, type Validation } from "./issue.js";
import { decodeHeaders } from "./parameter-decode.js";
import type { ParameterField } from "./parameter.js";

/** How the headers of an answer are read: into an object with a property for each. */
export interface HeaderContent<TypedHeaders> {
  readonly shape: WireShape;
  readonly fields: readonly ParameterField[];
  readonly validate: (values: unknown) => Validation<TypedHeaders>;
}

export function readTypedHeaders<TypedHeaders>(
  headers: Headers,
  { shape, fields, validate }: HeaderContent<TypedHeaders>,
): ReadHeaders<TypedHeaders> {
  const decoded = decodedFrom(headers, shape, fields);
  if (decoded.malformed) {
    const { parameter = "one", message } = decoded.malformed;
    return { fault: { explanation: `${parameter}: ${message}`, issues: [] } };
  }
  const validation = validate(decoded.value);
  if (validation.issues === undefined) return { value: validation.value };
  const { issues } = validation;
  const all = issues.map(({ path, message }) => `${bracketPath(path)} ${message}`);
  return { fault: { explanation: all.join("; "), issues } };
}

/** Several of one name are one list (RFC 9110 section 5.3), but for cookies, which browsers show to no program. */
function decodedFrom(headers: Headers, shape: WireShape, fields: readonly ParameterField[]): Decoded {
  const cookies = fields.find(({ name }) => name.toLowerCase() === "set-cookie");
  const others = fields.filter((field) => field !== cookies);
  const decoded = decodeHeaders((name) => headers.get(name) ?? undefined, shape, others);
  if (cookies === undefined || decoded.malformed) return decoded;
  const lines = headers.getSetCookie();
  if (lines.length === 0) return decoded;
  const place = propertyPlace([shape], cookies.name);
  return decoding(() => ({ ...objectIn(decoded.value), [cookies.name]: readLines(cookies, lines, place) }));
}

function objectIn(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
