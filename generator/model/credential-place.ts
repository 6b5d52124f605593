/** Where in a request the credentials of a security scheme stand, and which schemes share a place. */
import type { SecurityScheme } from "./api.js";

/** Two schemes that are needed together, and whose credentials stand in one place. */
export interface Sharing {
  /** `same`: written alike, so that what is sent is a credential of both. `clash`: no request can carry both. */
  readonly kind: "same" | "clash";
  readonly first: SecurityScheme;
  readonly second: SecurityScheme;
  readonly place: string;
}

/** Each scheme whose place one before it has taken, with the first that did. */
export function schemesSharing(schemes: readonly SecurityScheme[]): readonly Sharing[] {
  const taken = new Map<string, SecurityScheme>();
  return schemes.flatMap((second): readonly Sharing[] => {
    const place = placeOf(second);
    if (place === undefined) return [];
    const first = taken.get(place);
    if (first === undefined) taken.set(place, second);
    return first === undefined
      ? []
      : [{ kind: wayOf(first) === wayOf(second) ? "same" : "clash", first, second, place }];
  });
}

/** Where its credentials stand: `header authorization`. Undefined: in no place of a request. */
export function placeOf(scheme: SecurityScheme): string | undefined {
  if (scheme.kind === "mutualTLS") return undefined;
  if (scheme.kind !== "apiKey") return "header authorization";
  return `${scheme.in} ${scheme.in === "header" ? scheme.wireName.toLowerCase() : scheme.wireName}`;
}

/** How they are written there: every token as RFC 6750 has it. */
function wayOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "bearer":
    case "oauth2":
    case "openIdConnect":
      return "bearer";
    case "http":
      return scheme.scheme.toLowerCase();
    case "apiKey":
    case "basic":
    case "mutualTLS":
      return scheme.kind;
  }
}
