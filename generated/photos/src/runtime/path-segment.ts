/** A segment of a path template: text, with parameters in it. */
export interface SegmentPattern {
  /** The names of its parameters, in order: those of `{name}.{format}` are `name` and `format`. */
  readonly names: readonly string[];
  /** How much text there is beside them. */
  readonly literalLength: number;
  /** Two segments of one shape match the same texts: `{a}.json` and `{b}.json`. */
  readonly shape: string;
  /** What stands for each name in a segment that was sent, still percent-encoded; undefined where it does not match. */
  readonly match: (raw: string) => readonly string[] | undefined;
}

/**
 * Undefined where braces do not pair, or nothing stands between two parameters.
 *
 * Of several ways to match, each parameter but the last is as short as can be: `{a}-{b}` matches `x-y-z` with `x`.
 *
 * @example
 * segmentPattern("{name}.{format}")?.match("cat%20food.json") // ["cat%20food", "json"]
 */
export function segmentPattern(segment: string): SegmentPattern | undefined {
  const pieces = segment.split(/\{([^{}]+)\}/);
  const names = pieces.filter((_, index) => index % 2 === 1);
  const literals = pieces.filter((_, index) => index % 2 === 0);
  if (literals.some((literal) => /[{}]/.test(literal)) || literals.slice(1, -1).includes("")) return undefined;
  const texts = literals.map((literal) => normalized(literal.replace(/[^\w\-.~:@!$&'()*+,;=%]/gu, encodeURIComponent)));
  return {
    names,
    literalLength: texts.join("").length,
    shape: texts.join("{}"),
    match: (raw) => matchAround(texts, normalized(raw)),
  };
}

/** Finds the texts in their order, each as early as it can be; the last one at the end. Linear in the segment. */
function matchAround([first = "", ...others]: readonly string[], raw: string): readonly string[] | undefined {
  if (!raw.startsWith(first)) return undefined;
  const values: string[] = [];
  let start = first.length;
  for (const [index, text] of others.entries()) {
    // Each parameter has a character at least.
    const isLast = index === others.length - 1;
    const end = isLast ? raw.length - text.length : raw.indexOf(text, start + 1);
    if (end <= start || (isLast && !raw.endsWith(text))) return undefined;
    values.push(raw.slice(start, end));
    start = end + text.length;
  }
  return values;
}

/** Without percent-encoding of what needs none in a segment: the same path to everyone (RFC 3986 section 6.2.2.2). */
export function normalized(raw: string): string {
  return raw.replace(/%(?:2[DdEe]|3[0-9Aa]|4[0-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])/g, decodeURIComponent);
}
