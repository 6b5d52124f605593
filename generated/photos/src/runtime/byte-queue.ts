/** Bytes of which those in front are taken while others are added behind: each is copied a few times at most. */
export class ByteQueue {
  #buffer = new Uint8Array(1_024);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  append(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#buffer.length) this.#makeRoom(chunk.length);
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** Twice the room that is needed, so that as much again is added before there is too little. */
  #makeRoom(added: number): void {
    const needed = 2 * (this.length + added);
    const buffer = needed > this.#buffer.length ? new Uint8Array(needed) : this.#buffer;
    if (buffer === this.#buffer) buffer.copyWithin(0, this.#start, this.#end);
    else buffer.set(this.#buffer.subarray(this.#start, this.#end));
    this.#end = this.length;
    this.#start = 0;
    this.#buffer = buffer;
  }

  /** A copy of the first bytes, which are no longer in the queue. */
  take(count: number): Uint8Array {
    const taken = this.#buffer.slice(this.#start, this.#start + count);
    this.#start += taken.length;
    return taken;
  }

  /**
   * Where some bytes stand, from the front; -1: nowhere. Only the first of them may be `\r`, so that no byte is looked
   * at twice.
   */
  indexOf(wanted: Uint8Array, from: number): number {
    const live = this.#buffer.subarray(this.#start, this.#end);
    const first = wanted[0] ?? 0;
    for (let at = live.indexOf(first, from); at !== -1; at = live.indexOf(first, at + 1)) {
      if (at + wanted.length > live.length) return -1;
      if (wanted.every((byte, index) => live[at + index] === byte)) return at;
    }
    return -1;
  }
}
