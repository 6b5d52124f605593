/** When and how often a failed request is sent again. */
export interface RetryOptions {
  /** How many times at most, after the first attempt. Default: 2. */
  readonly retries?: number;
  /** The longest wait before the first retry, in milliseconds; it doubles with each further one. Default: 500. */
  readonly minDelay?: number;
  /** The longest wait before any retry, in milliseconds. Default: 8,000. */
  readonly maxDelay?: number;
  /**
   * The longest `Retry-After` that is waited for, in milliseconds. If the server asks for more, the call fails at once
   * with the error it has. Default: 60,000.
   */
  readonly maxRetryAfter?: number;
}

export type RetryPolicy = Required<RetryOptions>;

const defaults: RetryPolicy = { retries: 2, minDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000 };

/** The policy that results from layers of options, a later one going before an earlier. */
export function retryPolicy(...layers: readonly (RetryOptions | "never" | undefined)[]): RetryPolicy {
  let policy = defaults;
  for (const layer of layers) {
    if (layer !== undefined) policy = { ...policy, ...(layer === "never" ? { retries: 0 } : layer) };
  }
  return policy;
}

/** What there is to know of a failed attempt when it is decided whether to try again. A `ClientError` is one. */
export interface FailedAttempt {
  readonly kind: string;
  /** How many attempts there were, this one included. */
  readonly attempts: number;
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
}

/** Where chance and time come from. */
export interface RetrySources {
  /** At least 0 and less than 1. */
  readonly random: () => number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

const realSources: RetrySources = { random: Math.random, now: Date.now };

/**
 * How long to wait before the next attempt, in milliseconds; `undefined`: there should be none. Whether the request may
 * be repeated at all is for the caller to know: see `isIdempotent`.
 *
 * The wait is "full jitter": any time up to a limit that doubles with each retry, so that clients that failed together
 * do not come back together. A `Retry-After` is a lower limit to it.
 */
export function retryDelay(
  failure: FailedAttempt,
  policy: RetryPolicy,
  sources: RetrySources = realSources,
): number | undefined {
  if (failure.attempts > policy.retries || !isTransient(failure)) return undefined;
  const limit = Math.min(policy.maxDelay, policy.minDelay * 2 ** (failure.attempts - 1));
  const delay = sources.random() * limit;
  const header = failure.headers?.get("retry-after") ?? undefined;
  const retryAfter = header === undefined ? undefined : parseRetryAfter(header, sources.now());
  if (retryAfter === undefined) return delay;
  return retryAfter > policy.maxRetryAfter ? undefined : Math.max(delay, retryAfter);
}

/**
 * Whether sending a request twice has the same effect as sending it once: RFC 9110, section 9.2.2, and the definition of
 * `QUERY`. Of a method that is not known it cannot be taken for granted.
 */
export function isIdempotent(method: string): boolean {
  return idempotentMethods.has(method);
}

const idempotentMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "QUERY"]);

/**
 * The milliseconds that a `Retry-After` asks for: a number of seconds, or the time left until a date, which is 0 if it
 * has passed (RFC 9110, section 10.2.3). `undefined` if it is neither.
 */
export function parseRetryAfter(value: string, now: number): number | undefined {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Of the three forms of a date (RFC 9110, section 5.6.7) asctime's does not name its zone, which is GMT as well.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const date = Date.parse(text.endsWith(" GMT") ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Statuses that say "not now" rather than "no"; 409 is what a server answers while the same key is being worked on. */
const transientStatuses: readonly number[] = [408, 409, 429, 500, 502, 503, 504];

function isTransient(failure: FailedAttempt): boolean {
  if (failure.kind === "network" || failure.kind === "timeout") return true;
  if (failure.kind === "abort" || failure.status === undefined) return false;
  return transientStatuses.includes(failure.status);
}
