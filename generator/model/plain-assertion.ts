/** The assertions that need no other schema to be decided: JSON Schema 2020-12 validation, section 6. */
import { isArray, isObject, type JsonValue } from "../load/json.js";
import { readPattern } from "./regular-expression.js";
import { duplicates, sameJson } from "./same-json.js";
import type { Assertion, JsonType } from "./schema.js";

/** Whether an assertion holds of a value; `later` where other schemas decide, undefined where it cannot be told. */
export type PlainOutcome = boolean | "later" | undefined;

/**
 * Asks one assertion about a value. An assertion about another type of value holds. `format` always does, as an
 * annotation would (JSON Schema 2020-12 validation, section 7.2.1).
 */
export function holdsByItself(assertion: Assertion, value: JsonValue): PlainOutcome {
  switch (assertion.kind) {
    case "never":
      return false;
    case "type":
      return assertion.types.some((type) => isOfType(value, type));
    case "enum":
      return assertion.members.some((member) => sameJson(member.value, value));
    case "const":
      return sameJson(assertion.value, value);
    case "format":
      return true;
    default:
      if (typeof value === "number") return holdsOfNumber(assertion, value);
      if (typeof value === "string") return holdsOfText(assertion, value);
      if (isArray(value)) return holdsOfArray(assertion, value);
      if (isObject(value)) return holdsOfObject(assertion, value);
      return "later";
  }
}

function holdsOfNumber(assertion: Assertion, value: number): PlainOutcome {
  switch (assertion.kind) {
    case "minimum":
      return value >= assertion.limit;
    case "maximum":
      return value <= assertion.limit;
    case "exclusiveMinimum":
      return value > assertion.limit;
    case "exclusiveMaximum":
      return value < assertion.limit;
    case "multipleOf":
      return isMultipleOf(value, assertion.divisor);
    default:
      return "later";
  }
}

function holdsOfText(assertion: Assertion, value: string): PlainOutcome {
  switch (assertion.kind) {
    case "minLength":
      return [...value].length >= assertion.limit;
    case "maxLength":
      return [...value].length <= assertion.limit;
    case "pattern":
      return matches(assertion.source, value);
    default:
      return "later";
  }
}

function holdsOfArray(assertion: Assertion, value: readonly JsonValue[]): PlainOutcome {
  switch (assertion.kind) {
    case "minItems":
      return value.length >= assertion.limit;
    case "maxItems":
      return value.length <= assertion.limit;
    case "uniqueItems":
      return duplicates(value).length === 0;
    default:
      return "later";
  }
}

function holdsOfObject(assertion: Assertion, value: { readonly [wireName: string]: JsonValue }): PlainOutcome {
  switch (assertion.kind) {
    case "minProperties":
      return Object.keys(value).length >= assertion.limit;
    case "maxProperties":
      return Object.keys(value).length <= assertion.limit;
    case "required":
      return assertion.wireNames.every((wireName) => Object.hasOwn(value, wireName));
    case "dependentRequired":
      return assertion.entries.every(
        ({ wireName, requires }) =>
          !Object.hasOwn(value, wireName) || requires.every((other) => Object.hasOwn(value, other)),
      );
    default:
      return "later";
  }
}

/** Undefined for a pattern that is none, or that could take longer than anybody waits. */
export function matches(source: string, text: string): boolean | undefined {
  const pattern = readPattern(source);
  return pattern.kind === "valid" ? pattern.matches(text) : undefined;
}

/** Whether a value is of a type; a number without a fraction is an integer, `1.0` too. */
export function isOfType(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** As the decimal numbers that they print as: 0.3 is a multiple of 0.1, though the binary fractions are not. */
export function isMultipleOf(value: number, divisor: number): boolean {
  const [dividend, unit] = [decimalOf(value), decimalOf(divisor)];
  const exponent = Math.min(dividend.exponent, unit.exponent);
  const scaled = ({ digits, exponent: own }: Decimal): bigint => digits * 10n ** BigInt(own - exponent);
  return scaled(dividend) % scaled(unit) === 0n;
}

/** `digits * 10 ** exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
