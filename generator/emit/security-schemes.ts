/** What client and server say of security schemes in the same words. */
import type { Api, Operation, SecurityRequirement, SecurityScheme } from "../model/api.js";

/** A scheme of an alternative, with what a token must have been granted. */
export interface SchemeInUse {
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

export function schemesOf({ schemes }: SecurityRequirement, { securitySchemes }: Api): readonly SchemeInUse[] {
  return schemes.flatMap(({ name, scopes }) => {
    const scheme = securitySchemes.find((each) => each.name === name);
    return scheme === undefined ? [] : [{ scheme, scopes }];
  });
}

/** The schemes that any of the operations takes, in the order of the description. */
export function schemesOfAll(operations: readonly Operation[], { securitySchemes }: Api): readonly SecurityScheme[] {
  const names = new Set(
    operations.flatMap(({ security }) => security.flatMap(({ schemes }) => schemes.map(({ name }) => name))),
  );
  return securitySchemes.filter(({ name }) => names.has(name));
}

/** What its credentials are, as a sentence. */
export function schemeSentence(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "apiKey":
      return `A key in the ${placeWords[scheme.in]} \`${inCode(scheme.wireName)}\`.`;
    case "basic":
      return "A user name and a password, by HTTP Basic.";
    case "bearer":
      return "A bearer token.";
    case "http":
      return `What follows \`${inCode(scheme.scheme)}\` in the header \`Authorization\`.`;
    case "oauth2":
      return "An access token of OAuth 2, sent as a bearer token.";
    case "openIdConnect":
      return `A token of OpenID Connect, sent as a bearer token.${scheme.url === undefined ? "" : ` See \`${inCode(scheme.url)}\`.`}`;
    case "mutualTLS":
      return "A certificate of the client's in the connection (mutual TLS); requests carry nothing of it.";
  }
}

const placeWords = { header: "header", query: "query parameter", cookie: "cookie" } as const;

function inCode(text: string): string {
  return text.replaceAll("`", "'").replace(/\s+/g, " ");
}
