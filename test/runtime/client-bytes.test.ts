/** Bytes of requests: what is sent again, and what cannot be. */
import { describe, expect, it } from "vitest";
import { sentBytes } from "../../templates/runtime/client-bytes.js";
import { noContent, type ClientOperation } from "../../templates/runtime/client-operation.js";
import { asResult, type CallResult } from "../../templates/runtime/client-result.js";
import type { SentBytes } from "../../templates/runtime/bytes.js";
import { send } from "../../templates/runtime/send.js";
import { raw, stubFetch } from "./client-stub.js";

const putPhoto: ClientOperation<SentBytes, CallResult<204, undefined>, never> = {
  id: "putPhoto",
  method: "PUT",
  path: "/photo",
  server: "https://photos.example.com",
  body: { mediaType: "image/png", encode: sentBytes },
  success: () => [asResult({ status: 204, validate: noContent })],
  failure: [],
  security: [],
  securityOptional: false,
};

async function put(bytes: SentBytes, meanwhile = (): void => {}): Promise<readonly string[]> {
  const stub = stubFetch(
    () => {
      meanwhile();
      return raw(503, null)();
    },
    raw(204, null),
  );
  await send(putPhoto, { fetch: stub.fetch, retry: { minDelay: 0 } }, bytes).catch(() => {});
  return Promise.all(stub.sent.map(({ content }) => new Response(content ?? null).text()));
}

describe("bytes that are sent", () => {
  it("are sent again as they were, whatever has become of them", async () => {
    const bytes = Buffer.from("abc");
    expect(await put(bytes, () => bytes.fill(0))).toEqual(["abc", "abc"]);
    expect(await put(new Blob(["abc"]))).toEqual(["abc", "abc"]);
  });

  it("are not sent again from a stream, which can be read once", async () => {
    expect(await put(new Blob(["abc"]).stream())).toEqual(["abc"]);
  });

  it("say of a stream that the answer comes after it, as fetch wants it", async () => {
    const stub = stubFetch(raw(204, null));
    await send(putPhoto, { fetch: stub.fetch }, new Blob(["abc"]).stream());
    expect(stub.sent[0]?.duplex).toBe("half");
    await send(putPhoto, { fetch: stub.fetch }, new Uint8Array(1));
    expect(stub.sent[1]).not.toHaveProperty("duplex");
    expect(stub.sent[1]?.headers.get("content-type")).toBe("image/png");
  });

  it("are bytes", () => {
    // @ts-expect-error A text has no bytes until it is encoded.
    expect(() => sentBytes("abc")).toThrow(TypeError);
  });
});
