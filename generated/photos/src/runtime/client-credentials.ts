import { type Ending, type Limits, withinLimits } from "./client-limits.js";
import type { CredentialScheme, WrittenCredential } from "./client-operation.js";
import type { CredentialRequest, Credentials, CredentialValue, Fetch, RuntimeClientOptions } from "./client-options.js";

/** What an operation says of its credentials. */
export interface SecurityNeeds {
  readonly id: string;
  readonly security: readonly (readonly CredentialScheme[])[];
  readonly securityOptional: boolean;
}

/** The credentials of one call. */
export interface CallCredentials {
  readonly written: readonly WrittenCredential[];
  /** What was written, by the name of its scheme. */
  readonly values: ReadonlyMap<string, CredentialValue>;
  /** What `auth` is or gave. */
  readonly given: Credentials;
  /** `renewable`: a function gave some of them, and may give others. */
  readonly source: "renewable" | "fixed";
}

/** Of whom and for which call credentials are asked. */
export interface CredentialContext {
  readonly auth: RuntimeClientOptions<Credentials>["auth"] | undefined;
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly limits: Limits;
  /** What the server refused; absent when a call begins. */
  readonly refused?: CallCredentials;
}

const none: CallCredentials = { written: [], values: new Map(), given: {}, source: "fixed" };

/**
 * The credentials of one call, while the limits last: those of the first alternative that `auth` has in full; none where
 * it has none and the operation does not insist.
 *
 * Fails with a `TypeError` where a credential is missing or cannot be sent, and with whatever functions in `auth` throw.
 */
export async function askForCredentials(
  needs: SecurityNeeds,
  context: CredentialContext,
): Promise<Ending<CallCredentials>> {
  const { auth, limits } = context;
  if (limits.signal?.aborted) return { kind: "abort", reason: limits.signal.reason };
  if (needs.security.length === 0) return { kind: "done", value: none };
  const isReady = typeof auth !== "function" && !Object.values(auth ?? {}).some((each) => typeof each === "function");
  // Without a function there is nothing to wait for, and no timer to set.
  if (isReady) return { kind: "done", value: await credentialsOf(needs, context) };
  return withinLimits(limits, () => credentialsOf(needs, context));
}

async function credentialsOf(needs: SecurityNeeds, context: CredentialContext): Promise<CallCredentials> {
  const { auth = {}, refused } = context;
  const isAsked = typeof auth === "function";
  const given = isAsked ? await auth(requestFor(context, refused?.given)) : auth;
  const alternative = needs.security.find((schemes) =>
    schemes.every(({ name }) => credentialIn(given, name) !== undefined),
  );
  if (alternative === undefined) return withoutCredentials(needs);

  const written: WrittenCredential[] = [];
  const values = new Map<string, CredentialValue>();
  let source: CallCredentials["source"] = isAsked ? "renewable" : "fixed";
  for (const scheme of alternative) {
    const credential = credentialIn(given, scheme.name);
    if (typeof credential === "function") source = "renewable";
    const value =
      typeof credential === "function"
        ? await credential(requestFor(context, refused?.values.get(scheme.name)))
        : credential;
    if (value === undefined) throw misfit(scheme.name, "a credential");
    values.set(scheme.name, value);
    written.push(scheme.write(value));
  }
  return { written, values, given, source };
}

function requestFor<Refused>(
  { baseUrl, fetch }: CredentialContext,
  refused: Refused | undefined,
): CredentialRequest<Refused> {
  return { baseUrl, fetch, ...(refused === undefined ? {} : { refused }) };
}

/** Only own properties: a scheme may be called `constructor`. */
function credentialIn(given: Credentials, name: string): Credentials[string] | undefined {
  return Object.hasOwn(given, name) ? given[name] : undefined;
}

function withoutCredentials({ id, security, securityOptional }: SecurityNeeds): CallCredentials {
  if (securityOptional) return none;
  const names = security.map((alternative) => alternative.map(({ name }) => name).join(" and "));
  throw new TypeError(`${id} needs credentials: give ${names.join(", or ")} in "auth".`);
}

/** Whether a request with the one would be a request with the other. */
export function isSameCredentials(one: CallCredentials, other: CallCredentials): boolean {
  return JSON.stringify(one.written) === JSON.stringify(other.written);
}

/** For a credential that its scheme cannot send. */
export function misfit(name: string, expected: string): TypeError {
  return new TypeError(`"auth" has to hold ${expected} for ${name}.`);
}
