/** What a body decoder answers: the value that the bytes stand for, or why they stand for none. */
export type Decoded = { readonly value: unknown; readonly malformed?: undefined } | { readonly malformed: Malformed };

/** Bytes that cannot be read as what they claim to be. Not a matter of the schema: that is for validation to say. */
export interface Malformed {
  /** For people, a sentence: `The parameter is given more than once.` */
  readonly message: string;
  /** The parameter in bracket notation, where it is known: `filter[name]`. Long names are cut. */
  readonly parameter?: string;
}

/** Carries a `Malformed` out of the depths of a decoder, which catches it: it never leaves the runtime. */
export class MalformedInput extends Error {
  readonly malformed: Malformed;

  constructor(message: string, parameter?: string) {
    super(message);
    this.malformed = parameter === undefined ? { message } : { message, parameter: shortened(parameter) };
  }
}

/** Runs a decoder that throws `MalformedInput`. */
export function decoding(decode: () => unknown): Decoded {
  try {
    return { value: decode() };
  } catch (error) {
    if (error instanceof MalformedInput) return { malformed: error.malformed };
    throw error;
  }
}

const longestName = 200;

/** A name that came with a request, cut so that an answer which quotes it cannot be made large. */
export function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}
