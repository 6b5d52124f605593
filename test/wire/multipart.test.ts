/** Multipart bodies, both ways, against what the specifications say (`multipart.yaml`) and against Node's own FormData. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import type { TypedContent } from "../../templates/runtime/client-content.js";
import type { Decoded } from "../../templates/runtime/decoded.js";
import type { WireScalar, WireShape } from "../../templates/runtime/form-field.js";
import { streamOf } from "../../templates/runtime/byte-stream.js";
import { decodeMultipart } from "../../templates/runtime/multipart-decode.js";
import type { ReceivedContent } from "../../templates/runtime/received-content.js";
import { encodeMultipart } from "../../templates/runtime/multipart-encode.js";
import { parseMultipart } from "../../templates/runtime/multipart-parse.js";
import type { PartField } from "../../templates/runtime/multipart-part.js";

interface Row {
  readonly what: string;
  readonly value?: JsonObject;
  readonly shape?: Readonly<Record<string, WireScalar | readonly [WireScalar]>>;
  readonly fields?: readonly PartField[];
  /** With `\n` for CRLF, and `\t` for a tab. */
  readonly wire?: string;
  /** The bytes as they are. */
  readonly raw?: string;
  readonly latin1?: true;
  readonly only?: "decode";
  readonly malformed?: string;
}

const table: readonly { readonly source: string; readonly rows: readonly Row[] }[] = parse(
  readFileSync(new URL("multipart.yaml", import.meta.url), "utf8"),
);
const contentType = "multipart/form-data; boundary=AaB03x";

function bytesOf({ wire = "", raw, latin1 }: Row): Buffer {
  const text = raw ?? wire.replaceAll("\\t", "\t").replaceAll("\n", "\r\n");
  return Buffer.from(text, latin1 ? "latin1" : "utf8");
}

function shapeOf(row: Row): WireShape {
  const properties = Object.entries(row.shape ?? {}).map(([name, kind]) => ({
    name,
    shape: typeof kind === "string" ? { scalars: [kind] } : { scalars: [], items: { scalars: kind } },
  }));
  return { scalars: [], properties };
}

/** With a `File` for each `{ file, name, type }`. */
function withFiles(value: JsonValue): unknown {
  if (isArray(value)) return value.map(withFiles);
  if (!isObject(value)) return value;
  const { file, name, type } = value;
  return file === undefined ? value : new File([String(file)], String(name), { type: String(type) });
}

async function withoutFiles(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(withoutFiles));
  return value instanceof File ? { file: await value.text(), name: value.name, type: value.type } : value;
}

