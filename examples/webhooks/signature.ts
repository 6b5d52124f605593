/**
 * Webhooks signed by HMAC-SHA256, in the headers that standardwebhooks.com has for them: `webhook-id`, `webhook-timestamp`,
 * `webhook-signature`. For a sender's `sign` and a receiver's `verify`.
 */

/** What is signed: a request as it stands on the wire. */
interface Message {
  readonly headers: { get(name: string): string | undefined };
  readonly body: Uint8Array;
}

/** How many seconds a signature counts: whoever records a request cannot send it again later. */
const tolerance = 300;

export function signWith(secret: string): (message: Message) => Promise<Record<string, string>> {
  const key = keyOf(secret);
  return async ({ headers, body }) => {
    const id = headers.get("webhook-id") ?? crypto.randomUUID();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = await crypto.subtle.sign("HMAC", await key, signedBytes(id, timestamp, body));
    const text = btoa(String.fromCharCode(...new Uint8Array(signature)));
    return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${text}` };
  };
}

/** `crypto.subtle.verify` takes the same time whatever is wrong with a signature. */
export function verifyWith(secret: string): (message: Message) => Promise<boolean> {
  const key = keyOf(secret);
  return async ({ headers, body }) => {
    const [id, timestamp = "", given = ""] = ["id", "timestamp", "signature"].map((name) =>
      headers.get(`webhook-${name}`),
    );
    const signature = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(given)?.[1];
    const isRecent = Math.abs(Date.now() / 1000 - Number(timestamp)) <= tolerance;
    if (id === undefined || signature === undefined || !isRecent) return false;
    const bytes = Uint8Array.from(atob(signature), (character) => character.charCodeAt(0));
    return crypto.subtle.verify("HMAC", await key, bytes, signedBytes(id, timestamp, body));
  };
}

function keyOf(secret: string): ReturnType<typeof crypto.subtle.importKey> {
  // At once: a key that fails to be made would only be noticed with the first message.
  if (secret === "") throw new TypeError("The secret that signs webhooks is empty.");
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

function signedBytes(id: string, timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = new TextEncoder().encode(`${id}.${timestamp}.`);
  const bytes = new Uint8Array(start.length + body.length);
  bytes.set(start);
  bytes.set(body, start.length);
  return bytes;
}
