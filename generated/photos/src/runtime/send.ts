import {
  type Answer,
  checkBody,
  declarationOf,
  type Expectation,
  expectationFor,
  wrongMediaType,
} from "./client-answer.js";
import {
  askForCredentials,
  type CallCredentials,
  type CredentialContext,
  isSameCredentials,
} from "./client-credentials.js";
import type { AnswerHead, AnyClientError } from "./client-errors.js";
import {
  abortError,
  apiError,
  contractError,
  type FailedCall,
  networkError,
  timeoutError,
  undeclaredStatusError,
} from "./client-failure.js";
import { type Limits, pause, withinLimits } from "./client-limits.js";
import { openContent } from "./client-open.js";
import type { SendableOperation } from "./client-operation.js";
import type { ClientSettings, Fetch, FetchInit, RequestOptions } from "./client-options.js";
import {
  authorized,
  type AuthorizedRequest,
  type FinishRequest,
  prepareRequest,
  type SendableClient,
} from "./client-request.js";
import { type ApiCall, callOf, type CallResult } from "./client-result.js";
import { retryDelay } from "./retry.js";

const defaultTimeout = 30_000;

/**
 * Calls an operation: sends the request, again where that is safe and may help, and gives the validated body of the
 * declared success, or the whole of it.
 *
 * Rejects with a `ClientError` once the exchange has gone wrong, a `TypeError` for what cannot be sent at all, and whatever
 * the `auth` function throws.
 *
 * A 401 is no reason for a retry, but for one more request with other credentials, where a function in `auth` gives some.
 *
 * Redirects are followed as `fetch` follows them: it drops `Authorization` where a redirect leads to another origin and
 * keeps the headers that it does not know, so a secret in `headers` would travel on. Requests whose credentials stand in
 * a header of their own or in a cookie follow none: a redirect is their answer. So it is where the operation declares one,
 * be it another than the one that came; browsers do not show it, and the call fails with an `UndeclaredStatusError` of
 * status 0.
 */
export function send<Params, Result extends CallResult>(
  operation: SendableOperation<Params, Result>,
  client: SendableClient,
  params: Params,
  options: RequestOptions = {},
): ApiCall<Result> {
  return callOf(exchange(operation, client, params, options));
}

async function exchange<Params, Result>(
  operation: SendableOperation<Params, Result>,
  client: SendableClient,
  params: Params,
  options: RequestOptions,
): Promise<Result> {
  const limits = { timeout: timeoutOf(client, options), signal: options.signal };
  const prepared = prepareRequest(operation, client, params, options);
  // A local variable: browsers refuse a `fetch` that is called as a method of something else.
  const fetch = client.fetch ?? globalThis.fetch;
  const context = {
    auth: client.auth,
    baseUrl: client.baseUrl ?? operation.home ?? operation.server ?? "",
    fetch,
    limits,
  };
  const credentials = await credentialsFor({ operation, attempts: 0, secrets: [] }, operation, context);
  let request = authorized(prepared, credentials.written);
  // A stream that was sent is gone.
  const isRenewable = credentials.source === "renewable" && !(prepared.body instanceof ReadableStream);

  for (let attempts = 1, renewals = 0; ; attempts += 1) {
    const call = { operation, attempts, secrets: request.secrets };
    const verdict = await attempt(call, operation, request, { fetch, finish: client.finish }, limits);
    if (verdict.kind === "result") return verdict.result;
    const { error } = verdict;
    if (error.status === 401 && renewals === 0 && isRenewable) {
      const others = await credentialsFor(call, operation, { ...context, refused: credentials });
      if (isSameCredentials(credentials, others)) throw error;
      request = authorized(prepared, others.written);
      renewals += 1;
      continue;
    }
    const { kind, status, headers } = error;
    const delay = retryDelay({ kind, status, headers, attempts: attempts - renewals }, prepared.policy);
    if (delay === undefined) throw error;
    const wait = await pause(delay, limits.signal);
    if (wait.kind === "abort") throw abortError(call, undefined, wait.reason);
  }
}

async function credentialsFor<Params, Result>(
  call: FailedCall,
  operation: SendableOperation<Params, Result>,
  context: CredentialContext,
): Promise<CallCredentials> {
  const asked = await askForCredentials(operation, context);
  switch (asked.kind) {
    case "done":
      return asked.value;
    case "failed":
      throw asked.error;
    case "timeout":
      throw timeoutError(call, undefined, context.limits.timeout);
    case "abort":
      throw abortError(call, undefined, asked.reason);
  }
}

/** What an attempt came to. */
type Verdict<Result> =
  { readonly kind: "result"; readonly result: Result } | { readonly kind: "error"; readonly error: AnyClientError };

