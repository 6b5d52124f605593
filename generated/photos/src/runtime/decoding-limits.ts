/** What bodies and parameters may cost to decode. What goes beyond a limit is malformed: it is answered with 400. */
export interface DecodingLimits {
  /** The most parts of a `multipart/form-data` body. Default: 1,000. */
  readonly maxParts?: number;
  /** The most bytes of the headers of one part. Default: 16 KiB. */
  readonly maxPartHeaderBytes?: number;
  /**
   * The most bytes of a part that a handler reads as it comes, beside the `maxBodyBytes` of all others. Larger ones are
   * answered with 413. Default: 100 MiB.
   */
  readonly maxStreamedPartBytes?: number;
  /** The most `name=value` pairs of a form, a query or a `Cookie` header. Default: 10,000 of a form, 1,000 of the others. */
  readonly maxPairs?: number;
  /** The most brackets in the name of such a pair: `a[b][c]` has two. At most 1,000. Default: 32. */
  readonly maxDepth?: number;
  /** The most characters of one item of a stream: a line of JSON, an event. Default: 1,048,576. */
  readonly maxItemLength?: number;
}

const highest: { readonly [Limit in keyof DecodingLimits]-?: number } = {
  maxParts: Infinity,
  maxPartHeaderBytes: Infinity,
  maxStreamedPartBytes: Infinity,
  maxPairs: Infinity,
  // Decoders recurse this deep.
  maxDepth: 1_000,
  maxItemLength: Infinity,
};

export const defaultStreamedPartBytes = 104_857_600;

/** The limits among some options. @throws TypeError for one that is none. */
export function decodingLimits(options: DecodingLimits): DecodingLimits {
  const limits: Record<string, number> = {};
  for (const [name, most] of Object.entries(highest)) {
    const limit: unknown = Reflect.get(options, name);
    if (limit === undefined) continue;
    if (typeof limit !== "number" || !(limit >= 0 && limit <= most)) {
      throw new TypeError(`${name} must be a number from 0 ${most === Infinity ? "on" : `to ${most}`}.`);
    }
    limits[name] = limit;
  }
  return limits;
}
