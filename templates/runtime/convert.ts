/** Goes down a value and makes a copy in which scalars are converted. */
import { isArray, isObject } from "./checks.js";
import type { Conversion } from "./conversion.js";
import { chosenBranches, type Choice } from "./conversion-branch.js";
import {
  itemPlaces,
  leadsFurther,
  nowhere,
  propertyPlaces,
  resolvedPlace,
  type ConversionPlace,
  type Part,
  type Steps,
} from "./conversion-place.js";
import type { Decided } from "./decided.js";

/** A direction in which values are converted. */
export interface Pass {
  readonly choice: Choice;
  /** What becomes of a scalar; also of a `Date`, which is none to JavaScript. */
  readonly scalar: (value: unknown, place: ConversionPlace) => unknown;
  /** Whether parts of which no conversion speaks are gone down, too. */
  readonly reach: "converted" | "everything";
}

/**
 * The value with everything converted that a conversion speaks of. The value itself is left as it is, and shares with
 * the result what does not change. Keeps a stack of its own, so nesting is no limit.
 *
 * @throws TypeError where the value holds itself, and whatever a property throws that is read.
 */
export function convert(value: unknown, conversions: Iterable<Conversion>, pass: Pass): unknown {
  const descent: Descent = { pass, decided: new Map(), holders: new Set(), made: new Map() };
  const stack: Steps<unknown>[] = [];
  let next: IteratorResult<Part, unknown> = { value: { value, settled: nowhere, due: new Set(conversions) } };
  for (;;) {
    let answer: unknown;
    if (next.done === true) {
      stack.pop();
      answer = next.value;
    } else stack.push(convertPart(next.value, descent));
    const last = stack[stack.length - 1];
    if (last === undefined) return answer;
    next = last.next(answer);
  }
}

interface Descent {
  readonly pass: Pass;
  readonly decided: Decided;
  /** The containers that hold the part at hand. */
  readonly holders: Set<object>;
  /** Where branches are tried, what became of containers: every trial of a branch around them asks for it again. */
  readonly made: Map<object, Made[]>;
}

interface Made {
  readonly place: ConversionPlace;
  readonly copy: object;
}

/** The part converted; of a container a copy. */
function* convertPart({ value, settled, due }: Part, descent: Descent): Steps<unknown> {
  const { pass } = descent;
  const place = yield* resolvedPlace(settled, due, (branches, found) =>
    chosenBranches(branches, value, found, pass.choice, descent.decided),
  );
  if (!isObject(value) && !isArray(value)) return pass.scalar(value, place);
  if (isDate(value)) return pass.scalar(value, place);
  const known = descent.made.get(value)?.find((one) => isSame(one.place, place));
  if (known !== undefined) return known.copy;
  if (descent.holders.has(value)) throw new TypeError("The value holds itself: JSON cannot hold that.");
  descent.holders.add(value);
  const copy = isArray(value) ? yield* convertItems(value, place, pass) : yield* convertProperties(value, place, pass);
  descent.holders.delete(value);
  if (asksWhatBecomes(pass)) descent.made.set(value, [...(descent.made.get(value) ?? []), { place, copy }]);
  return copy;
}

function* convertItems(value: readonly unknown[], place: ConversionPlace, pass: Pass): Steps<object> {
  const copy = [...value];
  const placeAt = itemPlaces(place);
  for (const [index, item] of copy.entries()) {
    const due = placeAt(index);
    if (!isDue(due, pass)) continue;
    copy[index] = isPlain(item, due) ? pass.scalar(item, due) : yield { value: item, settled: nowhere, due };
  }
  return copy;
}

function* convertProperties(value: object, place: ConversionPlace, pass: Pass): Steps<object> {
  // A spread makes own properties whatever their names, `__proto__` too, and assigning to an own one sets no prototype.
  const copy: Record<string, unknown> = { ...value };
  const placeOf = propertyPlaces(place);
  for (const name of Object.keys(copy)) {
    const due = placeOf(name);
    if (!isDue(due, pass)) continue;
    const part = copy[name];
    copy[name] = isPlain(part, due) ? pass.scalar(part, due) : yield { value: part, settled: nowhere, due };
  }
  return copy;
}

function isDue(place: ConversionPlace, { reach }: Pass): boolean {
  return place.size > 0 || reach === "everything";
}

/** A scalar of which all that is due is known. */
function isPlain(value: unknown, place: ConversionPlace): boolean {
  return (typeof value !== "object" || value === null) && ![...place].some(leadsFurther);
}

function isSame(one: ConversionPlace, other: ConversionPlace): boolean {
  return one.size === other.size && [...one].every((conversion) => other.has(conversion));
}

function asksWhatBecomes({ choice }: Pass): boolean {
  return choice !== "every" && choice.asks === "converted";
}

/** Also one of another realm, where `instanceof` says no. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}
