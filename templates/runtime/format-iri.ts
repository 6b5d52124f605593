import { notIriCharacter, notIriOrPrivateCharacter } from "./format-iri-characters.js";
import { isWellFormed, splitReference, type ReferenceParts } from "./format-uri-parts.js";

/**
 * The format `iri`: `IRI` of RFC 3987, section 2.2: a URI that can hold most of Unicode. Its advice on direction
 * (section 4.2) is not checked.
 *
 * @example
 * isIri("https://παράδειγμα.example/ζώα") // true
 * isIri("/ζώα") // false: no scheme
 */
export function isIri(text: string): boolean {
  const reference = splitReference(text);
  return reference.scheme !== undefined && isWellFormed(reference) && holdsIriCharacters(reference);
}

/**
 * The format `iri-reference`: `IRI-reference` of RFC 3987, section 2.2, an IRI or a relative reference.
 *
 * @example
 * isIriReference("/ζώα#ρεξ") // true
 * isIriReference("/a b") // false
 */
export function isIriReference(text: string): boolean {
  const reference = splitReference(text);
  return isWellFormed(reference) && holdsIriCharacters(reference);
}

function holdsIriCharacters({ authority, path, query, fragment }: ReferenceParts): boolean {
  return (
    !notIriCharacter.test(authority) &&
    !notIriCharacter.test(path) &&
    !notIriOrPrivateCharacter.test(query) &&
    !notIriCharacter.test(fragment)
  );
}
