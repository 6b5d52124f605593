import type { ServerRequest } from "./server-message.js";
import type {
  Alternative,
  Authenticate,
  CallerReader,
  Challenge,
  Identification,
  Refusal,
  SecurityScheme,
} from "./server-security.js";

/**
 * For an operation that has to know who calls: the first alternative that knows says who. Where none does, a caller
 * whose credentials are good but do not reach far enough is told that.
 *
 * @example
 * requiredCaller([identifiedBy(bearerScheme, ({ token }) => users.get(token))])
 */
export function requiredCaller<Principal>(alternatives: readonly Alternative<Principal>[]): CallerReader<Principal> {
  return async (request) => {
    const refusals: Refusal[] = [];
    for (const alternative of alternatives) {
      const found = await alternative.identify(request);
      if (found.refusal === undefined) return found;
      refusals.push(found.refusal);
    }
    const forbidden = refusals.filter(({ kind }) => kind === "forbidden");
    const challenges = (forbidden.length > 0 ? forbidden : refusals).flatMap((refusal) => refusal.challenges);
    return { refusal: { kind: forbidden.length > 0 ? "forbidden" : "unauthenticated", challenges } };
  };
}

/** The same where callers may stay unknown. One who gives bad credentials is to learn it. */
export function optionalCaller<Principal>(
  alternatives: readonly Alternative<Principal>[],
): CallerReader<Principal | undefined> {
  const identify = requiredCaller(alternatives);
  return async (request) => {
    const found = await identify(request);
    const isKnown = found.refusal === undefined || alternatives.some(({ isTried }) => isTried(request));
    return isKnown ? found : { principal: undefined };
  };
}

/** The caller is whom `authenticate` takes it for by the credentials of one scheme. */
export function identifiedBy<Credentials, Principal>(
  { read, challenge, rejection = challenge }: SecurityScheme<Credentials>,
  authenticate: Authenticate<Principal, Credentials>,
): Alternative<Principal> {
  return {
    challenges: [challenge],
    isTried: (request) => read(request).kind !== "absent",
    identify: async (request) => {
      const reading = read(request);
      if (reading.kind !== "given") return unauthenticated(challenge);
      const principal = await authenticate(reading.credentials, request);
      return principal === undefined || principal === null ? unauthenticated(rejection) : { principal };
    },
  };
}

/** Two alternatives that hold only together: the principals of both in one. */
export function together<One extends object, Other extends object>(
  one: Alternative<One>,
  other: Alternative<Other>,
): Alternative<One & Other> {
  return {
    challenges: [...one.challenges, ...other.challenges],
    isTried: (request) => one.isTried(request) || other.isTried(request),
    identify: async (request) => {
      const first = await one.identify(request);
      if (first.refusal !== undefined) return { refusal: joined(first.refusal, other, "after") };
      const second = await other.identify(request);
      if (second.refusal !== undefined) return { refusal: joined(second.refusal, one, "before") };
      return { principal: { ...first.principal, ...second.principal } };
    },
  };
}

/** A caller who is told what is missing is told of the rest as well. */
function joined(
  { kind, challenges }: Refusal,
  rest: { readonly challenges: readonly Challenge[] },
  place: "before" | "after",
): Refusal {
  if (kind === "forbidden") return { kind, challenges };
  return {
    kind,
    challenges: place === "before" ? [...rest.challenges, ...challenges] : [...challenges, ...rest.challenges],
  };
}

/** An alternative whose principal stands in something else, under its scheme's name: `(token) => ({ token })`. */
export function named<Principal, Named>(
  { challenges, isTried, identify }: Alternative<Principal>,
  name: (principal: Principal) => Named,
): Alternative<Named> {
  return {
    challenges,
    isTried,
    identify: async (request) => {
      const found = await identify(request);
      return found.refusal === undefined ? { principal: name(found.principal) } : found;
    },
  };
}

export function unauthenticated(challenge: Challenge): Identification<never> {
  return { refusal: { kind: "unauthenticated", challenges: [challenge] } };
}

/** What follows the name of a scheme in `Authorization`; its case does not matter (RFC 9110 section 11.1). */
export function authorizationOf(
  scheme: string,
  { headers }: ServerRequest,
): { readonly kind: "given"; readonly credentials: string } | { readonly kind: "unreadable" | "absent" } {
  const authorization = headers.get("authorization");
  if (authorization === undefined) return { kind: "absent" };
  const space = authorization.indexOf(" ");
  if (space === -1 || authorization.slice(0, space).toLowerCase() !== scheme.toLowerCase())
    return { kind: "unreadable" };
  const credentials = authorization.slice(space).trim();
  return credentials === "" ? { kind: "unreadable" } : { kind: "given", credentials };
}
