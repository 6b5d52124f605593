/**
 * Names that emitted code uses with their usual meaning, or that a reader would take for it. An item of such a name
 * takes its qualified one: a component `Error` becomes `ErrorSchema`.
 */
export const globalNames: ReadonlySet<string> = new Set(
  (
    "AbortSignal Array ArrayBuffer Awaited BigInt Blob Boolean DataView Date Error Exclude Extract File FormData " +
    "Function Headers Infinity Iterable Iterator JSON Map Math NaN Never NonNullable Number Object Omit Parameters " +
    "Partial Pick Promise PropertyKey Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Request " +
    "Required Response ReturnType Set String Symbol TypeError URL URLSearchParams Uint8Array Unrecognized WeakMap " +
    "globalThis undefined"
  ).split(" "),
);
