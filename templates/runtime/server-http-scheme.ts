import { authorizationOf } from "./server-authenticate.js";
import type { SecurityScheme } from "./server-security.js";

export interface ReceivedHttp {
  /** What follows the name of the scheme in `Authorization`, as it was sent. */
  readonly credentials: string;
}

/**
 * Any other scheme of the `Authorization` header (RFC 9110 section 11.4). Its challenge is its name and the realm: what
 * else a scheme asks for, `renderProblem` can put into `WWW-Authenticate`.
 */
export function httpScheme(scheme: string): SecurityScheme<ReceivedHttp> {
  return {
    challenge: { scheme, parameters: {} },
    read: (request) => {
      const reading = authorizationOf(scheme, request);
      if (reading.kind !== "given") return reading;
      return { kind: "given", credentials: { credentials: reading.credentials } };
    },
  };
}