/** Nothing was sent, since `finish` threw this. */
interface Unsent {
  readonly kind: "unsent";
  readonly error: unknown;
}

interface Sending {
  readonly fetch: Fetch;
  readonly finish: FinishRequest | undefined;
}

async function attempt<Params, Result>(
  call: FailedCall,
  operation: SendableOperation<Params, Result>,
  request: AuthorizedRequest,
  { fetch, finish }: Sending,
  limits: Limits,
): Promise<Verdict<Result>> {
  const seen: { head?: AnswerHead } = {};
  const ending = await withinLimits(limits, async (signal): Promise<Received<Result>> => {
    const finished = await finishedInit(request, signal, finish);
    if (finished.kind === "unsent") return finished;
    const response = await fetch(request.url, finished.init);
    seen.head = response;
    const { status, headers } = response;
    const expectation = expectationFor(operation, status);
    const open = expectation.kind === "success" ? declarationOf(expectation.declared, response)?.open : undefined;
    const head = { status, headers };
    if (open !== undefined)
      return { kind: "open", result: open(call, head, openContent(call, response, limits.signal)) };
    return { kind: "whole", expectation, answer: { ...head, bytes: await bytesOf(response, expectation) } };
  });
  switch (ending.kind) {
    case "done":
      return verdictOn(call, ending.value);
    case "failed":
      return { kind: "error", error: networkError(call, seen.head, ending.error) };
    case "timeout":
      return { kind: "error", error: timeoutError(call, seen.head, limits.timeout) };
    case "abort":
      return { kind: "error", error: abortError(call, seen.head, ending.reason) };
  }
}

/** An answer as far as it has been received. */
type Received<Result> =
  | { readonly kind: "whole"; readonly expectation: Expectation<Result>; readonly answer: Answer }
  | { readonly kind: "open"; readonly result: Result }
  | Unsent;

function verdictOn<Result>(call: FailedCall, received: Received<Result>): Verdict<Result> {
  switch (received.kind) {
    case "whole":
      return judge(call, received.expectation, received.answer);
    case "open":
      return { kind: "result", result: received.result };
    case "unsent":
      throw received.error;
  }
}

/** Kept apart from what `fetch` throws, which is the network's fault and worth another attempt. */
async function finishedInit(
  request: AuthorizedRequest,
  signal: AbortSignal,
  finish: FinishRequest | undefined,
): Promise<{ readonly kind: "finished"; readonly init: FetchInit } | Unsent> {
  const init = initOf(request, signal);
  if (finish === undefined) return { kind: "finished", init };
  try {
    const finished = await finish(request.url, init);
    // What took too long is not sent any more: another attempt may be on its way.
    signal.throwIfAborted();
    return { kind: "finished", init: finished };
  } catch (error) {
    return { kind: "unsent", error };
  }
}

function initOf({ method, headers, body, redirect }: AuthorizedRequest, signal: AbortSignal): FetchInit {
  return {
    ...{ method, headers, signal },
    ...(body === undefined ? {} : { body }),
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    ...(redirect === undefined ? {} : { redirect }),
  };
}

/** Reads the body to its end, also that of a failure which leads to a retry: so the connection can be used again. */
async function bytesOf<Result>(response: Response, expectation: Expectation<Result>): Promise<ArrayBuffer> {
  if (expectation.declared.every(({ mediaType }) => mediaType !== undefined)) return response.arrayBuffer();
  // Where none is declared, a body is of no use, and its failure none of our concern.
  await response.body?.cancel().catch(() => undefined);
  return new ArrayBuffer(0);
}

function judge<Result>(call: FailedCall, expectation: Expectation<Result>, answer: Answer): Verdict<Result> {
  switch (expectation.kind) {
    case "undeclared":
      return { kind: "error", error: undeclaredStatusError(call, answer) };
    case "success": {
      const success = declarationOf(expectation.declared, answer);
      const checked = success?.read?.(call, answer) ?? wrongMediaType(expectation.declared, answer);
      if (checked.kind === "valid") return { kind: "result", result: checked.body };
      return { kind: "error", error: contractError(call, answer, checked) };
    }
    case "failure": {
      const [declared] = expectation.declared;
      const checked = checkBody(expectation.declared, answer);
      if (checked.kind === "breach") return { kind: "error", error: contractError(call, answer, checked) };
      return { kind: "error", error: apiError(call, answer, checked.body, declared?.headers) };
    }
  }
}

function timeoutOf(client: ClientSettings, options: RequestOptions): number {
  const timeout = options.timeout ?? client.timeout ?? defaultTimeout;
  if (timeout > 0) return timeout;
  throw new TypeError(`"timeout" has to be a number of milliseconds above 0, or Infinity.`);
}
