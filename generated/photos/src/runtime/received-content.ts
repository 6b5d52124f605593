/** A body as it arrives at either end, before it is known what it is read as. */
export interface ReceivedContent {
  /** The `Content-Type` as it was sent; empty where it was not. */
  readonly contentType: string;
  /** The bytes, once; the loop over them fails where the body does. */
  readonly chunks: AsyncIterable<Uint8Array>;
}
