import type { WireShape } from "./form-field.js";
import { decodeQuerystring } from "./querystring-decode.js";
import type { QuerystringField } from "./querystring.js";
import type { Validation } from "./issue.js";
import type { RoutedRequest } from "./server-message.js";
import { checked, queryOf, type ReadParameters } from "./server-parameters.js";

/** How a parameter that is the whole query is read, as an object with a property for it. */
export interface QuerystringContent<Values> {
  readonly field: QuerystringField;
  readonly validate: (values: unknown) => Validation<Values>;
  /** Of a form: what its values are. */
  readonly shape?: WireShape;
  /** The names of API keys that stand there, which are no fields. */
  readonly others?: readonly string[];
}

export function readQuerystring<Values>(
  { request, limits }: RoutedRequest,
  content: QuerystringContent<Values>,
): ReadParameters<Values> {
  const { field, shape, others = [] } = content;
  const options = { ...limits, others, ...(shape === undefined ? {} : { shape }) };
  return checked("querystring", decodeQuerystring(queryOf(request.target), field, options), content);
}
