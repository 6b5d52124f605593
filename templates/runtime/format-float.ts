/**
 * The format `float`: a number within the range of single precision (IEEE 754 binary32). More digits than it can hold
 * are fine, as they are in every decimal text of a float: `0.1` is none exactly.
 *
 * @example
 * isFloat(0.1) // true
 * isFloat(1e39) // false
 */
export function isFloat(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

/**
 * The format `double`: a number of double precision (IEEE 754 binary64), which every finite number is here.
 *
 * @example
 * isDouble(1e308) // true
 * isDouble(Infinity) // false
 */
export function isDouble(value: number): boolean {
  return Number.isFinite(value);
}
