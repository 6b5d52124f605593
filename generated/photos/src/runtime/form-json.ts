/**
 * The JSON text of a form field, where `JSON.stringify` alone would write `null` for what JSON cannot hold.
 *
 * @param stringify writes what can be written, with the digits of every `bigint`; `JSON.stringify` by default.
 * @throws TypeError that names the place in bracket notation: `filter[limit]`.
 */
export function jsonText(content: unknown, name: string, stringify?: (content: unknown) => string | undefined): string {
  const paths = new Map<unknown, string>();
  let refused: TypeError | undefined;
  // The replacer is called with the holder as `this`; the root's holder is a wrapper that has no path.
  function replace(this: unknown, key: string, value: unknown): unknown {
    const holder = paths.get(this);
    const path = holder === undefined ? name : `${holder}[${key}]`;
    if (typeof value === "object" && value !== null) paths.set(value, path);
    const problem = stringify !== undefined && typeof value === "bigint" ? undefined : problemOf(value);
    if (problem !== undefined) throw (refused = new TypeError(`${path} is ${problem}: JSON cannot hold that.`));
    return typeof value === "bigint" ? Number(value) : value;
  }
  try {
    const text = JSON.stringify(content, replace);
    return stringify === undefined ? text : (stringify(content) ?? text);
  } catch (error) {
    if (error === refused) throw error;
    throw new TypeError(`${name} holds itself, or is nested too deep: JSON cannot hold that.`, { cause: error });
  }
}

function problemOf(value: unknown): string | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "bigint" && !Number.isSafeInteger(Number(value))) return "a bigint beyond exact numbers";
  return typeof value === "function" || typeof value === "symbol" ? `a ${typeof value}` : undefined;
}
