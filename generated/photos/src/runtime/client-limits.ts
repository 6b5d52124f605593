/** What can end work early. */
export interface Limits {
  /** In milliseconds; `Infinity`: none. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** How work ended. */
export type Ending<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "timeout" }
  | { readonly kind: "abort"; readonly reason: unknown };

/** What `setTimeout` can hold: longer delays would fire at once. About 24 days. */
const longestTimer = 2 ** 31 - 1;

/**
 * Does some work until it ends, the time is up or the signal is aborted, whichever is first; never rejects. The work's
 * own signal is aborted in the latter two cases, but the ending does not depend on the work's heeding it. Nothing is
 * left behind: no timer, no listener.
 */
export function withinLimits<T>(limits: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<Ending<T>> {
  return new Promise((resolve) => {
    const { signal, timeout } = limits;
    if (signal?.aborted) return resolve({ kind: "abort", reason: signal.reason });

    const controller = new AbortController();
    // Later endings, such as the work's failing because its signal was aborted, find the promise already resolved.
    const end = (ending: Ending<T>): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(ending);
    };
    const onAbort = (): void => {
      end({ kind: "abort", reason: signal?.reason });
      controller.abort();
    };
    const onTimeout = (): void => {
      end({ kind: "timeout" });
      controller.abort();
    };
    const timer = timeout <= longestTimer ? setTimeout(onTimeout, timeout) : undefined;
    signal?.addEventListener("abort", onAbort);
    work(controller.signal).then(
      (value) => end({ kind: "done", value }),
      (error: unknown) => end({ kind: "failed", error }),
    );
  });
}

/** Waits. `"abort"` if the signal cut the wait short. */
export async function pause(delay: number, signal: AbortSignal | undefined): Promise<Ending<never>> {
  return withinLimits({ timeout: Math.min(delay, longestTimer), signal }, () => new Promise<never>(() => {}));
}
