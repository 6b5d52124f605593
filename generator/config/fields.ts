/** Reads values that a user wrote by hand: what is wrong is collected, each with the path of its key. */
import { editDistance } from "../diagnostics/edit-distance.js";

/** Where a value stands: `apis[0].operations`; empty for the whole. */
export interface Place {
  readonly path: string;
  readonly problems: string[];
}

/** The value if it is right; else `undefined`, and the problem is noted. */
export type Read<Value> = (value: unknown, place: Place) => Value | undefined;

/** An object's fields by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object with no other fields than these. */
export function readFields(value: unknown, place: Place, known: readonly string[]): Fields | undefined {
  const fields = readObject(value, place);
  for (const key of Object.keys(fields ?? {})) {
    if (!known.includes(key)) place.problems.push(unknownKey(step(place, key).path, key, known));
  }
  return fields;
}

function unknownKey(path: string, key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  return `there is no setting ${path}${meant === undefined ? `; there are ${known.join(", ")}` : `. Did you mean ${meant}?`}`;
}

/** One field of an object; `undefined` where it is absent or wrong. */
export function field<Value>(fields: Fields, place: Place, key: string, read: Read<Value>): Value | undefined {
  const value = fields[key];
  return value === undefined ? undefined : read(value, step(place, key));
}

/** The same, and absent is wrong. */
export function requiredField<Value>(fields: Fields, place: Place, key: string, read: Read<Value>): Value | undefined {
  if (fields[key] === undefined) place.problems.push(`${step(place, key).path} is missing`);
  return field(fields, place, key, read);
}

export const readText: Read<string> = (value, place) =>
  typeof value === "string" && value !== "" ? value : wrong(value, place, "a text");

export const readFlag: Read<boolean> = (value, place) =>
  typeof value === "boolean" ? value : wrong(value, place, "true or false");

/** A whole number, zero or more. */
export const readCount: Read<number> = (value, place) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0
    ? value
    : wrong(value, place, "a whole number");

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Read<Word> {
  return (value, place) => {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    const meant = typeof value === "string" ? nearest(value, words) : undefined;
    const hint = meant === undefined ? "" : `. Did you mean ${meant}?`;
    place.problems.push(`${place.path} must be one of ${words.join(", ")}, not ${shown(value)}${hint}`);
    return undefined;
  };
}

export function listOf<Value>(read: Read<Value>): Read<readonly Value[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return wrong(value, place, "a list");
    const items = value.map((item: unknown, index) => read(item, { ...place, path: `${place.path}[${index}]` }));
    return items.filter((item) => item !== undefined);
  };
}

/** An object with fields of any name and one type. */
export function recordOf<Value>(read: Read<Value>): Read<Readonly<Record<string, Value>>> {
  return (value, place) => {
    const entries = Object.entries(readObject(value, place) ?? {}).flatMap(([key, item]): [string, Value][] => {
      const found = read(item, { ...place, path: `${place.path}[${JSON.stringify(key)}]` });
      return found === undefined ? [] : [[key, found]];
    });
    return Object.fromEntries(entries);
  };
}

function readObject(value: unknown, place: Place): Fields | undefined {
  return isFields(value) ? value : wrong(value, place, "an object");
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(value: unknown, place: Place, due: string): undefined {
  place.problems.push(`${place.path === "" ? "the configuration" : place.path} must be ${due}, not ${shown(value)}`);
  return undefined;
}

function shown(value: unknown): string {
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : typeof value;
}

function step(place: Place, key: string): Place {
  return { ...place, path: place.path === "" ? key : `${place.path}.${key}` };
}

/** The word that was probably meant: less than half of it mistyped. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.ceil(word.length * 0.4);
  const ranked = known.map((candidate) => ({
    candidate,
    distance: editDistance(word.toLowerCase(), candidate.toLowerCase(), limit),
  }));
  return ranked.filter(({ distance }) => distance <= limit).sort((a, b) => a.distance - b.distance)[0]?.candidate;
}
