/** The headers that an answer declares, as a client reads them. */
import type { HeadersReader } from "./client-operation.js";
import type { WireShape } from "./form-field.js";
import { bracketPath, type Validation } from "./issue.js";
import { decodeHeaders } from "./parameter-decode.js";
import type { ParameterField } from "./parameter.js";

/** How the headers of an answer are read: into an object with a property for each. */
export interface HeaderContent<TypedHeaders> {
  readonly shape: WireShape;
  readonly fields: readonly ParameterField[];
  readonly validate: (values: unknown) => Validation<TypedHeaders>;
}

export function headersReader<TypedHeaders>({
  shape,
  fields,
  validate,
}: HeaderContent<TypedHeaders>): HeadersReader<TypedHeaders> {
  return (headers) => {
    const decoded = decodeHeaders((name) => valuesOf(headers, name), shape, fields);
    if (decoded.malformed) {
      const { parameter = "one", message } = decoded.malformed;
      return { fault: { explanation: `${parameter}: ${message}`, issues: [] } };
    }
    const validation = validate(decoded.value);
    if (validation.issues === undefined) return { value: validation.value };
    const { issues } = validation;
    const all = issues.map(({ path, message }) => `${bracketPath(path)} ${message}`);
    return { fault: { explanation: all.join("; "), issues } };
  };
}

/** Several of one name are one list (RFC 9110 section 5.3), but for the cookies, which browsers show to no program. */
function valuesOf(headers: Headers, name: string): string | readonly string[] | undefined {
  if (name.toLowerCase() !== "set-cookie") return headers.get(name) ?? undefined;
  const cookies = headers.getSetCookie();
  return cookies.length === 0 ? undefined : cookies;
}
