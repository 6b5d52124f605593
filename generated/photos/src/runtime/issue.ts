/**
 * What validation says of a value that breaks its schema.
 *
 * `Validation` has the form of a Standard Schema v1 result, so that a validator is its own `~standard.validate`.
 */

/** Where a value stands inside another: property names and array indexes from the root, `["pets", 0, "name"]`. */
export type IssuePath = readonly (string | number)[];

/**
 * The JSON Schema keyword that the value breaks, as the specification spells it. The last ones are no keywords:
 *
 * - `never`: the schema is `false`, so nothing may stand here.
 * - `nesting`: the value is nested deeper than can be checked, or holds itself.
 * - `unreadable`: reading a property throws.
 * - `unstable`: the value changed between the check and the search for what is wrong.
 * - `limit`: there are more issues than are listed.
 */
export type IssueCode =
  | "type"
  | "enum"
  | "const"
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "minLength"
  | "maxLength"
  | "pattern"
  | "format"
  | "minItems"
  | "maxItems"
  | "uniqueItems"
  | "items"
  | "contains"
  | "minProperties"
  | "maxProperties"
  | "required"
  | "additionalProperties"
  | "propertyNames"
  | "dependentRequired"
  | "dependentSchemas"
  | "anyOf"
  | "oneOf"
  | "not"
  | "if"
  | "unevaluatedItems"
  | "unevaluatedProperties"
  | "never"
  | "nesting"
  | "unreadable"
  | "unstable"
  | "limit";

/**
 * One way in which a value breaks its schema.
 *
 * @example
 * { path: ["tag"], code: "maxLength", message: "must be at most 3 characters long", expected: "at most 3 characters",
 *   schema: "#/components/schemas/Pet/properties/tag/maxLength" }
 */
export interface Issue {
  /** The offending value; for a missing property, the place where it should be. */
  readonly path: IssuePath;
  readonly code: IssueCode;
  /** For people, without the path: `must be at most 3 characters long`. */
  readonly message: string;
  /** What would have been right: `at most 3 characters`, `"cat" or "dog"`. */
  readonly expected: string;
  /** The JSON pointer of the keyword in the API description. */
  readonly schema: string;
}

/** How a validator goes about it. */
export interface ValidationOptions {
  /**
   * `all` (the default): everything that is wrong, up to 1,000 issues. `first`: the search ends at the first issue, and
   * no more is said. Either way a value that is right costs the same.
   */
  readonly issues?: "all" | "first";
}

/** The value, typed; or everything that is wrong with it, at least one issue. */
export type Validation<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly Issue[]; readonly value?: undefined };

/**
 * A path as form parameters spell it: `["pets", 0, "name"]` → `pets[0][name]`. The root itself is the empty string.
 */
export function bracketPath(path: IssuePath): string {
  const [root, ...rest] = path;
  return root === undefined ? "" : `${root}${rest.map((step) => `[${step}]`).join("")}`;
}

/**
 * A path as a JSON Pointer (RFC 6901): `["pets", 0, "a/b"]` → `/pets/0/a~1b`. The root itself is the empty string.
 */
export function pointerPath(path: IssuePath): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
