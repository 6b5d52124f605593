/** `JSON.parse` that keeps the digits of whole numbers. */

/**
 * Reads JSON (RFC 8259) as `JSON.parse` does, but for whole numbers that a JavaScript number does not hold safely: these
 * come as `bigint`. A number with a fraction or an exponent stays a number whatever its size.
 *
 * Time is linear in the length of the text, and nesting is no limit. A whole number of more than 1,000 digits comes as
 * `JSON.parse` reads it, as infinity.
 *
 * @example
 * parseDigits('{"id":9007199254740993,"n":1}') // { id: 9007199254740993n, n: 1 }
 * @throws SyntaxError, the one of `JSON.parse`, where the text is not JSON.
 */
export function parseDigits(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // The safe integers have at most 16 digits, and every whole number beyond them at least as many.
  return longDigits.test(text) ? new Reader(text).read() : value;
}

const longDigits = /\d{16}/;
const digitsAlone = /^-?\d+$/;
const mostDigits = 1_000;

const space = /[ \t\n\r]*/y;
const number = /[-+.\deE]+/y;

/** An array or an object that is being read; of an object, the key whose value comes next. */
type Holder =
  | { readonly kind: "array"; readonly value: unknown[] }
  | { readonly kind: "object"; readonly value: Record<string, unknown>; key: string };

/** Reads a text that is known to be JSON, so that nothing is checked a second time. */
class Reader {
  readonly #text: string;
  readonly #holders: Holder[] = [];
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    for (;;) {
      const read = this.#value();
      if (read.kind !== "whole") {
        this.#holders.push(read);
        continue;
      }
      const root = this.#put(read.value);
      if (root !== undefined) return root.value;
    }
  }

  /** A value that is read to its end, or a container of which only the beginning is. */
  #value(): Holder | { readonly kind: "whole"; readonly value: unknown } {
    switch (this.#next()) {
      case "[":
        if (this.#after("[") !== "]") return { kind: "array", value: [] };
        this.#offset += 1;
        return { kind: "whole", value: [] };
      case "{":
        if (this.#after("{") !== "}") return { kind: "object", value: {}, key: this.#key() };
        this.#offset += 1;
        return { kind: "whole", value: {} };
      default:
        return { kind: "whole", value: this.#scalar() };
    }
  }

  #scalar(): unknown {
    switch (this.#text[this.#offset]) {
      case '"':
        return this.#string();
      case "t":
        this.#offset += "true".length;
        return true;
      case "f":
        this.#offset += "false".length;
        return false;
      case "n":
        this.#offset += "null".length;
        return null;
      default:
        return this.#number();
    }
  }

  /** Puts a value into its holder, and whatever that completes into its own; the root, where nothing holds it. */
  #put(value: unknown): { readonly value: unknown } | undefined {
    for (let whole = value; ;) {
      const holder = this.#holders.at(-1);
      if (holder === undefined) return { value: whole };
      if (holder.kind === "array") holder.value.push(whole);
      else define(holder.value, holder.key, whole);
      const mark = this.#next();
      this.#offset += 1;
      if (mark === ",") {
        if (holder.kind === "object") holder.key = this.#key();
        return undefined;
      }
      whole = holder.value;
      this.#holders.pop();
    }
  }

  #key(): string {
    this.#next();
    const key = this.#string();
    this.#next();
    this.#offset += 1;
    return key;
  }

  #string(): string {
    const start = this.#offset;
    let end = this.#text.indexOf('"', start + 1);
    while (isEscaped(this.#text, end)) end = this.#text.indexOf('"', end + 1);
    this.#offset = end + 1;
    const source = this.#text.slice(start, this.#offset);
    return source.includes("\\") ? String(JSON.parse(source)) : source.slice(1, -1);
  }

  #number(): number | bigint {
    const source = this.#skip(number);
    const value = Number(source);
    const isKept = Number.isSafeInteger(value) || !digitsAlone.test(source) || source.length > mostDigits;
    return isKept ? value : BigInt(source);
  }

  /** The character after white space. */
  #next(): string | undefined {
    this.#skip(space);
    return this.#text[this.#offset];
  }

  /** The same behind a mark. */
  #after(mark: string): string | undefined {
    this.#offset += mark.length;
    return this.#next();
  }

  #skip(token: RegExp): string {
    token.lastIndex = this.#offset;
    const [skipped = ""] = token.exec(this.#text) ?? [];
    this.#offset += skipped.length;
    return skipped;
  }
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text[start - 1] === "\\") start -= 1;
  return (offset - start) % 2 === 1;
}

/** Makes an own property whatever the name: assigning to `__proto__` would set the prototype. */
function define(members: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(members, key, { value, enumerable: true, configurable: true, writable: true });
  else members[key] = value;
}
