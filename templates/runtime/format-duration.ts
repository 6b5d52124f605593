// The units of a date and of a time follow one another without a gap: years and days need months between them.
const shape =
  /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/i;

/**
 * The format `duration`: `duration` of RFC 3339, appendix A. It has no fractions and no sign, and weeks stand alone.
 * The letters can be lower case, as all literals of ABNF can (RFC 5234, section 2.3).
 *
 * @example
 * isDuration("P1Y2M3DT4H5M6S") // true
 * isDuration("P1Y2D") // false: no months between years and days
 * isDuration("PT0.5S") // false
 */
export function isDuration(text: string): boolean {
  return shape.test(text);
}
