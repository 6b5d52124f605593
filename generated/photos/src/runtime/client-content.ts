/** What a request carries, in the forms that `fetch` takes. */

/** The bytes of a request. A stream can be sent once only. */
export type WireContent = string | ArrayBuffer | Blob | ReadableStream<Uint8Array>;

/** Content and the `Content-Type` that says what it is. */
export interface TypedContent {
  readonly mediaType: string;
  readonly content: WireContent;
}
