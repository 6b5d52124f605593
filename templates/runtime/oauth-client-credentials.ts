import type { CredentialProvider } from "./client-options.js";
import { requestTokens, type TokenClient } from "./oauth-request.js";
import { keptToken } from "./oauth-token.js";

/** A client that acts for itself: it has a secret. */
export interface ClientCredentials extends TokenClient {
  readonly clientSecret: string;
}

/**
 * Gets access tokens by the client credentials grant (RFC 6749 section 4.4): one when the first call needs it, another
 * shortly before it expires or when the server answers 401. One provider is for one API.
 *
 * Calls fail with a `TokenError` where the endpoint gives none.
 *
 * @example
 * createClient({ auth: { oauth: clientCredentialsGrant({ ...oauthFlows.oauth.clientCredentials, clientId, clientSecret }) } })
 */
export function clientCredentialsGrant(client: ClientCredentials): CredentialProvider<string> {
  return keptToken((request) => requestTokens(client, { grant_type: "client_credentials" }, request));
}