async function mapped(object: object, map: (value: never) => unknown): Promise<object> {
  const entries = Object.entries(object).map(async ([name, value]) => [name, await map(value as never)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** One large piece, then small ones. */
async function* uneven(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const half = Math.floor(bytes.length / 2);
  yield bytes.subarray(0, half);
  yield* pieces(bytes.subarray(half), 100);
}

function received(type: string, chunks: AsyncIterable<Uint8Array>): ReceivedContent {
  return { contentType: type, chunks, refuse: ({ kind }) => new Error(kind) };
}

async function wireOf({ content }: TypedContent): Promise<Buffer> {
  return Buffer.from(await new Response(content).arrayBuffer());
}

async function decoded(row: Row, length: number): Promise<Decoded> {
  return decodeMultipart(received(contentType, pieces(bytesOf(row), length)), shapeOf(row), row.fields ?? []);
}

describe.each(table)("$source", ({ rows }) => {
  it.each(rows)("$what", async (row) => {
    const { value, malformed, only } = row;
    for (const length of [1, 7, 1_000_000]) {
      const read = await decoded(row, length);
      if (malformed !== undefined) expect(read.malformed?.message).toBe(malformed);
      else if (read.malformed) throw new Error(read.malformed.message);
      else expect(await mapped(Object(read.value), withoutFiles)).toEqual(value);
    }
    if (value === undefined || only === "decode") return;
    const given = await mapped(value, withFiles);
    const sent = encodeMultipart(given, row.fields ?? [], { boundary: "AaB03x" });
    expect(sent.mediaType).toBe(contentType);
    expect((await wireOf(sent)).toString()).toBe(bytesOf(row).toString());
  });
});

describe("what is written", () => {
  const file = new File([Uint8Array.of(0, 255, 13, 10)], "a.bin");

  it("is what Node's own parser reads", async () => {
    const value = {
      'a"b': "x",
      "c\r\nd": "ä",
      n: [1, 2],
      o: { p: [] },
      file,
      blob: new Blob(["y"], { type: "text/csv" }),
    };
    const { mediaType, content } = encodeMultipart(value, []);
    const form = await new Response(content, { headers: { "content-type": mediaType } }).formData();
    expect(form.get('a"b')).toBe("x");
    expect(form.get("c\r\nd")).toBe("ä");
    expect(form.getAll("n")).toEqual(["1", "2"]);
    expect(form.get("o")).toBe('{"p":[]}');
    const [received, blob] = [form.get("file"), form.get("blob")];
    if (!(received instanceof File) || !(blob instanceof File)) throw new Error("They are no files.");
    expect([received.name, received.type]).toEqual(["a.bin", "application/octet-stream"]);
    expect(Buffer.from(await received.arrayBuffer()).toString("hex")).toBe("00ff0d0a");
    expect([blob.name, blob.type, await blob.text()]).toEqual(["blob", "text/csv", "y"]);
  });

  it("is a stream where a part is one", async () => {
    const stream = new Blob(["streamed"]).stream();
    const sent = encodeMultipart({ a: "x", f: { content: stream, filename: "s.txt", contentType: "text/plain" } }, [], {
      boundary: "b",
    });
    expect(sent.content).toBeInstanceOf(ReadableStream);
    expect((await wireOf(sent)).toString()).toBe(
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n' +
        '--b\r\nContent-Disposition: form-data; name="f"; filename="s.txt"\r\nContent-Type: text/plain\r\n\r\nstreamed\r\n' +
        "--b--\r\n",
    );
  });

  it("has a boundary that nobody can tell beforehand", () => {
    const boundaries = new Set(Array.from({ length: 100 }, () => encodeMultipart({}, []).mediaType));
    expect(boundaries.size).toBe(100);
    expect([...boundaries][0]).toMatch(/^multipart\/form-data; boundary=[0-9A-Za-z-]{32,70}$/);
  });

  it.each([
    ["a number that is none", { a: NaN }, []],
    ["half a surrogate pair", { a: "\ud800" }, []],
    ["an object where a text is due", { a: {} }, [{ name: "a", content: "text" }]],
    ["an item that holds what parts it from others", { a: ["x,y"] }, [{ name: "a", content: "text", separator: "," }]],
    ["a text where a file is due", { a: "x" }, [{ name: "a", content: "bytes" }]],
    ["a file of another type", { a: file }, [{ name: "a", content: "bytes", mediaTypes: ["image/*"] }]],
    ["a media type that breaks the line", { a: { content: new Blob([]), contentType: "a/b\r\nX: y" } }, []],
  ] as const)("is not %s", (_, value, fields) => {
    expect(() => encodeMultipart(value, fields)).toThrow(TypeError);
  });
});

describe("a file that is a stream", () => {
  it("is sent as it is read: what is still to come holds nothing up", async () => {
    let release = (): void => {};
    const later = new Promise<void>((resolve) => (release = resolve));
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("first");
      await later;
      yield Buffer.from("second");
    }
    const { content } = encodeMultipart({ name: "x", f: { content: streamOf(chunks()) } }, []);
    if (!(content instanceof ReadableStream)) throw new Error("The body is no stream.");
    const reader = content.getReader();
    let text = "";
    const readTo = async (word: string): Promise<void> => {
      while (!text.includes(word)) {
        const { done, value } = await reader.read();
        if (done) return;
        text += Buffer.from(value).toString();
      }
    };
    await readTo("first");
    expect(text).not.toContain("second");
    release();
    await readTo("--\r\n");
    expect(text).toMatch(/firstsecond\r\n--[^\r]*--\r\n$/);
  });
});

describe("what is read", () => {
  it("is what Node's FormData writes", async () => {
    const form = new FormData();
    form.append("a", "x\r\ny");
    form.append('b"', new File(["z"], 'n"\r\n.txt', { type: "text/plain" }));
    form.append("c", new Blob(['{"d":1}'], { type: "application/json" }));
    const response = new Response(form);
    const chunks = pieces(Buffer.from(await response.arrayBuffer()), 10);
    const type = response.headers.get("content-type") ?? "";
    const fields = [{ name: "c", content: "json" }] as const;
    const read = await decodeMultipart(received(type, chunks), { scalars: [] }, fields);
    if (read.malformed) throw new Error(read.malformed.message);
    expect(await mapped(Object(read.value), withoutFiles)).toEqual({
      a: "x\r\ny",
      'b"': { file: "z", name: 'n"\r\n.txt', type: "text/plain" },
      c: { d: 1 },
    });
  });

  it("is what was written, whatever it was", async () => {
    const text = fc.string({ unit: "binary", maxLength: 8 });
    const bytes = fc.uint8Array({ maxLength: 40 }).map((one) => Buffer.from(one));
    const value = fc.dictionary(text, fc.oneof(text, bytes), { maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(value, fc.integer({ min: 1, max: 50 }), async (drawn, length) => {
        const given = await mapped(drawn, (one: unknown) => (Buffer.isBuffer(one) ? new File([one], "f") : one));
        const { mediaType, content } = encodeMultipart(given, []);
        const wire = await wireOf({ mediaType, content });
        const read = await decodeMultipart(received(mediaType, pieces(wire, length)), { scalars: [] }, []);
        if (read.malformed) throw new Error(read.malformed.message);
        const back = await mapped(Object(read.value), async (one: unknown) =>
          one instanceof File ? Buffer.from(await one.arrayBuffer()) : one,
        );
        // Files come behind all others.
        const isFile = ([, one]: readonly [string, unknown]): boolean => Buffer.isBuffer(one);
        const all = Object.entries(drawn);
        expect(Object.entries(back)).toEqual([...all.filter((each) => !isFile(each)), ...all.filter(isFile)]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "multipart/form-data",
    'multipart/form-data; boundary=""',
    `multipart/form-data; boundary=${"b".repeat(71)}`,
  ])("needs a boundary: %s", async (type) => {
    const read = await decodeMultipart(received(type, pieces(new Uint8Array(), 1)), { scalars: [] }, []);
    expect(read.malformed?.message).toBe("The Content-Type names no boundary.");
  });
});

describe("a hostile body", () => {
  const part = 'Content-Disposition: form-data; name="a"\r\n\r\n\r\n--b';

  async function refusal(text: string, length = 1_000): Promise<unknown> {
    const content = received("multipart/form-data; boundary=b", pieces(Buffer.from(text), length));
    return parseMultipart(content).catch((error: unknown) => error);
  }

  it.each([
    ["very many parts", `--b\r\n${`${part}\r\n`.repeat(5_000)}`, "more than 1000 parts"],
    ["a header without an end", `--b\r\nX: ${"x".repeat(20_000)}`, "headers of a part are too long"],
    [
      "very many headers",
      `--b\r\n${Array.from({ length: 2_000 }, (_, at) => `X-${at}: y\r\n`).join("")}`,
      "headers of a part are too long",
    ],
    ["blanks behind a boundary without an end", `--b${" ".repeat(20_000)}`, "headers of a part are too long"],
  ])("of %s is refused", async (_, text, message) => {
    expect(await refusal(text)).toMatchObject({ malformed: { message: expect.stringContaining(message) } });
  });

  it.each([
    ["beginnings of boundaries", (size: number) => "\r\n--boundar".repeat(size / 11)],
    ["line breaks", (size: number) => "\r\n".repeat(size / 2)],
    ["carriage returns", (size: number) => "\r".repeat(size)],
  ])("of %s is looked at in linear time", async (_, filled) => {
    const work = async (size: number): Promise<number> => {
      const bytes = Buffer.from(`--boundary\r\n${part.slice(0, -3)}${filled(size)}\r\n--boundary--`);
      let reads = 0;
      const counted = new Proxy(Uint8Array.prototype.indexOf, {
        apply: (target, self: Uint8Array, args: [number, number]) => {
          const at = Reflect.apply(target, self, args);
          reads += (at === -1 ? self.length : at + 1) - args[1];
          return at;
        },
      });
      const original = Uint8Array.prototype.indexOf;
      Uint8Array.prototype.indexOf = counted;
      try {
        await parseMultipart(received("multipart/form-data; boundary=boundary", uneven(bytes)));
      } finally {
        Uint8Array.prototype.indexOf = original;
      }
      return reads;
    };
    const [once, tenfold] = [await work(11_000), await work(110_000)];
    expect(tenfold / once).toBeLessThan(12);
  });
});
