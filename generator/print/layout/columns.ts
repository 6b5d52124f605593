/** How many columns a text takes on a screen, as prettier counts them. */
import { Unknown } from "./unknown.js";

/** @throws Unknown for characters whose columns are not certain here: joined emoji, and rare scripts. */
export function columnsOf(text: string): number {
  if (isPlain(text)) return text.length;
  if (joined.test(text)) throw new Unknown("emoji of several characters");
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

const plain = /^[\x20-\x7f]*$/;

/** Most texts are words and marks, for which a loop is faster than a pattern. */
function isPlain(text: string): boolean {
  if (text.length > 20) return plain.test(text);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7f) return false;
  }
  return true;
}

/** Joiners, variation selectors, skin tones and the letters of flags make one emoji of several characters. */
const joined = /[\u200d\ufe0e\ufe0f\u20e3\u{1f3fb}-\u{1f3ff}\p{Regional_Indicator}]/u;

/** What takes no column: control characters, and marks on the letter before them. */
const withoutColumn = /^[\x00-\x1f\x7f-\x9f\p{Nonspacing_Mark}\p{Enclosing_Mark}]$/u;

/**
 * Unicode's East Asian Width (UAX 11): nothing below U+1100 is wide, all ideographs, kana and Hangul syllables are. Emoji
 * count two.
 */
function columnsOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (withoutColumn.test(character)) return 0;
  if (code < 0x1100 || (code >= 0x2000 && code <= 0x206f) || code === 0xfeff) return 1;
  if ((code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa)) return 2;
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) return 2;
  if (code >= 0x1f300 && code <= 0x1f9ff && /^\p{Emoji_Presentation}$/u.test(character)) return 2;
  throw new Unknown(`the character U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
}
