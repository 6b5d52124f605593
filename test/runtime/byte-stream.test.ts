/** Bytes that arrive in pieces, however small these are. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { collected } from "../../templates/runtime/byte-stream.js";
import { parseMultipart } from "../../templates/runtime/multipart-parse.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function memory(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A byte at a time, as a client may send it on purpose; `held` is what the reader keeps of them at the end. */
async function* singly(text: string, seen: { held: number }): AsyncGenerator<Uint8Array, void, undefined> {
  const before = memory();
  for (const byte of new TextEncoder().encode(text)) yield Uint8Array.of(byte);
  seen.held = memory() - before;
}

const count = 100_000;

describe("bytes that come one by one", () => {
  it("are kept as so many bytes, not as so many pieces", async () => {
    const seen = { held: 0 };
    const bytes = await collected(singly("ab".repeat(count / 2), seen));
    expect(new TextDecoder().decode(bytes)).toBe("ab".repeat(count / 2));
    expect(seen.held).toBeLessThan(20 * count);
  });

  it("nor are they in a part of a multipart body", async () => {
    const seen = { held: 0 };
    const body = `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${"x".repeat(count)}`;
    const parts = parseMultipart({
      contentType: "multipart/form-data; boundary=b",
      chunks: singly(body, seen),
      refuse: () => new Error("refused"),
    });
    await expect(parts).rejects.toThrow("The body ends before its last boundary.");
    expect(seen.held).toBeLessThan(20 * count);
  });

  it("are in order among larger pieces", async () => {
    const sizes = [3, 1, 5_000, 2, 2_000, 1_024, 7, 4_095, 4_096, 9];
    const chunks = sizes.map((size, index) => new Uint8Array(size).fill(index + 1));
    async function* mixed() {
      yield* chunks;
    }
    expect(Buffer.compare(await collected(mixed()), Buffer.concat(chunks))).toBe(0);
  });
});
