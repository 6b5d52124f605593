/**
 * Dynamic references, decided ahead of time. What a `$dynamicRef` names depends on the resources that led to it (JSON
 * Schema 2020-12 core, section 8.2.3.2): so a schema that is reached through different ones counts as several schemas,
 * each with ordinary references. There are finitely many, since only the first resource that has an anchor counts.
 */
import type { Document } from "../load/document.js";
import type { Location } from "../load/pointer.js";
import { splitReference } from "../load/uri.js";
import { dynamicNames, placeKey, type NamesAt } from "./dynamic-names.js";

/** What the names of dynamic anchors stand for where a schema is reached. A name that is not there is not bound yet. */
export type DynamicScope = ReadonlyMap<string, Location>;

export const emptyScope: DynamicScope = new Map();

export class DynamicScopes {
  readonly #document: Document;
  readonly #names: NamesAt | undefined;

  constructor(document: Document) {
    this.#document = document;
    const ambiguous = ambiguousNames(document);
    this.#names = ambiguous.size === 0 ? undefined : dynamicNames(document, ambiguous);
  }

  /**
   * The scope in a schema that is reached from another: the anchors of its resource come last. Only names that matter
   * in it are kept, so that whatever else led to it makes no other schema of it.
   */
  enter(scope: DynamicScope, location: Location): DynamicScope {
    const names = this.#names?.(location);
    if (names === undefined || names.size === 0) return emptyScope;
    const anchors = this.#document.resources.around(location)?.anchors;
    const bound = [...names].sort().flatMap((name): readonly (readonly [string, Location])[] => {
      const anchor = anchors?.get(name);
      const place = scope.get(name) ?? (anchor?.kind === "dynamic" ? anchor.location : undefined);
      return place === undefined ? [] : [[name, place]];
    });
    return new Map(bound);
  }

  /** What of a scope a schema does not have when it stands by itself. */
  foreign(scope: DynamicScope, location: Location): DynamicScope {
    if (scope.size === 0) return emptyScope;
    const own = this.enter(emptyScope, location);
    return new Map([...scope].filter(([name, place]) => placeKey(own.get(name)) !== placeKey(place)));
  }

  /** Where a `$dynamicRef` leads that, taken for a `$ref`, leads to `target`. */
  dynamicTarget(scope: DynamicScope, reference: string, target: Location): Location {
    const { fragment } = splitReference(reference);
    const anchor = this.#document.resources.around(target)?.anchors.get(fragment);
    const isDynamic = anchor?.kind === "dynamic" && placeKey(anchor.location) === placeKey(target);
    return isDynamic ? (scope.get(fragment) ?? target) : target;
  }
}

/** The names that more than one resource gives: only these can lead elsewhere than an ordinary reference. */
function ambiguousNames({ resources }: Document): ReadonlySet<string> {
  const seen = new Set<string>();
  const ambiguous = new Set<string>();
  for (const { anchors } of resources.all()) {
    for (const [name, { kind }] of anchors) {
      if (kind !== "dynamic") continue;
      if (seen.has(name)) ambiguous.add(name);
      seen.add(name);
    }
  }
  return ambiguous;
}
