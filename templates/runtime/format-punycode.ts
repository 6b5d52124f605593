/** Punycode (RFC 3492) of one label, without the prefix `xn--`. Time grows with the square of the length: keep it short. */

const digits = "abcdefghijklmnopqrstuvwxyz0123456789";

// The parameters of section 5.
const base = 36;
const minThreshold = 1;
const maxThreshold = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const firstCodePoint = 0x80;

const lastCodePoint = 0x10ffff;

/** `"caf-dma"` → `"café"`; undefined where the text encodes nothing (section 6.2). It is in lower case. */
export function decodePunycode(text: string): string | undefined {
  const delimiter = text.lastIndexOf("-");
  const codePoints = Array.from(text.slice(0, Math.max(delimiter, 0)), (character) => character.charCodeAt(0));
  const basicCount = codePoints.length;
  let codePoint = firstCodePoint;
  let bias = initialBias;
  let index = 0;
  for (let position = delimiter + 1; position < text.length;) {
    const number = readNumber(text, position, bias);
    if (number === undefined) return undefined;
    position = number.end;
    const count = codePoints.length + 1;
    bias = adapt(number.value, count, codePoints.length === basicCount ? "first" : "later");
    codePoint += Math.floor((index + number.value) / count);
    if (codePoint > lastCodePoint) return undefined;
    index = (index + number.value) % count;
    codePoints.splice(index, 0, codePoint);
    index += 1;
  }
  return String.fromCodePoint(...codePoints);
}

interface DigitRun {
  readonly value: number;
  /** The position after its last digit. */
  readonly end: number;
}

/** A number in digits of varying base, as section 3.3 has it. */
function readNumber(text: string, start: number, bias: number): DigitRun | undefined {
  let value = 0;
  let weight = 1;
  for (let position = start; ; position += 1) {
    const digit = digits.indexOf(text.charAt(position));
    if (position >= text.length || digit === -1) return undefined;
    value += digit * weight;
    if (value > Number.MAX_SAFE_INTEGER) return undefined;
    const threshold = thresholdAt(position - start, bias);
    if (digit < threshold) return { value, end: position + 1 };
    weight *= base - threshold;
  }
}

/** `"café"` → `"caf-dma"` (section 6.3). */
export function encodePunycode(label: string): string {
  const codePoints = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const basic = codePoints.filter((codePoint) => codePoint < firstCodePoint);
  let text = basic.length === 0 ? "" : `${String.fromCodePoint(...basic)}-`;
  let bias = initialBias;
  let delta = 0;
  let handled = basic.length;
  let previous = firstCodePoint;
  while (handled < codePoints.length) {
    const next = Math.min(...codePoints.filter((codePoint) => codePoint >= previous));
    delta += (next - previous) * (handled + 1);
    for (const codePoint of codePoints) {
      if (codePoint < next) delta += 1;
      if (codePoint !== next) continue;
      text += writeNumber(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length ? "first" : "later");
      delta = 0;
      handled += 1;
    }
    delta += 1;
    previous = next + 1;
  }
  return text;
}

function writeNumber(value: number, bias: number): string {
  let text = "";
  let rest = value;
  for (let place = 0; ; place += 1) {
    const threshold = thresholdAt(place, bias);
    if (rest < threshold) return text + digits.charAt(rest);
    text += digits.charAt(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

function thresholdAt(place: number, bias: number): number {
  return Math.min(Math.max(base * (place + 1) - bias, minThreshold), maxThreshold);
}

/** Section 6.1: the bias that makes numbers like the last one short. */
function adapt(delta: number, count: number, which: "first" | "later"): number {
  let rest = Math.floor(delta / (which === "first" ? damp : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  while (rest > ((base - minThreshold) * maxThreshold) / 2) {
    rest = Math.floor(rest / (base - minThreshold));
    bias += base;
  }
  return bias + Math.floor(((base - minThreshold + 1) * rest) / (rest + skew));
}
