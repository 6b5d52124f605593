/** The Bidi rule for names with labels from right to left (RFC 5893). */

// Bidi_Class, which ECMAScript does not have. Right-to-left letters, those of later Unicode versions too, lie in the
// ranges that DerivedBidiClass.txt reserves for them. What is neutral or a mark elsewhere is listed as far as labels
// can hold it.
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const mark = /(?![\u0cbf\u0cc6\u{11a07}\u{11a08}\u{11c3f}])\p{Nonspacing_Mark}/u;
const europeanNumber = /[\d\u06f0-\u06f9]/;
const arabicNumber = /[\u0660-\u0669\u{10d30}-\u{10d39}]/u;
const neutral = /[-\u00b7\u02b9\u02ba\u02c6-\u02cf\u02ec\u0375\u200c\u200d\u2e2f\u30fb\ua67f\ua717-\ua71f\ua788]/;

/** L; R for R and AL; A for AN; E for EN; N for ES, ON and BN; M for NSM. */
type BidiClass = "L" | "R" | "A" | "E" | "N" | "M";

// Section 2, conditions 1 to 3, 5 and 6, on the classes of the characters. Condition 4 is apart.
const rightToLeftLabel = /^R(?:[RAENM]*[RAE])?M*$/;
const leftToRightLabel = /^L(?:[LENM]*[LE])?M*$/;

/**
 * Whether all labels, in Unicode, satisfy the Bidi rule, where one of them holds a right-to-left character; else
 * the rule does not apply.
 *
 * @example
 * satisfiesBidiRule(["0a", "com"]) // true: no right-to-left label
 * satisfiesBidiRule(["0a", "\u05d0"]) // false: beside one, a label cannot begin with a digit
 */
export function satisfiesBidiRule(labels: readonly string[]): boolean {
  if (!labels.some((label) => rightToLeft.test(label))) return true;
  const directions = labels.map((label) => Array.from(label, bidiClass).join(""));
  if (!directions.some((classes) => /[RA]/.test(classes))) return true;
  return directions.every(
    (classes) =>
      leftToRightLabel.test(classes) ||
      (rightToLeftLabel.test(classes) && !(classes.includes("A") && classes.includes("E"))),
  );
}

function bidiClass(character: string): BidiClass {
  if (mark.test(character)) return "M";
  if (europeanNumber.test(character)) return "E";
  if (arabicNumber.test(character)) return "A";
  if (rightToLeft.test(character)) return "R";
  return neutral.test(character) ? "N" : "L";
}
