import { decoding, type Decoded } from "./decoded.js";
import { define, parseJsonText } from "./form-coerce.js";
import { formOf } from "./form-decode.js";
import type { WireShape } from "./form-field.js";
import { pairsIn, percentDecoded } from "./form-pairs.js";
import type { QuerystringField } from "./querystring.js";

export interface QuerystringOptions {
  /** Of a form: what its values are. */
  readonly shape?: WireShape;
  /** The names that stand for something else there: API keys. */
  readonly others?: readonly string[];
  /** The most `name=value` pairs; 1,000 by default. */
  readonly maxPairs?: number;
  /** The most brackets in a name; 32 by default. */
  readonly maxDepth?: number;
}

/**
 * Reads the query of a URL, without `?`, as the one parameter that it is: the inverse of `encodeQuerystring`.
 *
 * @example
 * decodeQuerystring("%5B1%5D", { name: "ids", content: "json" }) // { value: { ids: [1] } }
 */
export function decodeQuerystring(query: string, field: QuerystringField, options: QuerystringOptions = {}): Decoded {
  return decoding(() => {
    const values: Record<string, unknown> = {};
    const value = valueIn(query, field, options);
    if (value !== undefined) define(values, field.name, value);
    return values;
  });
}

function valueIn(query: string, field: QuerystringField, options: QuerystringOptions): unknown {
  const { name, required, parse } = field;
  if (field.content === "json")
    return query === "" ? undefined : parseJsonText(percentDecoded(query, name), name, parse);
  if (field.content !== "form") return query === "" && !required ? undefined : percentDecoded(query, name);
  const { shape = { scalars: [] }, others = [], maxPairs = 1_000, maxDepth = 32 } = options;
  const pairs = pairsIn(query, maxPairs).filter((pair) => !others.includes(pair.name));
  if (pairs.length === 0 && !required) return undefined;
  return formOf(pairs, shape, field.fields, { maxDepth, ...(parse === undefined ? {} : { parse }) });
}
