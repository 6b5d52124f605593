/** Path templates: `/v1/pets/{id}` (OAS 3.1.1 section 4.8.8.2). */

/** The names in braces, in order: `/v1/pets/{id}` → `id`. */
export function parameterNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);
}

export interface WrittenPath {
  /** What requests carry: `/pets`. */
  readonly path: string;
  /** What stands behind the `#`. */
  readonly fragment?: string;
}

/**
 * `/pets#kind=dog` → `/pets` with the fragment `kind=dog`. No request carries a fragment (RFC 9110 section 7.1): in
 * descriptions of APIs that tell operations apart by a header or by the query it sets the keys of `paths` apart.
 */
export function withoutFragment(written: string): WrittenPath {
  const [path = "", ...rest] = written.split("#");
  return rest.length === 0 ? { path } : { path, fragment: rest.join("#") };
}
