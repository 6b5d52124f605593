import type { Answer, CheckedBody } from "./client-answer.js";
import type { TypedContent, WireContent } from "./client-content.js";
import type { AnswerHead, ApiError } from "./client-errors.js";
import type { FailedCall } from "./client-failure.js";
import type { CredentialValue } from "./client-options.js";
import type { Decoded } from "./decoded.js";
import type { Issue, Validation } from "./issue.js";
import type { ReceivedContent } from "./received-content.js";
import type { DeclaredStatus } from "./status.js";

/** `GET`, `QUERY`, or any other token that `fetch` sends (RFC 9110 section 9.1); its case counts. */
export type ClientMethod = string;

/**
 * All that `send` must know of an operation.
 *
 * `Params` is what the caller gives, `Result` the union of the declared successes, one `CallResult<Status, Body>` for
 * each, `Failure` that of the declared errors, one `ApiError<Status, Body>` for each. The compiler holds the validators to
 * them: an entry of `success` has to yield one of the results, and the entry of `failure` for a status the body that
 * `Failure` promises for it.
 *
 * ```ts
 * const createPet: ClientOperation<PetParams, CallResult<201, Pet>, ApiError<StatusIn<"4XX">, Problem>> = {
 *   id: "createPet",
 *   method: "POST",
 *   path: "/v1/pets",
 *   body: { mediaType: "application/json", encode: (params) => JSON.stringify(params) },
 *   success: () => [asResult({ status: 201, mediaType: "application/json", validate: validatePet })],
 *   failure: [{ status: "4XX", mediaType: "application/json", validate: validateProblem }],
 *   security: [[bearerCredential("token")]],
 *   securityOptional: false,
 * };
 * ```
 */
export interface ClientOperation<Params, Result, Failure extends ApiError> extends SendableOperation<Params, Result> {
  readonly failure: readonly DeclaredFailure<Failure>[];
}

/** An operation as `send` sees it, to whom failures are all alike. */
export interface SendableOperation<Params, Result> {
  /** The `operationId`; errors carry it. */
  readonly id: string;
  readonly method: ClientMethod;
  /** From the server's URL on, with the leading slash, without which nothing is sent. */
  readonly path: string;
  /** The path with its parameters' values; absent: `path` as it is. */
  readonly expand?: (params: Params) => string;
  /** The query, without `?`; empty for none. */
  readonly query?: (params: Params) => string;
  /** Headers by name. */
  readonly headers?: (params: Params) => Readonly<Record<string, string>>;
  /** Those that a request has to have in the end, whoever sets them: see `sendHook`. */
  readonly requiredHeaders?: readonly string[];
  /** The `Cookie` header; empty for none. Browsers send only the cookies that they hold themselves. */
  readonly cookies?: (params: Params) => string;
  /** Where the operation is served unless the caller gives a `baseUrl`: an absolute URL. */
  readonly server?: string;
  /** The API's own server, where the operation has another: what tells of credentials is relative to it. */
  readonly home?: string;
  readonly body?: RequestBody<Params>;
  /** The header parameter that the description declares for idempotency keys. Absent: the server may not know any. */
  readonly idempotencyKeyHeader?: string;
  /** Made by `asResult` and `asTypedResult` when it is asked for: bundlers drop operations whose making calls nothing. */
  readonly success: () => readonly DeclaredSuccess<Result>[];
  /**
   * A `"default"` here covers every status that is not declared otherwise (OpenAPI 3.1, section 4.8.16.1), those of
   * success among them: where 200 and `default` are declared, a 202 is thrown as the failure.
   */
  readonly failure: readonly DeclaredAnswer<DeclaredStatus, unknown>[];
  /**
   * Alternatives, any one of which suffices; each lists the schemes that it needs together. Empty: no credentials. A
   * certificate of the client's is no part of them, since `fetch` has no say in it.
   */
  readonly security: readonly (readonly CredentialScheme[])[];
  /** Whether the operation can also be called without credentials. */
  readonly securityOptional: boolean;
}

/** How a body is written; `undefined`: the request has none, and no `Content-Type`. */
export type RequestBody<Params> =
  | { readonly mediaType: string; readonly encode: (params: Params) => WireContent | undefined }
  /** Where the media type is a matter of what is given. */
  | { readonly mediaType?: undefined; readonly encode: (params: Params) => TypedContent | undefined };

/** What the description declares for a status. Several for one status have different media types. */
export type DeclaredAnswer<Status extends DeclaredStatus, Body> = WholeAnswer<Status, Body> | OpenAnswer<Status, Body>;

