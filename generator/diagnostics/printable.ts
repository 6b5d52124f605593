/** Text out of a description, made fit for a terminal. */

/**
 * Characters that a terminal acts on instead of showing them: controls (and with them every escape sequence), line and
 * paragraph separators, and those that reorder text (Unicode Standard Annex 9), which can make a line read as another.
 */
const active = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** `a<ESC>[31m` → `a\u{1b}[31m`; a tab becomes a space, so that columns stay columns. */
export function printable(text: string): string {
  return text.replace(active, (character) =>
    character === "\t" ? " " : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
