/** From what JSON holds to what a program sees. */
import type { Conversion } from "./conversion.js";
import { kindOf } from "./conversion-branch.js";
import { convert, type Pass } from "./convert.js";
import type { Issue, Validation, ValidationOptions } from "./issue.js";

/**
 * Validates a value as JSON holds it, and converts what its schema says: `"2024-02-29T08:30:06Z"` → a `Date`. The type
 * of the result is the one with which the conversion was declared.
 *
 * @param validate of the schema that the conversion is of
 */
export function decodeWith<Value>(
  json: unknown,
  validate: Validate,
  conversion: Conversion<Value>,
  options?: ValidationOptions,
): Validation<Value>;
export function decodeWith(
  json: unknown,
  validate: Validate,
  conversion: Conversion,
  options?: ValidationOptions,
): Validation<unknown> {
  const validation = validate(json, options);
  if (validation.issues !== undefined) return validation;
  try {
    return { value: convert(json, [conversion], decoding) };
  } catch {
    return { issues: [unreadable] };
  }
}

export type Validate = (json: unknown, options?: ValidationOptions) => Validation<unknown>;

/** What was read once for validation cannot be gone down: a property throws now, or the value holds itself. */
const unreadable: Issue = {
  path: [],
  code: "unreadable",
  message: "cannot be read: it holds itself, or a property throws when it is accessed",
  expected: "a value that can be read",
  schema: "#",
};

const decoding: Pass = {
  choice: { asks: "value", kindsOf: (json) => [kindOf(json)] },
  scalar: (json, place) => {
    for (const { codec } of place) {
      const value = codec === undefined ? json : codec.decode(json);
      if (value !== json) return value;
    }
    return json;
  },
  reach: "converted",
};
