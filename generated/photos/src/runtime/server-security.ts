import type { ServerRequest } from "./server-message.js";

/** How the credentials of a security scheme stand in requests. */
export interface SecurityScheme<Credentials> {
  readonly read: (request: ServerRequest) => Reading<Credentials>;
  /** What a caller is told that gave none. */
  readonly challenge: Challenge;
  /** What a caller is told that gave such as are not good; absent: the same. */
  readonly rejection?: Challenge;
}

export type Reading<Credentials> =
  | { readonly kind: "given"; readonly credentials: Credentials }
  /** Something else stands in their place. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "absent" };

/** What `WWW-Authenticate` says, but for the realm (RFC 9110 section 11.6.1): `Basic` with `charset="UTF-8"`. */
export interface Challenge {
  readonly scheme: string;
  /** Values without quotes and backslashes. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Who the caller is, by its credentials; `undefined` or `null` if they are not good, which is answered with 401. */
export type Authenticate<Principal, Credentials> = (
  credentials: Credentials,
  request: ServerRequest,
) => Principal | undefined | null | Promise<Principal | undefined | null>;

/** What a request's credentials come to. */
export type Identification<Principal> =
  { readonly principal: Principal; readonly refusal?: undefined } | { readonly refusal: Refusal };

/** `forbidden`: the credentials are good, but do not reach as far as the operation goes. */
export interface Refusal {
  readonly kind: "unauthenticated" | "forbidden";
  readonly challenges: readonly Challenge[];
}

/** One of the ways in which a request can say who sends it. */
export interface Alternative<Principal> {
  /** Whether a request carries anything of it, good or not. */
  readonly isTried: (request: ServerRequest) => boolean;
  readonly identify: (request: ServerRequest) => Promise<Identification<Principal>>;
  /** What a caller is told that has not tried. */
  readonly challenges: readonly Challenge[];
}

/** Finds out who sends a request. Made by `requiredCaller` and `optionalCaller`, or is `anyCaller`. */
export type CallerReader<Caller> = (request: ServerRequest) => Identification<Caller> | Promise<Identification<Caller>>;

/** For an operation that asks nobody who calls. */
export function anyCaller(): Identification<undefined> {
  return { principal: undefined };
}
