import type { FormField } from "./form-field.js";

/**
 * How a parameter is written that is the whole query of a URL (OpenAPI 3.2.1 section 4.12.1, `in: querystring`). Its
 * name tells it apart in programs, and is not sent.
 *
 * | content | value                       | the query                                                     |
 * | ------- | --------------------------- | ------------------------------------------------------------- |
 * | `form`  | `{ foo: "a + b", bar: 1 }`  | `foo=a+%2B+b&bar=1`, as in a body                             |
 * | `json`  | `{ "flag": null }`          | `%7B%22flag%22%3Anull%7D`                                     |
 * | `text`  | `"$.a.b[1:1]"`              | `%24.a.b%5B1%3A1%5D`                                          |
 */
export type QuerystringField = QuerystringFacts & (QuerystringForm | { readonly content: "json" | "text" });

interface QuerystringForm {
  readonly content: "form";
  readonly fields: readonly FormField[];
  /** The names of API keys, which stand beside its fields: a field of such a name is not written. */
  readonly keys?: readonly string[];
}

interface QuerystringFacts {
  readonly name: string;
  /** There must be a value: an empty query is an empty form, or an empty text. Absent: it is no value at all. */
  readonly required?: true;
  /** Where there is JSON in it: what writes it; `JSON.stringify` by default. */
  readonly stringify?: (value: unknown) => string | undefined;
  /** Where there is JSON in it: what reads it, and throws for what is none; `JSON.parse` by default. */
  readonly parse?: (text: string) => unknown;
}
