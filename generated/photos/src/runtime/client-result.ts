/** What a call comes to: the body for whoever awaits it, the whole answer for whoever asks for that. */
import { checkBody } from "./client-answer.js";
import type { AnswerHead } from "./client-errors.js";
import { type FailedCall, headersWhenAsked } from "./client-failure.js";
import type {
  DeclaredAnswer,
  DeclaredSuccess,
  HeadersReader,
  OpenAnswer,
  OpenSuccess,
  WholeAnswer,
  WholeSuccess,
} from "./client-operation.js";
import { isCoveredBy, type CoveredBy, type DeclaredStatus } from "./status.js";

/**
 * An answer that a description declares as a success. Where there are several, `status` tells of which type the others are.
 *
 * @example
 * const result = await client.pets.create(params).withResponse();
 * if (result.status === 202) console.log(result.body.progress, result.headers.get("retry-after"));
 */
export interface CallResult<Status extends number = number, Body = unknown, TypedHeaders = unknown> {
  readonly status: Status;
  /** All headers, as they came. */
  readonly headers: Headers;
  readonly body: Body;
  /**
   * The headers that the description declares for the status, as values; `undefined` where it declares none. They are
   * read when they are asked for: a page sees only what CORS lets it see.
   *
   * @throws ContractError for one that is required and missing, or is not what the description declares.
   */
  readonly typedHeaders: TypedHeaders;
}

/** A call that is on its way: a promise of the body, which can also give the whole answer. It is one request either way. */
export interface ApiCall<Result extends CallResult> extends Promise<Result["body"]> {
  withResponse(): Promise<Result>;
}

export function callOf<Result extends CallResult>(answered: Promise<Result>): ApiCall<Result> {
  const body = answered.then((result): Result["body"] => result.body);
  return Object.assign(body, {
    withResponse: () => {
      // Whoever asks for the whole answer is told by it what went wrong, and is not told twice.
      body.catch(() => {});
      return answered.then((result) => result);
    },
  });
}

class ReceivedResult<Status extends number, Body, TypedHeaders> implements CallResult<Status, Body, TypedHeaders> {
  readonly status: Status;
  readonly headers: Headers;
  readonly body: Body;
  readonly #typedHeaders: () => TypedHeaders;

  constructor(status: Status, headers: Headers, body: Body, typedHeaders: () => TypedHeaders) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.#typedHeaders = typedHeaders;
  }

  get typedHeaders(): TypedHeaders {
    return this.#typedHeaders();
  }
}

/** What a success is declared with; a range leaves out the statuses that are declared by themselves. */
type Declaration<Status extends DeclaredStatus, Body, Except extends number> = DeclaredAnswer<Status, Body> & {
  readonly except?: readonly Except[];
};

/**
 * A declared success, as an entry of `success`: the compiler holds what is declared to the result.
 *
 * @example
 * asResult({ status: "2XX", except: [204], mediaType: "application/json", validate: validatePet })
 */
export function asResult<const Status extends DeclaredStatus, Body, const Except extends number = never>(
  declared: Declaration<Status, Body, Except>,
): DeclaredSuccess<CallResult<CoveredBy<Status, Except>, Body>> {
  return asTypedResult(noHeaders, declared);
}

/** The same of a success that declares headers. */
export function asTypedResult<
  TypedHeaders,
  const Status extends DeclaredStatus,
  Body,
  const Except extends number = never,
>(
  headers: HeadersReader<TypedHeaders>,
  declared: Declaration<Status, Body, Except>,
): DeclaredSuccess<CallResult<CoveredBy<Status, Except>, Body, TypedHeaders>> {
  const resultOf = (call: FailedCall, head: AnswerHead, body: Body) => {
    const { status } = head;
    if (!isCoveredBy(declared.status, declared.except ?? [], status))
      throw new RangeError(`${status} is not declared as ${declared.status}.`);
    return new ReceivedResult(status, head.headers, body, headersWhenAsked(call, head, body, headers));
  };
  return declared.open === undefined ? wholeSuccess(declared, resultOf) : openSuccess(declared, resultOf);
}

type ResultOf<Body, Result> = (call: FailedCall, head: AnswerHead, body: Body) => Result;

function openSuccess<Body, Result>(
  { status, mediaType, open }: OpenAnswer<DeclaredStatus, Body>,
  resultOf: ResultOf<Body, Result>,
): OpenSuccess<Result> {
  return { status, mediaType, open: (call, head, content) => resultOf(call, head, open(content)) };
}

function wholeSuccess<Body, Result>(
  declared: WholeAnswer<DeclaredStatus, Body>,
  resultOf: ResultOf<Body, Result>,
): WholeSuccess<Result> {
  const { status, mediaType } = declared;
  return {
    status,
    ...(mediaType === undefined ? {} : { mediaType }),
    read: (call, answer) => {
      const checked = checkBody([declared], answer);
      return checked.kind === "valid" ? { kind: "valid", body: resultOf(call, answer, checked.body) } : checked;
    },
  };
}

const noHeaders: HeadersReader<unknown> = () => ({ value: undefined });
