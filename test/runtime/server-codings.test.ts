/** Content codings of requests (RFC 9110 section 8.4), undone within the limit. */
import { Readable } from "node:stream";
import { brotliCompressSync, constants, createInflateRaw, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { RuntimeRouterOptions } from "../../templates/runtime/server-core.js";
import type { ServerResponse } from "../../templates/runtime/server-message.js";
import { petsApi, serverRequest } from "./server-fixture.js";

const form = "name=Rex&age=3";

async function post(
  coding: string,
  body: Uint8Array | AsyncIterable<Uint8Array>,
  options: Partial<RuntimeRouterOptions> = {},
): Promise<ServerResponse> {
  const { handler } = petsApi(undefined, options);
  return handler(serverRequest({ headers: { "content-encoding": coding }, body }));
}

describe("a body in a content coding", () => {
  it.each([
    ["gzip", gzipSync(form)],
    ["GZip", gzipSync(form)],
    ["x-gzip", gzipSync(form)],
    ["identity, gzip", gzipSync(form)],
    // RFC 9110 section 8.4.1.2: the zlib format.
    ["deflate", deflateSync(form)],
    // RFC 7932.
    ["br", brotliCompressSync(form)],
  ])("%s is read as what it encodes", async (coding, body) => {
    expect(await post(coding, body)).toMatchObject({ status: 200, body: '{"name":"Rex","age":3}' });
  });

  it.each([
    ["gzip", gzipSync(form)],
    ["deflate", deflateSync(form)],
    ["br", brotliCompressSync(form)],
  ])("%s with something behind its end is malformed, be it in the same piece or in another", async (coding, body) => {
    async function* apart() {
      yield body;
      yield Buffer.from("&more=1");
    }
    for (const sent of [Buffer.concat([body, Buffer.from("&more=1")]), apart()]) {
      expect(await post(coding, sent)).toMatchObject({ status: 400 });
    }
  });

  it("that the router is told how to undo is read, too", async () => {
    const contentDecoders = {
      raw: (body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => Readable.from(body).pipe(createInflateRaw()),
    };
    expect(await post("raw", deflateRawSync(form), { contentDecoders })).toMatchObject({ status: 200 });
    expect(await post("x", Buffer.from(form), { contentDecoders })).toMatchObject({
      headers: { "accept-encoding": "gzip, deflate, br, raw, identity" },
    });
    expect(await post("raw", Buffer.from("nothing of the kind"), { contentDecoders })).toMatchObject({ status: 400 });
  });

  it("may be undone by what does not pass errors on: a body that is too long or breaks off harms nobody", async () => {
    const contentDecoders = {
      raw: (body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => Readable.from(body).pipe(createInflateRaw()),
    };
    const stored = Buffer.from("000000ffff".repeat(200), "hex");
    const broken = async function* () {
      yield deflateRawSync(form).subarray(0, 4);
      throw new Error("The connection was reset.");
    };
    const options = { contentDecoders, maxBodyBytes: 10_000 };
    expect(await post("raw", endless(stored), options)).toMatchObject({ status: 413 });
    const answer = await post("raw", broken(), options);
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body).toContain("The body ended before it was complete.");
  });

  it.each([
    ["gzip", gzipSync(form).subarray(0, 15)],
    ["gzip", Buffer.from(form)],
    ["gzip", new Uint8Array()],
    ["gzip", Buffer.concat([gzipSync(form), Buffer.from("more")])],
    ["deflate", deflateRawSync(form)],
    ["br", Buffer.from("nothing of the kind")],
    ["br", brotliCompressSync(form).subarray(0, 9)],
    ["br", new Uint8Array()],
  ])("%s that is broken is malformed", async (coding, body) => {
    const answer = await post(coding, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("The body is not encoded as its Content-Encoding says.");
  });

  it.each([
    [
      "gzip",
      [gzipSync("").subarray(0, 10)],
      deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_SYNC_FLUSH }),
    ],
    ["br", [], brotliCompressSync(Buffer.alloc(100_000_000))],
  ])("%s is counted as it is decoded, so that little cannot become much", async (coding, head, megabytes) => {
    async function* much() {
      yield* head;
      for (let count = 0; count < 1_000; count += 1) yield megabytes;
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(await post(coding, much())).toMatchObject({ status: 413 });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
  });

  it("is counted as it comes, so that much cannot hide in little", async () => {
    const header = gzipSync("").subarray(0, 10);
    // An empty stored block (RFC 1951 section 3.2.4), for ever.
    const blocks = Buffer.from("000000ffff".repeat(200), "hex");
    let sent = 0;
    async function* counted() {
      yield header;
      for await (const block of endless(blocks)) {
        sent += block.length;
        yield block;
      }
    }
    expect(await post("gzip", counted(), { maxBodyBytes: 10_000 })).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(20_000);
  });
});

async function* endless(block: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (;;) yield block;
}
