import { authorizationOf } from "./server-authenticate.js";
import type { ServerRequest } from "./server-message.js";
import type { Reading, SecurityScheme } from "./server-security.js";

export interface ReceivedBearer {
  readonly token: string;
}

/** A bearer token (RFC 6750 section 2.1): any text without spaces. */
export const bearerScheme: SecurityScheme<ReceivedBearer> = {
  // RFC 6750 section 3 asks for at least one parameter, which is the realm.
  challenge: { scheme: "Bearer", parameters: {} },
  rejection: { scheme: "Bearer", parameters: { error: "invalid_token" } },
  read: readBearer,
};

export function readBearer(request: ServerRequest): Reading<ReceivedBearer> {
  const reading = authorizationOf("Bearer", request);
  if (reading.kind !== "given") return reading;
  const { credentials: token } = reading;
  return /\s/.test(token) ? { kind: "unreadable" } : { kind: "given", credentials: { token } };
}
