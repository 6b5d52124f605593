/** Goes down a value and makes a copy in which scalars are converted. */
import { isArray, isObject } from "./checks.js";
import type { Conversion } from "./conversion.js";
import { itemPlaces, propertyPlaces, resolvedPlace, type Choose, type ConversionPlace } from "./conversion-place.js";

/** A direction in which values are converted. */
export interface Pass {
  readonly choose: Choose;
  /** What becomes of a scalar; also of a `Date`, which is none to JavaScript. */
  readonly scalar: (value: unknown, place: ConversionPlace) => unknown;
  /** Whether parts of which no conversion speaks are gone down, too. */
  readonly reach: "converted" | "everything";
}

/** A part that is still to be converted, or a container that all parts of which are. */
type Step =
  | {
      readonly kind: "part";
      readonly value: unknown;
      readonly place: ConversionPlace;
      readonly put: (part: unknown) => void;
    }
  | { readonly kind: "leave"; readonly holder: object };

/**
 * The value with everything converted that a conversion speaks of. The value itself is left as it is, and shares with
 * the result what does not change. Keeps a stack of its own, so nesting is no limit.
 *
 * @throws TypeError where the value holds itself, and whatever a property throws that is read.
 */
export function convert(value: unknown, conversions: Iterable<Conversion>, pass: Pass): unknown {
  let result: unknown;
  const put = (converted: unknown): void => {
    result = converted;
  };
  const stack: Step[] = [{ kind: "part", value, place: new Set(conversions), put }];
  const holders = new Set<object>();
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step.kind === "leave") holders.delete(step.holder);
    else step.put(convertPart(step.value, step.place, { pass, stack, holders }));
  }
  return result;
}

interface Descent {
  readonly pass: Pass;
  readonly stack: Step[];
  /** The containers that hold the part at hand. */
  readonly holders: Set<object>;
}

/** The part converted; of a container a copy, into which what it holds is put later. */
function convertPart(value: unknown, due: ConversionPlace, descent: Descent): unknown {
  const { pass, stack } = descent;
  const place = resolvedPlace(due, value, pass.choose);
  if (isArray(value)) {
    enter(value, descent);
    const copy = [...value];
    const placeAt = itemPlaces(place);
    value.forEach((item, index) => {
      const itsPlace = placeAt(index);
      if (isDue(itsPlace, pass))
        stack.push({ kind: "part", value: item, place: itsPlace, put: (part) => (copy[index] = part) });
    });
    return copy;
  }
  if (!isObject(value) || isDate(value)) return pass.scalar(value, place);
  enter(value, descent);
  // A spread makes own properties whatever their names, `__proto__` too, and assigning to an own one sets no prototype.
  const copy: Record<string, unknown> = { ...value };
  const placeOf = propertyPlaces(place);
  for (const name of Object.keys(value)) {
    const itsPlace = placeOf(name);
    if (isDue(itsPlace, pass)) {
      stack.push({ kind: "part", value: value[name], place: itsPlace, put: (part) => (copy[name] = part) });
    }
  }
  return copy;
}

function isDue(place: ConversionPlace, { reach }: Pass): boolean {
  return place.size > 0 || reach === "everything";
}

function enter(holder: object, { stack, holders }: Descent): void {
  if (holders.has(holder)) throw new TypeError("The value holds itself: JSON cannot hold that.");
  holders.add(holder);
  stack.push({ kind: "leave", holder });
}

/** Also one of another realm, where `instanceof` says no. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}
