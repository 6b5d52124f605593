const shape = /^[\dA-Fa-f]{8}-[\dA-Fa-f]{4}-[\dA-Fa-f]{4}-[\dA-Fa-f]{4}-[\dA-Fa-f]{12}$/;

/**
 * The format `uuid`: `UUID` of RFC 4122, section 3, of any version and variant, in either case.
 *
 * @example
 * isUuid("2eb8aa08-aa98-11ea-b4aa-73b441d16380") // true
 * isUuid("urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380") // false: that is a URN
 */
export function isUuid(text: string): boolean {
  return shape.test(text);
}
