import { identifiedBy } from "./server-authenticate.js";
import { readBearer } from "./server-bearer.js";
import type { Alternative, Authenticate, Challenge } from "./server-security.js";

/** A token of OAuth 2 or OpenID Connect. */
export interface ReceivedToken {
  readonly token: string;
  /** What the operation needs it to have been granted. The router sees to that itself. */
  readonly scopes: readonly string[];
}

/** Who the caller is, and what its token was granted: where that is less than an operation needs, the answer is 403. */
export interface Granted<Principal> {
  readonly principal: Principal;
  readonly scopes: readonly string[];
}

/** As `Authenticate`, for tokens: also says what they were granted. */
export type AuthenticateToken<Principal> = Authenticate<Granted<Principal>, ReceivedToken>;

/**
 * The caller is whom `authenticate` takes it for by its token, if that was granted all of `scopes`.
 *
 * @example
 * identifiedByToken(["read:pets"], async ({ token }) => {
 *   const claims = await verified(token);
 *   return claims && { principal: claims.sub, scopes: claims.scope.split(" ") };
 * })
 */
export function identifiedByToken<Principal>(
  scopes: readonly string[],
  authenticate: AuthenticateToken<Principal>,
): Alternative<Principal> {
  const challenge = bearerChallenge(scopes);
  const granted = identifiedBy(
    {
      challenge,
      rejection: bearerChallenge(scopes, "invalid_token"),
      read: (request) => {
        const reading = readBearer(request);
        if (reading.kind !== "given") return reading;
        return { kind: "given", credentials: { token: reading.credentials.token, scopes } };
      },
    },
    authenticate,
  );
  return {
    ...granted,
    identify: async (request) => {
      const found = await granted.identify(request);
      if (found.refusal !== undefined) return found;
      const { principal, scopes: given } = found.principal;
      if (scopes.every((scope) => given.includes(scope))) return { principal };
      // RFC 6750 section 3.1
      return { refusal: { kind: "forbidden", challenges: [bearerChallenge(scopes, "insufficient_scope")] } };
    },
  };
}

/** RFC 6750 section 3. */
function bearerChallenge(scopes: readonly string[], error?: "invalid_token" | "insufficient_scope"): Challenge {
  return {
    scheme: "Bearer",
    parameters: {
      ...(error === undefined ? {} : { error }),
      ...(scopes.length === 0 ? {} : { scope: scopes.join(" ") }),
    },
  };
}
