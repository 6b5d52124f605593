import type { CredentialProvider } from "./client-options.js";
import { requestTokens, type TokenClient, type Tokens } from "./oauth-request.js";
import { keptToken } from "./oauth-token.js";

/** A client that acts for somebody who has logged in. */
export interface RefreshableTokens extends TokenClient {
  /** Where access tokens are refreshed, if that is another URL than `tokenUrl`. */
  readonly refreshUrl?: string;
  /** What the login gave. */
  readonly refreshToken: string;
  /** The access token that the login gave, to begin with. */
  readonly accessToken?: string;
  /** How long that one is good from now on, in seconds. Absent: until the server refuses it. */
  readonly expiresIn?: number;
  /**
   * Is told of new tokens before they are used. Endpoints may give another refresh token as well, after which the one
   * before is worth nothing (RFC 6749 section 6): keep it, where the login is to outlast the program.
   */
  readonly onTokens?: (tokens: Tokens) => void | Promise<void>;
}

/**
 * Gets access tokens with a refresh token (RFC 6749 section 6): shortly before the one at hand expires, or when the server
 * answers 401. One provider is for one login: two would spend each other's refresh tokens.
 *
 * Calls fail with a `TokenError`: with `code` `"invalid_grant"` where a new login is needed.
 *
 * @example
 * createClient({ auth: { oauth: refreshTokenGrant({ ...oauthFlows.oauth.authorizationCode, clientId, refreshToken }) } })
 */
export function refreshTokenGrant(client: RefreshableTokens): CredentialProvider<string> {
  const { refreshUrl = client.tokenUrl, accessToken, expiresIn, onTokens } = client;
  let { refreshToken } = client;
  const first: Tokens | undefined =
    accessToken === undefined ? undefined : { accessToken, ...(expiresIn === undefined ? {} : { expiresIn }) };
  return keptToken(async (request) => {
    const grant = { grant_type: "refresh_token", refresh_token: refreshToken };
    const tokens = await requestTokens({ ...client, tokenUrl: refreshUrl }, grant, request);
    refreshToken = tokens.refreshToken ?? refreshToken;
    await onTokens?.(tokens);
    return tokens;
  }, first);
}
