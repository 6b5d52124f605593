/** Path templates: `/v1/pets/{id}` (OAS 3.1.1 section 4.8.8.2). */

/** The names in braces, in order: `/v1/pets/{id}` → `id`. */
export function parameterNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);
}
