/** From what a program sees to what JSON holds. */
import { kindOf } from "./conversion-branch.js";
import type { Conversion, JsonKind } from "./conversion.js";
import { convert, isDate, type Pass } from "./convert.js";
import { bracketPath, type Issue, type IssuePath, type Validation } from "./issue.js";

/** A value has no form that JSON could hold, or its schema does not allow it: an invalid `Date`, say. */
export class EncodeError extends TypeError {
  override readonly name = "EncodeError";
  /** Tells the error apart where `instanceof` cannot, between two copies of this module. */
  readonly kind = "encode";
  /** At least one, with the paths of the value's parts. */
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const all = issues.map(({ path, message }) => `${bracketPath(path) || "the value"} ${message}`);
    super(`A value cannot be encoded: ${all.join("; ")}.`);
    this.issues = issues;
  }
}

/**
 * Converts a value into what JSON holds (a `Date` → `"2024-02-29T08:30:06.000Z"`), and validates that.
 *
 * @param validate of the schema that the conversion is of
 * @throws TypeError where the value holds itself.
 */
export function encodeWith<Json>(
  value: unknown,
  conversion: Conversion,
  validate: (json: unknown) => Validation<Json>,
): Validation<Json> {
  const validation = validate(convert(value, [conversion], encoding));
  if (validation.issues === undefined) return validation;
  return { issues: validation.issues.map((issue) => (isDate(partAt(value, issue.path)) ? ofDate(issue) : issue)) };
}

/**
 * The same for callers to whom an issue is an error.
 *
 * @throws EncodeError where it does not validate.
 */
export function encodeOrThrow<Json>(
  value: unknown,
  conversion: Conversion,
  validate: (json: unknown) => Validation<Json>,
): Json {
  const validation = encodeWith(value, conversion, validate);
  if (validation.issues !== undefined) throw new EncodeError(validation.issues);
  return validation.value;
}

/** No codec wrote the `Date`, and the schema knows of texts alone. */
function ofDate(issue: Issue): Issue {
  const expected = "a valid Date of the years 0000 to 9999, at midnight UTC where the format is date";
  return { ...issue, message: `must be ${expected}`, expected };
}

function partAt(value: unknown, path: IssuePath): unknown {
  let part = value;
  for (const key of path) part = typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined;
  return part;
}

const encoding: Pass = {
  choice: { asks: "converted", kindsOf: kindsIn },
  scalar: (value, place) => {
    for (const { codec } of place) {
      const json = codec === undefined ? value : codec.encode(value);
      if (json !== value) return json;
    }
    return value;
  },
  reach: "converted",
};

/** The kinds of JSON value that a value can become: digits stand for a number or for themselves. */
function kindsIn(value: unknown): readonly JsonKind[] {
  if (typeof value === "string") return ["string", "number"];
  return [isDate(value) ? "string" : kindOf(value)];
}
