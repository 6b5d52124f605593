import { unauthenticated } from "./server-authenticate.js";
import type { ServerRequest } from "./server-message.js";
import type { Alternative, Challenge } from "./server-security.js";

/**
 * Who the caller is, by the certificate that its connection shows; `undefined` or `null` if it shows none that is good.
 *
 * A request itself says nothing of it. `source` is what the adapter was given: of node's `https` server, a message whose
 * `socket` has `authorized` and `getPeerCertificate()`. Behind a proxy that ends TLS, a header of its own says it, such
 * as `Client-Cert` (RFC 9440); it can be believed only where the proxy takes that header from everyone else.
 *
 * @example
 * // A server of node's, made with `requestCert: true` and `rejectUnauthorized: false`.
 * certificate: ({ source }) =>
 *   source instanceof IncomingMessage && source.socket instanceof TLSSocket && source.socket.authorized
 *     ? source.socket.getPeerCertificate().subject.CN
 *     : undefined
 */
export type AuthenticateConnection<Principal> = (
  request: ServerRequest,
) => Principal | undefined | null | Promise<Principal | undefined | null>;

/** Not registered, and no answer of a client's: an answer with 401 must have a challenge (RFC 9110 section 15.5.2). */
const challenge: Challenge = { scheme: "MutualTLS", parameters: {} };

export function identifiedByConnection<Principal>(
  authenticate: AuthenticateConnection<Principal>,
): Alternative<Principal> {
  return {
    challenges: [challenge],
    isTried: () => false,
    identify: async (request) => {
      const principal = await authenticate(request);
      return principal === undefined || principal === null ? unauthenticated(challenge) : { principal };
    },
  };
}
