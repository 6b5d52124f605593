/** Names of the constants inside an emitted function. */
import { camelCase, isReservedWord } from "../../plan/identifier.js";

/** Hands out names that are no one else's: neither of the function nor of anything that it could refer to. */
export class LocalNames {
  readonly #isTaken: (name: string) => boolean;
  readonly #given: Set<string>;

  /**
   * @param isTaken whether a name stands for something outside of the function
   * @param parameters the function's own
   */
  constructor(isTaken: (name: string) => boolean, parameters: readonly string[]) {
    this.#isTaken = isTaken;
    this.#given = new Set(parameters);
  }

  /** Keeps names that are used as they are. */
  keep(...names: readonly string[]): void {
    for (const name of names) this.#given.add(name);
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
