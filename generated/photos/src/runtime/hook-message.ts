/**
 * What a signature of a webhook or a callback is made over: a request as it stands on the wire. Whoever sends it and whoever
 * receives it see the same, so that one function can serve both.
 */
export interface SignedMessage {
  readonly method: string;
  /** Of a sender: the whole URL. Of a receiver: what it is told, path and query, `/hooks/pets?id=3`. */
  readonly url: string;
  readonly headers: {
    /** The value of a header, whatever the case of its name. */
    get(name: string): string | undefined;
  };
  /** The bytes as they are sent, before anything is decoded; none where there is no body. */
  readonly body: Uint8Array;
}
