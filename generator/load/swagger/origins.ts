/** Where in the text the parts of a rewritten description stand. */
import type { Location } from "../pointer.js";

/**
 * Collects, for each place that a rewrite has made, the place that it was made from. What lies below such a place comes
 * from what lies below its origin, unless it has an origin of its own.
 */
export class Origins {
  readonly #origins = new Map<string, Location>();

  add(made: Location, origin: Location): void {
    this.#origins.set(keyOf(made.file, made.pointer), origin);
  }

  /** `/paths/~1pets/post/requestBody/content/…/schema/type` → `/paths/~1pets/post/parameters/0/schema/type`. */
  of(location: Location): Location {
    const { file, pointer } = location;
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
      const origin = this.#origins.get(keyOf(file, pointer.slice(0, end)));
      if (origin !== undefined) return { file: origin.file, pointer: origin.pointer + pointer.slice(end) };
    }
    return location;
  }
}

function keyOf(file: string, pointer: string): string {
  return `${file}#${pointer}`;
}
