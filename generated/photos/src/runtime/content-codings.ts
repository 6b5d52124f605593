/** Content codings (RFC 9110 section 8.4.1), and what undoes them. */
import { chunksOf, streamOf } from "./byte-stream.js";

export type ContentDecoder = (body: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** Undoes content codings, by their names in lower case: `zstd`. */
export type ContentDecoders = Readonly<Record<string, ContentDecoder>>;

/** What takes bytes at one end and gives others at the other, as `TransformStream` does. */
interface Through {
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}

/** What undoes a `Content-Encoding`. It is a list (RFC 9110 section 8.4), of which more than one is never seen. */
export function decoderOf(
  contentEncoding: string | undefined,
  given: ContentDecoders,
): ContentDecoder | "none" | "unknown" {
  const codings = (contentEncoding ?? "").split(",").map((coding) => coding.trim().toLowerCase());
  const [coding, ...others] = codings.filter((each) => each !== "" && each !== "identity");
  if (coding === undefined) return "none";
  const known = knownDecoders(given);
  const name = coding === "x-gzip" ? "gzip" : coding;
  return (others.length === 0 && Object.hasOwn(known, name) ? known[name] : undefined) ?? "unknown";
}

/** What is given, beside what the platform can by itself. */
export function knownDecoders(given: ContentDecoders): ContentDecoders {
  return { ...(typeof DecompressionStream === "undefined" ? {} : streamDecoders), ...moduleDecoders(), ...given };
}

/** HTTP's `deflate` is the zlib format (RFC 9110 section 8.4.1.2), as the Compression Standard's. */
const streamDecoders: ContentDecoders = {
  gzip: passedThrough(() => new DecompressionStream("gzip")),
  deflate: passedThrough(() => new DecompressionStream("deflate")),
};

function passedThrough(begin: () => Through): ContentDecoder {
  return (body) => chunksOf<Uint8Array>(piped(streamOf(body), begin()));
}

/** A stream of bytes and what takes bytes differ in which buffers they speak of, from one platform's types to another's. */
function piped(stream: ReadableStream<Uint8Array>, through: Through): ReadableStream {
  return stream.pipeThrough(through);
}

/** Node's modules by name, which this one cannot import, since it is to load where there are none. */
interface ModuleHost {
  getBuiltinModule(name: string): unknown;
}

interface CodingModule {
  createInflate(): NodeDecoder;
  createBrotliDecompress(): NodeDecoder;
}

interface NodeDecoder {
  /** Of those that it was given, the bytes that it has made use of. */
  readonly bytesWritten: number;
}

interface StreamModule {
  readonly Duplex: { toWeb(duplex: unknown): Through };
}

/**
 * `br`, which the Web's streams do not undo everywhere, and `deflate`, of which Node's do not tell what stands behind its
 * end; nothing where the platform has no modules of Node's.
 */
function moduleDecoders(): ContentDecoders {
  const host: unknown = Reflect.get(globalThis, "process");
  if (!isModuleHost(host)) return {};
  const coding = host.getBuiltinModule("node:zlib");
  const stream = host.getBuiltinModule("node:stream");
  if (!isCodingModule(coding) || !isStreamModule(stream)) return {};
  const { Duplex } = stream;
  return {
    deflate: usedUp(() => coding.createInflate(), Duplex),
    br: usedUp(() => coding.createBrotliDecompress(), Duplex),
  };
}

/** Fails where bytes are left that the decoder made no use of: they would be lost. */
function usedUp(begin: () => NodeDecoder, { toWeb }: StreamModule["Duplex"]): ContentDecoder {
  return async function* decoded(body) {
    const chunks = body[Symbol.asyncIterator]();
    const decoder = begin();
    let given = 0;
    async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
        given += next.value.length;
        yield next.value;
      }
    }
    yield* passedThrough(() => toWeb(decoder))(counted());
    const rest = await chunks.next();
    if (!rest.done || given > decoder.bytesWritten) throw new Error("Bytes stand behind the end of what is encoded.");
  };
}

function isModuleHost(value: unknown): value is ModuleHost {
  return isObject(value) && "getBuiltinModule" in value && typeof value.getBuiltinModule === "function";
}

function isCodingModule(value: unknown): value is CodingModule {
  return isObject(value) && "createInflate" in value && "createBrotliDecompress" in value;
}

function isStreamModule(value: unknown): value is StreamModule {
  return isObject(value) && "Duplex" in value && isObject(value.Duplex) && "toWeb" in value.Duplex;
}

/** Modules of Node are objects, or functions with properties. */
function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
