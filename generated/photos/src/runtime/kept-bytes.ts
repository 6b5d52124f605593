/** From how many bytes on a chunk is kept as it is. */
const largeChunk = 1_024;

/** How many bytes small chunks share. */
const blockLength = 4_096;

/**
 * Bytes that are kept until all are there. Small chunks are copied together: each piece of memory costs some two hundred
 * bytes of its own, and whoever sends a body byte by byte must not make the server pay that.
 */
export class KeptBytes {
  readonly #pieces: Uint8Array[] = [];
  #block = new Uint8Array(0);
  /** How much of the block is taken. */
  #used = 0;

  add(chunk: Uint8Array): void {
    const isFirst = this.#pieces.length === 0 && this.#used === 0;
    if (isFirst || chunk.length >= largeChunk) {
      this.#closeBlock();
      this.#pieces.push(chunk);
      return;
    }
    if (this.#used + chunk.length > this.#block.length) {
      this.#closeBlock();
      this.#block = new Uint8Array(blockLength);
    }
    this.#block.set(chunk, this.#used);
    this.#used += chunk.length;
  }

  /** All of them in one piece. */
  bytes(): Uint8Array {
    this.#closeBlock();
    const [first] = this.#pieces;
    if (this.#pieces.length === 1 && first !== undefined) return first;
    const bytes = new Uint8Array(this.#pieces.reduce((length, piece) => length + piece.length, 0));
    let offset = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, offset);
      offset += piece.length;
    }
    return bytes;
  }

  /** What is left of the block takes what comes behind. */
  #closeBlock(): void {
    if (this.#used === 0) return;
    this.#pieces.push(this.#block.subarray(0, this.#used));
    this.#block = this.#block.subarray(this.#used);
    this.#used = 0;
  }
}
