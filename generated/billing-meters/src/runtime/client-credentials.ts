import { type Ending, type Limits, withinLimits } from "./client-limits.js";
import type { CredentialScheme } from "./client-operation.js";
import type { BasicCredentials, Credentials, RuntimeClientOptions } from "./client-options.js";

/** What an operation says of its credentials. */
export interface SecurityNeeds {
  readonly id: string;
  readonly security: readonly (readonly CredentialScheme[])[];
  readonly securityOptional: boolean;
}

/** An `Authorization` header, and the strings in it that no message may show. */
export interface Authorization {
  readonly header: string;
  readonly secrets: readonly string[];
}

/** Asks for the credentials of one call, if it needs any and while the limits last. */
export async function askForCredentials(
  needs: SecurityNeeds,
  auth: RuntimeClientOptions<Credentials>["auth"] | undefined,
  limits: Limits,
): Promise<Ending<Credentials>> {
  if (limits.signal?.aborted) return { kind: "abort", reason: limits.signal.reason };
  if (auth === undefined || needs.security.length === 0) return { kind: "done", value: {} };
  return typeof auth === "function" ? withinLimits(limits, async () => auth()) : { kind: "done", value: auth };
}

/**
 * The `Authorization` by the first alternative all of whose schemes have a credential; `undefined` where none has and
 * the operation does not insist.
 *
 * Throws a `TypeError` where none has, or where a credential cannot be sent.
 */
export function authorize(needs: SecurityNeeds, credentials: Credentials): Authorization | undefined {
  for (const alternative of needs.security) {
    const given = alternative.flatMap((scheme) => authorizationBy(scheme, credentials));
    if (given.length < alternative.length) continue;
    if (given.length > 1)
      throw new TypeError(`${needs.id} needs two Authorization headers, which HTTP does not allow.`);
    return given[0];
  }
  if (needs.securityOptional || needs.security.length === 0) return undefined;
  const names = needs.security.map((alternative) => alternative.map(({ name }) => name).join(" and "));
  throw new TypeError(`${needs.id} needs credentials: give ${names.join(", or ")} in "auth".`);
}

/** One `Authorization`, or none if the scheme has no credential. */
function authorizationBy(scheme: CredentialScheme, credentials: Credentials): readonly Authorization[] {
  // Only own properties: a scheme may be called `constructor`.
  const credential = Object.hasOwn(credentials, scheme.name) ? credentials[scheme.name] : undefined;
  if (credential === undefined) return [];
  switch (scheme.kind) {
    case "basic":
      if (typeof credential === "string") throw misfit(scheme, "{ username, password? }");
      return [basic(scheme, credential)];
    case "bearer":
      if (typeof credential !== "string" || credential === "") throw misfit(scheme, "a string that is not empty");
      return [{ header: `Bearer ${credential}`, secrets: [credential] }];
  }
}

function basic(scheme: CredentialScheme, { username, password = "" }: BasicCredentials): Authorization {
  // RFC 7617, section 2: the first colon ends the user name.
  if (username.includes(":")) throw misfit(scheme, "a username without a colon");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const encoded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  // Without a password the user name is the secret: it is an API key.
  return { header: `Basic ${encoded}`, secrets: [encoded, password || username].filter((secret) => secret !== "") };
}

function misfit(scheme: CredentialScheme, expected: string): TypeError {
  return new TypeError(`"auth" has to hold ${expected} for ${scheme.name}.`);
}
