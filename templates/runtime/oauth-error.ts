/** A registered symbol, so that two copies of this file know each other's errors. */
const brand = Symbol.for("specwright.token-error");

/** The errors of RFC 6749 section 5.2. */
export type TokenErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope";

/** What else can be wrong: an error of an extension, an answer that is none, no answer at all. */
export type TokenFailure = TokenErrorCode | "other_error" | "invalid_answer" | "no_answer";

/** What a token endpoint said of its refusal. */
export interface TokenRefusal {
  /** The answer's status. */
  readonly status?: number;
  /** Its `error`, `error_description` and `error_uri`, as they were sent. */
  readonly error?: string;
  readonly description?: string;
  readonly uri?: string;
  readonly cause?: unknown;
}

/**
 * No token could be had: calls that need one fail with this. The message holds no secrets, and nothing of what the
 * endpoint said, who may repeat them; `description` does.
 *
 * ```ts
 * catch (error) {
 *   if (isTokenError(error) && error.code === "invalid_grant") return logInAgain();
 *   throw error;
 * }
 * ```
 */
export class TokenError extends Error {
  override readonly name: string = "TokenError";
  readonly code: TokenFailure;
  readonly status?: number;
  readonly error?: string;
  readonly description?: string;
  readonly uri?: string;

  constructor(code: TokenFailure, { status, error, description, uri, cause }: TokenRefusal = {}) {
    super(messageOf(code, status), cause === undefined ? undefined : { cause });
    this.code = code;
    if (status !== undefined) this.status = status;
    if (error !== undefined) this.error = error;
    if (description !== undefined) this.description = description;
    if (uri !== undefined) this.uri = uri;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Whether a call failed for want of a token, also where another copy of this package says so. */
export function isTokenError(error: unknown): error is TokenError {
  return typeof error === "object" && error !== null && brand in error;
}

function messageOf(code: TokenFailure, status = 0): string {
  switch (code) {
    case "no_answer":
      return "The token endpoint did not answer.";
    case "invalid_answer":
      return `The token endpoint answered ${status} with what is no token.`;
    case "other_error":
      return `The token endpoint answered ${status} with an error of its own.`;
    default:
      return `The token endpoint answered ${status}: ${code}.`;
  }
}

const codes: readonly TokenErrorCode[] = [
  "invalid_request",
  "invalid_client",
  "invalid_grant",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_scope",
];

export function codeOf(error: string): TokenFailure {
  return codes.find((code) => code === error) ?? "other_error";
}
