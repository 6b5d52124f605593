import type { DecodingLimits } from "./decoding-limits.js";
import type { Issue } from "./issue.js";

/** A body as it arrives at either end, before it is known what it is read as. */
export interface ReceivedContent {
  /** The `Content-Type` as it was sent; empty where it was not. */
  readonly contentType: string;
  /** The bytes, once; the loop over them fails where the body does. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** What it may cost to decode; by default what the decoders have by default. */
  readonly limits?: DecodingLimits;
  /** The most bytes of it that may be held at a time, where part of it is read as it comes and may be longer. */
  readonly maxHeldBytes?: number;
  /** The error for whoever reads a body that turns out not to be what it claims to be. */
  readonly refuse: (fault: ContentFault) => Error;
}

/** What is wrong with a body, or with one item of it. */
export type ContentFault =
  /** A sentence for people. */
  | { readonly kind: "malformed"; readonly message: string }
  | { readonly kind: "invalid"; readonly value: unknown; readonly issues: readonly Issue[] };