/** An answer that is read to its end. */
export interface WholeAnswer<Status extends DeclaredStatus, Body> {
  readonly status: Status;
  /** The media type of the body, without parameters, or a range such as `image/*`. Absent: no body is read. */
  readonly mediaType?: string;
  /** Reads the bytes; by default as JSON, whose parameters say nothing: it is always UTF-8 (RFC 8259, section 8.1). */
  readonly decode?: (bytes: Uint8Array, contentType: string) => Decoded;
  /** Reads the body's JSON, and throws where it is none; `JSON.parse` by default. */
  readonly parse?: (text: string) => unknown;
  /** Takes the decoded body, or `undefined` where there is no `mediaType`: see `noContent`. */
  readonly validate: (body: unknown) => Validation<Body>;
  readonly headers?: HeadersReader<unknown>;
  readonly open?: undefined;
}

/** An answer that its caller reads as it comes; a failure is read to its end first, so that it can be tried again. */
export interface OpenAnswer<Status extends DeclaredStatus, Body> {
  readonly status: Status;
  readonly mediaType: string;
  readonly open: (content: ReceivedContent) => Body;
  readonly headers?: HeadersReader<unknown>;
}

/** Reads the headers that an answer declares: by `readTypedHeaders`. */
export type HeadersReader<TypedHeaders> = (headers: Headers) => ReadHeaders<TypedHeaders>;

export type ReadHeaders<TypedHeaders> =
  { readonly value: TypedHeaders; readonly fault?: undefined } | { readonly fault: HeadersFault };

export interface HeadersFault {
  /** For people, continuing a sentence: `ETag must be present`. */
  readonly explanation: string;
  readonly issues: readonly Issue[];
}

/** A success as `send` sees it: what makes a result of an answer. */
export type DeclaredSuccess<Result> = WholeSuccess<Result> | OpenSuccess<Result>;

export interface WholeSuccess<Result> {
  readonly status: DeclaredStatus;
  readonly mediaType?: string;
  readonly read: (call: FailedCall, answer: Answer) => CheckedBody<Result>;
  readonly open?: undefined;
}

export interface OpenSuccess<Result> {
  readonly status: DeclaredStatus;
  readonly mediaType: string;
  readonly open: (call: FailedCall, head: AnswerHead, content: ReceivedContent) => Result;
  readonly read?: undefined;
}

/** How the credential of a security scheme is sent; made by `basicCredential`, `bearerCredential` and the like. */
export interface CredentialScheme {
  /** The description's name for the scheme, under which the caller's `auth` holds the credential. */
  readonly name: string;
  /** Throws a `TypeError`, which does not show the credential, where it cannot be sent so. */
  readonly write: (credential: CredentialValue) => WrittenCredential;
}

/** A credential as it stands in a request: in one of these places. */
export interface WrittenCredential {
  readonly header?: { readonly name: string; readonly value: string };
  /** `name=value`, percent-encoded. */
  readonly query?: string;
  /** `name=value`. */
  readonly cookie?: string;
  /** The strings in it that no message may show. */
  readonly secrets: readonly string[];
}

/** The `validate` of an answer that is declared without a body: `{ status: 204, validate: noContent }`. */
export function noContent(): Validation<undefined> {
  return { value: undefined };
}

/** The entries of `failure` that fit `Failure`; distributes over its members, so that status and body stay together. */
type DeclaredFailure<Failure> =
  Failure extends ApiError<infer Status, infer Body, infer TypedHeaders>
    ? DeclaredAnswer<StatusesOf<Status>, Body> & DeclaredHeaders<TypedHeaders>
    : never;

/** Of an error type that says nothing of headers, none are declared. */
type DeclaredHeaders<TypedHeaders> = unknown extends TypedHeaders
  ? { readonly headers?: undefined }
  : { readonly headers: HeadersReader<TypedHeaders> };

/** How a description can declare the statuses of an error type: one by itself, several by their range or the default. */
type StatusesOf<Status extends number> = number extends Status
  ? "default"
  : Status | RangeOf<Status> | ([true] extends [IsAlone<Status>] ? never : "default");

/** `true` of one status, `false` of several, and `never` of the none that a default covers where all ranges are declared. */
type IsAlone<Status, All = Status> = Status extends unknown ? ([All] extends [Status] ? true : false) : never;

type RangeOf<Status extends number> = `${Status}` extends `${infer Hundreds extends 1 | 2 | 3 | 4 | 5}${number}`
  ? `${Hundreds}XX`
  : never;
