/** `multipleOf`, exact on the decimal numbers that a description and a JSON text write. */

/**
 * Whether `value` is a whole multiple of `divisor`, both taken as the decimal numbers they print as: 0.3 is a multiple
 * of 0.1, although the binary fractions that stand for them are not.
 */
export function isMultipleOf(value: number | bigint, divisor: number): boolean {
  const isNumber = typeof value === "number";
  if (isNumber && Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  if ((isNumber && !Number.isFinite(value)) || !Number.isFinite(divisor) || divisor === 0) return false;
  const dividend = decimalOf(value);
  const unit = decimalOf(divisor);
  const exponent = Math.min(dividend.exponent, unit.exponent);
  return scaled(dividend, exponent) % scaled(unit, exponent) === 0n;
}

/** `digits * 10 ** exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** `0.25` → 25 · 10⁻², from the shortest text that reads back as the same number. */
function decimalOf(value: number | bigint): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function scaled({ digits, exponent }: Decimal, target: number): bigint {
  return digits * 10n ** BigInt(exponent - target);
}
