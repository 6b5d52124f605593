/** Identifiers and file names from any text. */

/**
 * The words of a name: `shop_pets` → `["shop", "pets"]`, `getHTTPStatus` → `["get", "HTTP", "Status"]`.
 * Letters lose their accents (`Übung` → `Ubung`); those of other scripts separate, since file systems and editors do not
 * agree on them.
 */
export function wordsOf(text: string): readonly string[] {
  return withoutAccents(text).match(/[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+/g) ?? [];
}

/** Both cases of a name at once: `shop_pet` → `ShopPet`, `shopPet`. */
export function bothCases(text: string): { readonly pascal: string; readonly camel: string } {
  const words = wordsOf(text);
  const rest = words.slice(1).map(capitalise).join("");
  const first = words[0] ?? "";
  return {
    pascal: startWithLetter(capitalise(first) + rest, "N"),
    camel: startWithLetter(first.toLowerCase() + rest, "n"),
  };
}

/** `shop_pet` → `ShopPet`; capitals inside a word stay: `APIKey` → `APIKey`. */
export function pascalCase(text: string): string {
  return bothCases(text).pascal;
}

/** `ShopPet` → `shopPet`; a leading run of capitals goes down as one: `APIKey` → `apiKey`. */
export function camelCase(text: string): string {
  return bothCases(text).camel;
}

/** `ShopPet` → `shop-pet`, for file names. */
export function kebabCase(text: string): string {
  const name = wordsOf(text)
    .map((word) => word.toLowerCase())
    .join("-");
  return windowsDeviceNames.has(name) ? `${name}-` : name;
}

/** An identifier that no other text shares: all but letters and digits as `_<code point in hex>_`. */
export function escapedIdentifier(text: string): string {
  return startWithLetter(
    text.replace(/[^A-Za-z0-9]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`),
    "N",
  );
}

export function isReservedWord(text: string): boolean {
  return reservedWords.has(text);
}

function withoutAccents(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text.normalize("NFKD").replace(/\p{M}/gu, "");
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function startWithLetter(text: string, letter: string): string {
  return /^[0-9]/.test(text) ? letter + text : text;
}

/** Words that cannot name a function or a constant (ECMA-262 section 12.7.2, strict mode). */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally " +
    "for function if import in instanceof new null return super switch this throw true try typeof var void while " +
    "with yield let static implements interface package private protected public arguments eval undefined NaN Infinity"
  ).split(" "),
);

const windowsDeviceNames: ReadonlySet<string> = new Set([
  "aux",
  "con",
  "nul",
  "prn",
  ...Array.from({ length: 9 }, (_, index) => [`com${String(index + 1)}`, `lpt${String(index + 1)}`]).flat(),
]);

/** Whether a name spells a pointer out, which no other does. No name in Pascal case has an underscore. */
export function isEscaped({ pascal }: { readonly pascal: string }): boolean {
  return pascal.startsWith("N_");
}
