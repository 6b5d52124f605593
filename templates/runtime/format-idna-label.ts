/** U-labels: which code points a label can hold, and where (RFC 5891, section 4.2; RFC 5892). */

// RFC 5892, section 3: the exceptions of section 2.6 that are valid, the joiners and the hyphen come first; then what
// sections 2.2 to 2.9 disallow, as far as it is among the letters, digits and marks of section 2.1, which are valid.
// Instability (2.2) and ignorable code points (2.3) both show as Changes_When_NFKC_Casefolded; the ranges are the
// exceptions that are disallowed (2.6), old Hangul (2.9) and the blocks of section 2.4.
const validCodePoints =
  /^(?:[-\u00b7\u00df\u0375\u03c2\u05f3\u05f4\u06fd\u06fe\u0f0b\u200c\u200d\u3007\u30fb]|(?![\p{Changes_When_NFKC_Casefolded}\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u20d0-\u20ff\u{1d100}-\u{1d24f}])[\p{Ll}\p{Lu}\p{Lo}\p{Lm}\p{Nd}\p{Mn}\p{Mc}])+$/u;

const flawedHyphens = /^-|^..--|-$/u;
const leadingMark = /^\p{Mark}/u;

// RFC 5892, appendix A.3 to A.6: middle dot, keraia, geresh and gershayim.
const flawedNeighbours =
  /(?:^|[^l])\u00b7|\u00b7(?!l)|\u0375(?!\p{Script=Greek})|(?:^|\P{Script=Hebrew})[\u05f3\u05f4]/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const arabicIndicDigit = /[\u0660-\u0669]/;
const extendedArabicIndicDigit = /[\u06f0-\u06f9]/;

/** Whether a text is a U-label but for its length and the Bidi rule, which concerns the whole name. */
export function isUnicodeLabel(label: string): boolean {
  return (
    validCodePoints.test(label) &&
    !flawedHyphens.test(label) &&
    !leadingMark.test(label) &&
    label.normalize("NFC") === label &&
    keepsContext(label) &&
    keepsJoinersInContext(label)
  );
}

/** RFC 5892, appendix A.3 to A.9: the rules for code points of CONTEXTO. */
function keepsContext(label: string): boolean {
  if (flawedNeighbours.test(label)) return false;
  if (label.includes("\u30fb") && !kana.test(label)) return false;
  return !(arabicIndicDigit.test(label) && extendedArabicIndicDigit.test(label));
}

const zeroWidthNonJoiner = "\u200c";
const zeroWidthJoiner = "\u200d";

/** RFC 5892, appendix A.1 and A.2: a joiner follows a virama, or keeps apart two letters that would join. */
function keepsJoinersInContext(label: string): boolean {
  if (!label.includes(zeroWidthNonJoiner) && !label.includes(zeroWidthJoiner)) return true;
  const characters = Array.from(label);
  return characters.every((character, index) => {
    if (character !== zeroWidthNonJoiner && character !== zeroWidthJoiner) return true;
    const previous = characters[index - 1];
    if (previous !== undefined && isVirama(previous)) return true;
    return character === zeroWidthNonJoiner && separatesJoiningLetters(characters, index);
  });
}

/**
 * Whether the Canonical_Combining_Class is 9, of which ECMAScript has no property: in canonical order (Unicode
 * Standard, section 3.11) such a mark goes behind one of class 8 (U+3099) and before one of class 10 (U+05B0).
 */
function isVirama(character: string): boolean {
  return reorders(character, "\u3099") && reorders("\u05b0", character);
}

function reorders(first: string, second: string): boolean {
  return first !== second && (first + second).normalize("NFD") === second + first;
}

// Joining_Type (ArabicShaping.txt of Unicode 17), which ECMAScript does not have either: the letters of these blocks
// join on both sides, but for those that do not join the letter after them or the one before them.
const joiningLetter =
  /(?=\p{Letter})[\u0620-\u06ff\u0710-\u077f\u07ca-\u07ea\u0840-\u08ff\u1820-\u18aa\ua840-\ua873\u{10ac0}-\u{10ae4}\u{10b80}-\u{10b91}\u{10d00}-\u{10d23}\u{10ec2}-\u{10ec7}\u{10f30}-\u{10f45}\u{10f70}-\u{10f81}\u{10fb0}-\u{10fcb}\u{1e922}-\u{1e943}]/u;
const notJoiningNext =
  /[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0674\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2-\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f-\u074d\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779\u0840\u0846\u0847\u0849\u0854\u0856-\u0858\u0861\u0866\u0867\u0869-\u0885\u0887\u088e\u08aa-\u08ae\u08b1\u08b2\u08b9\u08c9\u1880-\u1884\ua873\u{10ac5}-\u{10acc}\u{10ace}-\u{10ad2}\u{10add}\u{10ae1}-\u{10ae4}\u{10b81}\u{10b83}-\u{10b85}\u{10b89}\u{10b8c}\u{10b8e}\u{10b8f}\u{10b91}\u{10d22}\u{10ec2}\u{10ec5}\u{10f33}\u{10f45}\u{10f74}\u{10f75}\u{10fb1}\u{10fb4}-\u{10fb7}\u{10fb9}\u{10fba}\u{10fbd}\u{10fc0}\u{10fc2}\u{10fc3}]/u;
const notJoiningPrevious =
  /[\u0621\u0674\u06e5\u06e6\u0861\u0866\u0883-\u0885\u0887\u08ad\u08c9\u1880-\u1884\ua872\ua873\u{10ac6}\u{10acb}-\u{10acd}\u{10ad7}\u{10ae2}\u{10ae3}\u{10d00}\u{10ec5}\u{10f45}\u{10fb1}\u{10fb7}\u{10fc0}]/u;
const transparent = /[\p{Nonspacing_Mark}\u{1e94b}]/u;

function separatesJoiningLetters(characters: readonly string[], index: number): boolean {
  let before = index - 1;
  while (transparent.test(characters[before] ?? "")) before -= 1;
  let after = index + 1;
  while (transparent.test(characters[after] ?? "")) after += 1;
  const previous = characters[before] ?? "";
  const next = characters[after] ?? "";
  return (
    joiningLetter.test(previous) &&
    !notJoiningNext.test(previous) &&
    joiningLetter.test(next) &&
    !notJoiningPrevious.test(next)
  );
}
