/** Where a `$ref` leads. References are followed one step at a time, never replaced by what they name. */
import type { Report } from "../diagnostics/report.js";
import type { Document } from "./document.js";
import { isObject, member, type JsonValue } from "./json.js";
import { nearestReference } from "./nearest-reference.js";
import { below, type Location } from "./pointer.js";
import { findTarget, shownName, valueIn, type ReferenceTarget } from "./reference-target.js";
import { isRemote, type Uri } from "./uri.js";

/** The value that stands at a place, or undefined where there is none. */
export function valueAt(document: Document, location: Location): JsonValue | undefined {
  return valueIn(document.files, location);
}

/**
 * The place that a reference names. One step only: what stands there may be a reference again (an alias with a name
 * of its own). `from` is where the reference stands: the object that holds `$ref`.
 *
 * `#/components/schemas/Pet` in `spec/api.yaml` → `{ file: "spec/api.yaml", pointer: "/components/schemas/Pet" }`;
 * `pets.yaml#/Pet` → `{ file: "spec/pets.yaml", pointer: "/Pet" }`.
 *
 * Undefined where it leads nowhere, to the network, or round in a circle; the report then says so.
 */
export function resolve(document: Document, from: Location, reference: string, report: Report): Location | undefined {
  const target = findTarget(document.files, document.resources, from, reference);
  if (target.kind === "found") {
    const circle = circleFrom(document, target.location);
    if (circle === undefined) return target.location;
    const [first] = circle;
    report.add(
      "reference-cycle",
      first && siteOf(document, first.from, first.reference),
      circle.map((step) => step.reference),
    );
    return undefined;
  }
  reportFailure(document, from, reference, target, report);
  return undefined;
}

/**
 * Follows references until something else stands there: for a Reference Object, which is nothing but its target.
 * A place that holds no reference is itself the answer. Undefined, and reported, as for `resolve`.
 */
export function follow(document: Document, location: Location, report: Report): Location | undefined {
  let at: Location | undefined = location;
  while (at !== undefined) {
    const reference = referenceAt(document, at);
    if (reference === undefined) return at;
    at = resolve(document, at, reference, report);
  }
  return undefined;
}

type Failure = Exclude<ReferenceTarget, { readonly kind: "found" }>;

function reportFailure(document: Document, from: Location, reference: string, target: Failure, report: Report): void {
  const site = siteOf(document, from, reference);
  switch (target.kind) {
    case "cycle":
      return report.add("reference-cycle", site, [reference]);
    case "nowhere":
      return report.add("unresolved-reference", site, reference, nearestReference(document, from, reference));
    case "unread":
      return reportUnread(document, from, reference, target.uri, report);
  }
}

function reportUnread(document: Document, from: Location, reference: string, uri: Uri, report: Report): void {
  const site = siteOf(document, from, reference);
  const file = shownName(uri);
  const failure = document.failures.get(file);
  if (failure?.kind === "reported") return;
  if (failure?.kind === "unlocked") return report.add("unlocked-reference", site, file, failure.reason);
  if (isRemote(uri) && failure?.kind !== "unreadable") return report.add("remote-reference", site, reference);
  const reason = failure?.kind === "unreadable" ? failure.reason : "it was not read with the description";
  return report.add("unreadable-file", site, file, reason, nearestReference(document, from, reference));
}

/** Where to point at: the keyword that refers, or the place that holds the reference in another way (a mapping). */
function siteOf(document: Document, from: Location, reference: string): Location {
  const value = valueAt(document, from);
  const keyword = ["$ref", "$dynamicRef", "$recursiveRef"].find((each) => member(value, each) === reference);
  return keyword === undefined ? from : below(from, keyword);
}

function referenceAt(document: Document, location: Location): string | undefined {
  const value = valueAt(document, location);
  const reference = isObject(value) ? member(value, "$ref") : undefined;
  return typeof reference === "string" ? reference : undefined;
}

interface Step {
  readonly from: Location;
  readonly reference: string;
}

/**
 * The circle that the chain of references from a place runs into, if it does. It starts with the step whose place
 * comes first in the alphabet, so that all who run into it report one and the same.
 */
function circleFrom(document: Document, start: Location): readonly Step[] | undefined {
  const clear = clearPlaces.get(document) ?? new Set();
  clearPlaces.set(document, clear);
  const { steps, circle } = stepsFrom(document, start, clear);
  if (circle === undefined) for (const key of steps.keys()) clear.add(key);
  return circle;
}

/** Places that are known to lead to an end, so that a long chain is not walked anew from each of its links. */
const clearPlaces = new WeakMap<Document, Set<string>>();

interface Steps {
  readonly steps: ReadonlyMap<string, Step>;
  readonly circle?: readonly Step[];
}

function stepsFrom(document: Document, start: Location, clear: ReadonlySet<string>): Steps {
  const steps = new Map<string, Step>();
  let at = start;
  for (let reference = referenceAt(document, at); reference !== undefined; reference = referenceAt(document, at)) {
    if (clear.has(keyOf(at))) break;
    if (steps.has(keyOf(at))) {
      const circle = rotated([...steps.values()].slice([...steps.keys()].indexOf(keyOf(at))));
      return { steps, circle };
    }
    steps.set(keyOf(at), { from: at, reference });
    const target = findTarget(document.files, document.resources, at, reference);
    if (target.kind !== "found") break;
    at = target.location;
  }
  return { steps };
}

function rotated(steps: readonly Step[]): readonly Step[] {
  const keys = steps.map(({ from }) => keyOf(from));
  const first = keys.indexOf(keys.toSorted()[0] ?? "");
  return [...steps.slice(first), ...steps.slice(0, first)];
}

function keyOf(location: Location): string {
  return `${location.file}#${location.pointer}`;
}
