/** The end of an exhaustive `switch`: a new kind that it does not know is an error of the compiler, then of the run. */
export function unreachable(value: never): never {
  throw new Error(`Not a kind that is known here: ${JSON.stringify(value)}.`);
}
