import { ByteQueue } from "./byte-queue.js";
import { MalformedInput } from "./decoded.js";
import { KeptBytes } from "./kept-bytes.js";
import { parameterOf } from "./media-type.js";
import type { ReceivedContent } from "./received-content.js";

/** One part of a `multipart/form-data` body. */
export interface ParsedPart {
  readonly name: string;
  readonly filename?: string;
  /** As it was sent; absent where it was not. */
  readonly contentType?: string;
  /** All of its headers, by their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

const lineEnd = Uint8Array.of(13, 10);

/**
 * Splits a `multipart/form-data` body into its parts (RFC 2046 section 5.1.1, RFC 7578) as it arrives. What stands before
 * the first boundary and after the last is left aside. Time is linear in the size of the body. Of its limits, those on
 * parts count here.
 *
 * @throws MalformedInput for a body that ends before its last boundary, a part without a name, headers that are none.
 */
export async function parseMultipart(content: ReceivedContent): Promise<readonly ParsedPart[]> {
  const reader = new MultipartReader(content);
  const parts: ParsedPart[] = [];
  for (;;) {
    const head = await reader.nextPart();
    if (head === undefined) return parts;
    parts.push({ ...head, bytes: await reader.takeBody() });
  }
}

/** What a part says of itself, before what it holds. */
export type PartHead = Omit<ParsedPart, "bytes">;
export /** The parts of a body one by one, as it arrives: the head of each, then what it holds, whole or in pieces. */
class MultipartReader {
  readonly #input: Input;
  readonly #limits: { readonly parts: number; readonly headerBytes: number };
  #count = 0;

  /** @param hold Is told of bytes before they are kept, and throws where they are too many. */
  constructor({ contentType, chunks, limits = {} }: ReceivedContent, hold: (bytes: number) => void = () => {}) {
    this.#limits = { parts: limits.maxParts ?? 1_000, headerBytes: limits.maxPartHeaderBytes ?? 16_384 };
    this.#input = new Input(chunks, boundaryOf(contentType), hold);
  }

