import type { CredentialProvider, CredentialRequest, CredentialValue } from "./client-options.js";
import type { Tokens } from "./oauth-request.js";

/** How long before its end a token is not used any more, in seconds: the request takes its time, and clocks differ. */
const leeway = 30;

/**
 * Gives an access token as long as it is good, and gets another then, or when the server has refused it. However many
 * calls wait for one, it is asked for once.
 */
export function keptToken(
  obtain: (request: CredentialRequest<CredentialValue>) => Promise<Tokens>,
  first?: Tokens,
): CredentialProvider<string> {
  let kept = first === undefined ? undefined : keptUntil(first, Date.now());
  let pending: Promise<string> | undefined;

  const renew = async (request: CredentialRequest<CredentialValue>): Promise<string> => {
    const start = Date.now();
    try {
      const tokens = await obtain(request);
      kept = keptUntil(tokens, start);
      return tokens.accessToken;
    } finally {
      pending = undefined;
    }
  };

  return (request) => {
    // Another call may have had a token of the same kind refused, and got a new one meanwhile.
    if (kept !== undefined && kept.token !== request.refused && Date.now() < kept.until) return kept.token;
    pending ??= renew(request);
    return pending;
  };
}

function keptUntil(
  { accessToken, expiresIn = Infinity }: Tokens,
  from: number,
): { readonly token: string; readonly until: number } {
  // Of a token that lives no longer than a minute, half its time.
  return { token: accessToken, until: from + 1000 * Math.max(expiresIn - leeway, expiresIn / 2) };
}
