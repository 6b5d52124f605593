import type { OnError, RequestHandler, ServerRequest } from "./server-message.js";

/** Tells `onError`, and lets nothing come back from it: there is nobody left to tell. */
export function reportError(onError: OnError, error: unknown, request: ServerRequest): void {
  try {
    // A function that returns a promise is a valid `onError` to the compiler, and its rejection would end the process.
    const reported: unknown = onError(error, request);
    if (reported instanceof Promise) reported.catch(() => {});
  } catch {
    // As above.
  }
}

/** For adapters: tells the handler's own `onError`, else the console, of an answer that could not be sent. */
export function reportUnsent(handler: RequestHandler, error: unknown, request: ServerRequest): void {
  reportError(handler.onError ?? logError, error, request);
}

/** What `onError` is by default. */
export function logError(error: unknown): void {
  console.error(error);
}