  /** The next part, once the one before has been read. `undefined`: there is none, and the body is read to its end. */
  async nextPart(): Promise<PartHead | undefined> {
    const { parts, headerBytes } = this.#limits;
    if (this.#count === 0) await this.#input.takeBody();
    const rest = await this.#input.takeLine(headerBytes, "end");
    if (rest.startsWith("--")) {
      await this.#input.drain();
      return undefined;
    }
    // RFC 2046 allows blanks that were added on the way.
    if (!/^[ \t]*$/.test(rest)) throw new MalformedInput("A part begins in the line of its boundary.");
    if (this.#count === parts) throw new MalformedInput(`The body has more than ${parts} parts.`);
    this.#count += 1;
    return readHead(this.#input, headerBytes);
  }

  /** All that the part holds. */
  takeBody(): Promise<Uint8Array> {
    return this.#input.takeBody();
  }

  /** What has come of it. */
  takePiece(): Promise<PartPiece> {
    return this.#input.takePiece();
  }

  /** Nobody will read the rest. */
  async leave(): Promise<void> {
    await this.#input.leave();
  }
}

/** Bytes of a part, and whether more of them are to come. */
export interface PartPiece {
  readonly bytes: Uint8Array;
  readonly end: "more" | "last";
}

/** RFC 2046 section 5.1.1 has the characters of which a boundary is made. */
function boundaryOf(contentType: string): string {
  const boundary = parameterOf(contentType, "boundary") ?? "";
  if (/^[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]$/.test(boundary)) return boundary;
  throw new MalformedInput("The Content-Type names no boundary.");
}

/** The bytes of a body as they arrive, of which lines are taken, or all up to the next boundary. */
class Input {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #queue = new ByteQueue();
  readonly #delimiter: Uint8Array;
  readonly #hold: (bytes: number) => void;

  constructor(chunks: AsyncIterable<Uint8Array>, boundary: string, hold: (bytes: number) => void) {
    this.#hold = hold;
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
    // The first boundary may stand at the very start, without the line before it.
    this.#queue.append(lineEnd);
  }

  /** What stands before the next boundary, which is left out with the line break before it. */
  async takeBody(): Promise<Uint8Array> {
    const taken = new KeptBytes();
    for (;;) {
      const { bytes, end } = await this.takePiece();
      this.#hold(bytes.length);
      taken.add(bytes);
      if (end === "last") return taken.bytes();
    }
  }

  /** As much of it as has come. Of the last piece the boundary is left out, too. */
  async takePiece(): Promise<PartPiece> {
    for (;;) {
      const at = this.#queue.indexOf(this.#delimiter, 0);
      if (at !== -1) {
        const bytes = this.#queue.take(at);
        this.#queue.take(this.#delimiter.length);
        return { bytes, end: "last" };
      }
      // What may be the beginning of a boundary stays.
      const surplus = this.#queue.length - this.#delimiter.length + 1;
      if (surplus > 0) return { bytes: this.#queue.take(surplus), end: "more" };
      if ((await this.#fill()) === "end") throw new MalformedInput("The body ends before its last boundary.");
    }
  }

  /** A line without its end. `end`: the body may end with it, as it may with the one of its last boundary. */
  async takeLine(limit: number, last: "end" | "more"): Promise<string> {
    for (let searched = 0; ;) {
      const at = this.#queue.indexOf(lineEnd, searched);
      if (at > limit || (at === -1 && this.#queue.length > limit + 1)) {
        throw new MalformedInput("The headers of a part are too long.");
      }
      if (at !== -1) {
        this.#hold(at);
        const line = textOf(this.#queue.take(at));
        this.#queue.take(lineEnd.length);
        return line;
      }
      searched = Math.max(0, this.#queue.length - 1);
      if ((await this.#fill()) === "filled") continue;
      if (last === "end" && this.#queue.length >= 2) return textOf(this.#queue.take(this.#queue.length));
      throw new MalformedInput("The body ends before its last boundary.");
    }
  }

  /** Reads what is left, so that the connection can be used again and a body that is too long is noticed. */
  async drain(): Promise<void> {
    while ((await this.#fill()) === "filled") this.#queue.take(this.#queue.length);
  }

  async leave(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #fill(): Promise<"filled" | "end"> {
    const next = await this.#chunks.next();
    if (next.done === true) return "end";
    this.#queue.append(next.value);
    return "filled";
  }
}

async function readHead(input: Input, limit: number): Promise<PartHead> {
  const headers = new Map<string, string>();
  for (let left = limit; ;) {
    const line = await input.takeLine(left, "more");
    if (line === "") break;
    left -= line.length + lineEnd.length;
    if (left < 0) throw new MalformedInput("The headers of a part are too long.");
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).toLowerCase();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) throw new MalformedInput("A part has a header that is none.");
    if (headers.has(name)) throw new MalformedInput("A part has two headers of one name.");
    headers.set(name, line.slice(colon + 1).trim());
  }
  return headFrom(headers);
}

function headFrom(headers: ReadonlyMap<string, string>): PartHead {
  const { name, filename } = dispositionOf(headers.get("content-disposition") ?? "");
  // RFC 7578 section 4.7 deprecates it; what changes nothing may still be said.
  const encoding = headers.get("content-transfer-encoding") ?? "binary";
  if (!/^(?:7bit|8bit|binary)$/i.test(encoding)) {
    throw new MalformedInput("A part has a Content-Transfer-Encoding.", name);
  }
  const contentType = headers.get("content-type");
  return {
    ...{ name, headers },
    ...(filename === undefined ? {} : { filename }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

// A quote behind a backslash ends the value where nothing but another parameter follows: `"C:\"`.
const dispositionParameter = /;[ \t]*([^=;\s"]+)=(?:"((?:\\"(?![ \t]*(?:;|$))|[^"])*)"|([^;\s"]*))[ \t]*/gy;

/**
 * `form-data; name="a"; filename="b.txt"`, escaped as browsers do: `%22`, `%0D` and `%0A`; or a quote by a backslash, as
 * others do (RFC 2183). Other backslashes stand for themselves: of a path on Windows nothing must be lost.
 */
function dispositionOf(text: string): { readonly name: string; readonly filename?: string } {
  const start = /^form-data[ \t]*/i.exec(text)?.[0].length;
  const parameters = new Map<string, string>();
  let end = start ?? 0;
  for (const match of text.slice(end).matchAll(dispositionParameter)) {
    end += match[0].length;
    parameters.set((match[1] ?? "").toLowerCase(), unescaped(match[2] ?? match[3] ?? ""));
  }
  const name = parameters.get("name");
  if (start === undefined || end < text.length || name === undefined) {
    throw new MalformedInput('A part has no Content-Disposition of the form: form-data; name="…".');
  }
  const filename = parameters.get("filename");
  return filename === undefined ? { name } : { name, filename };
}

function unescaped(text: string): string {
  return text.replaceAll('\\"', '"').replace(/%22|%0A|%0D/gi, decodeURIComponent);
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new MalformedInput("The headers of a part are not valid UTF-8.");
  }
}
