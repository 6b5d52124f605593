/** Names of the constants inside an emitted function. */
import { camelCase, isReservedWord } from "../../plan/identifier.js";

/** What emitted functions name themselves. */
const own: readonly string[] = [
  ..."value path issues depth walk key name property index item known required count contained".split(" "),
];

/** Hands out names that are no one else's: neither of the function nor of anything that it could refer to. */
export class LocalNames {
  readonly #isTaken: (name: string) => boolean;
  readonly #given = new Set(own);

  /** @param isTaken whether a name stands for something outside of the function */
  constructor(isTaken: (name: string) => boolean) {
    this.#isTaken = isTaken;
  }

  /** `pet_name` → `petName`; a second one of the same words → `petName2`. */
  give(wireName: string): string {
    const wish = camelCase(wireName) || "property";
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? wish : `${wish}${number}`;
      if (this.#given.has(name) || isReservedWord(name) || this.#isTaken(name)) continue;
      this.#given.add(name);
      return name;
    }
  }
}
