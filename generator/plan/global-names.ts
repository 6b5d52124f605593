/**
 * Names that emitted code uses itself: globals, which a reader takes in their usual meaning, and the parameters of
 * emitted functions. An item of such a name takes its qualified one: a component `Error` becomes `ErrorSchema`.
 */
export const globalNames: ReadonlySet<string> = new Set(
  (
    "AbortSignal Array ArrayBuffer Awaited BigInt Blob Boolean DataView Date Error Exclude Extract File FormData " +
    "Function Headers Infinity Iterable Iterator JSON Map Math NaN Never NonNullable Number Object Omit Parameters " +
    "Partial Pick Promise PropertyKey Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Request " +
    "Required Response ReturnType Set String Symbol TypeError URL URLSearchParams Uint8Array Unrecognized WeakMap " +
    "globalThis undefined " +
    "Principal bytes client error handlers issues options params path request value"
  ).split(" "),
);
