// A parameter of a media type (RFC 9110 section 5.6.6): its name, and its value as a token or in quotes.
const parameter = /;[ \t]*([^=;\s"]*)(?:=(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*)))?[ \t]*/gy;

/**
 * Whether a `Content-Type` is a media type in UTF-8. Other parameters than `charset` say nothing.
 *
 * @example
 * isMediaType("Application/JSON; charset=utf-8", "application/json")      // true
 * isMediaType("application/json; charset=iso-8859-1", "application/json") // false
 * @param declared as the API description has it, in lower case, without parameters.
 */
export function isMediaType(contentType: string, declared: string): boolean {
  if (contentType === declared) return true;
  const semicolon = contentType.indexOf(";");
  const essence = semicolon === -1 ? contentType : contentType.slice(0, semicolon);
  if (essence.trim().toLowerCase() !== declared) return false;
  return semicolon === -1 || isUtf8(contentType.slice(semicolon));
}

function isUtf8(parameters: string): boolean {
  for (const [, name, quoted, token] of parameters.matchAll(parameter)) {
    if (name?.toLowerCase() === "charset" && !/^utf-?8$/i.test(quoted ?? token ?? "")) return false;
  }
  return true;
}
