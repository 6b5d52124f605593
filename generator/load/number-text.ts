/** Whether a number as written survives being read as a double, the only number that JavaScript and JSON.parse have. */

/**
 * True if the double nearest to `source` is written like it again: `0.1`, `1.50`, `1e3` are kept, while
 * `9007199254740993` and `1e999` are not. Takes JSON's numbers and the hexadecimal and octal ones of YAML 1.2.
 */
export function isKept(source: string): boolean {
  if (/^\d{1,15}$/.test(source)) return true;
  if (/^[-+]?0[xo]/.test(source)) return Number.isSafeInteger(Number(source.replace(/^[-+]/, "")));
  const value = Number(source);
  return Number.isFinite(value) && decimal(source) === decimal(String(value));
}

/** One spelling for all that are equal: `-1.50e3` → `-15e2`. Only the digits and the exponent matter. */
function decimal(source: string): string {
  const match = /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(source);
  if (match === null) return source;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign === "-" ? "-" : ""}${significant}e${power}`;
}
