/** Security schemes, and what operations need of them. Part of the model; see `api.ts`. */
import type { Location } from "../load/pointer.js";

/** The schemes that one alternative needs together. */
export interface SecurityRequirement {
  readonly schemes: readonly NeededScheme[];
}

export interface NeededScheme {
  readonly name: string;
  /** What a token must have been granted. Of schemes without tokens, none. */
  readonly scopes: readonly string[];
}

export type SecurityScheme = SecuritySchemeFacts &
  (
    | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly wireName: string }
    | { readonly kind: "basic" }
    | { readonly kind: "bearer" }
    /** Another scheme of the `Authorization` header, as the description spells it: `Digest`. */
    | { readonly kind: "http"; readonly scheme: string }
    | { readonly kind: "oauth2"; readonly flows: readonly OAuthFlow[] }
    | { readonly kind: "openIdConnect"; readonly url?: string }
    /** The connection says who calls, and a request carries nothing of it. */
    | { readonly kind: "mutualTLS" }
  );

export interface SecuritySchemeFacts {
  readonly location: Location;
  readonly name: string;
  readonly description?: string;
  readonly deprecated: boolean;
}

export interface OAuthFlow {
  /** `clientCredentials`, `authorizationCode`, … */
  readonly name: string;
  /** As described; a relative one starts from the server's URL. */
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: readonly string[];
}
