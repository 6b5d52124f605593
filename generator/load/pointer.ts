/** RFC 6901 JSON pointers, and the place in a description that a diagnostic speaks of. */

/** A JSON pointer: `""` for the whole document, `/paths/~1v1~1pets/post`. */
export type Pointer = string;

/** A place in a description: the file (as it was named, relative to the working folder) and the pointer in it. */
export interface Location {
  readonly file: string;
  readonly pointer: Pointer;
}

/** One more step down: `child("/paths", "/v1")` → `/paths/~1v1` (RFC 6901 section 3). */
export function child(pointer: Pointer, ...tokens: readonly (string | number)[]): Pointer {
  let result = pointer;
  for (const token of tokens) result += `/${typeof token === "number" ? String(token) : escapeToken(token)}`;
  return result;
}

/** The place one or more steps below another. */
export function below(location: Location, ...tokens: readonly (string | number)[]): Location {
  return { file: location.file, pointer: child(location.pointer, ...tokens) };
}

/** `/paths/~1v1` → `["paths", "/v1"]`. */
export function tokensOf(pointer: Pointer): readonly string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeToken);
}

function escapeToken(token: string): string {
  if (!/[~/]/.test(token)) return token;
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** `~1pets` → `/pets`. */
export function unescapeToken(token: string): string {
  if (!token.includes("~")) return token;
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
