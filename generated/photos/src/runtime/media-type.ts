/** Media types (RFC 9110 section 8.3.1), and which of those that are declared one falls under. */

/** Without parameters, in lower case: `Text/CSV; charset=utf-8` → `text/csv`; empty where there is none. */
export function essenceOf(contentType: string | null | undefined): string {
  const text = contentType ?? "";
  const semicolon = text.indexOf(";");
  return (semicolon === -1 ? text : text.slice(0, semicolon)).trim().toLowerCase();
}

// A parameter of a media type (RFC 9110 section 5.6.6): its name, and its value as a token or in quotes.
const parameter = /;[ \t]*([^=;\s"]*)(?:=(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*)))?[ \t]*/gy;

/** A parameter's value: `("text/plain; charset=\"utf-8\"", "charset")` → `utf-8`. Names are not case-sensitive. */
export function parameterOf(contentType: string, wanted: string): string | undefined {
  const semicolon = contentType.indexOf(";");
  if (semicolon === -1) return undefined;
  for (const [, name, quoted, token] of contentType.slice(semicolon).matchAll(parameter)) {
    if (name?.toLowerCase() === wanted) return quoted?.replace(/\\(.)/g, "$1") ?? token ?? "";
  }
  return undefined;
}

/** How closely a declared media type or range names one: 3 itself, 2 `image/*`, 1 any, 0 not at all. */
export function closeness(declared: string, essence: string): 0 | 1 | 2 | 3 {
  if (declared === essence) return 3;
  if (!essence.includes("/")) return 0;
  if (declared === "*/*") return 1;
  return declared.endsWith("/*") && essence.startsWith(declared.slice(0, -1)) ? 2 : 0;
}

/** The declaration that a media type falls under: "only the most specific key is applicable" (OAS 3.1.1, 4.8.14). */
export function closestTo<Declared extends { readonly mediaType?: string }>(
  essence: string,
  declarations: readonly Declared[],
): Declared | undefined {
  let closest: Declared | undefined;
  let best = 0;
  for (const declaration of declarations) {
    const found = closeness(declaration.mediaType?.toLowerCase() ?? "", essence);
    if (found > best) {
      closest = declaration;
      best = found;
    }
  }
  return closest;
}
