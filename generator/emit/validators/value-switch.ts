/**
 * A `switch` over values. Where they are many strings, by their length first and then by the character that tells most
 * of one length apart: V8 compares one string after the other, and each from its beginning.
 */
import { jsonLiteral, stringLiteral } from "../literal.js";
import type { Code, SwitchCase } from "./code.js";
import { atom } from "./condition.js";
import type { Scalar } from "../../model/union-groups.js";

export interface ValueSwitch {
  /** The expression of the value. */
  readonly on: string;
  /** A name for something that is read more than once. Asked for only where it is. */
  readonly name: (wanted: string) => string;
  /** What the value is called. */
  readonly called: string;
  readonly cases: readonly ValueCase[];
  /** Stands once for each `switch` within the `switch`, too. */
  readonly otherwise: readonly Code[];
}

export interface ValueCase {
  readonly values: readonly Scalar[];
  readonly body: readonly Code[];
  readonly end: SwitchCase["end"];
}

/** Up to so many, comparing one after the other is as fast. */
const fewValues = 8;
/** The same for strings of one length, which all have to be read. */
const fewOfLength = 2;

export function valueSwitch(parts: ValueSwitch): readonly Code[] {
  const { on, called, cases, otherwise } = parts;
  const texts = manyTexts(cases);
  if (texts === undefined) return [{ kind: "switch", on, cases: cases.map(labelled), otherwise }];
  const name = parts.name(called);
  const text = parts.name("text");
  const byLength = [...groupsBy(texts, ({ text: { length } }) => length)].map(([length, ofLength]): SwitchCase => ({
    labels: [String(length)],
    body: [switchOfLength(text, length, ofLength, otherwise)],
    end: endOf(ofLength),
  }));
  return [
    `const ${name} = ${on};`,
    `const ${text} = typeof ${name} === "string" ? ${name} : "";`,
    { kind: "switch", on: `${text}.length`, cases: byLength, otherwise },
  ];
}

/** Whether the `switch` consists of others, so that what is otherwise stands in it more than once. */
export function isNested(cases: readonly ValueCase[]): boolean {
  return manyTexts(cases) !== undefined;
}

interface TextCase {
  readonly text: string;
  readonly body: readonly Code[];
  readonly end: SwitchCase["end"];
}

/** The cases, one for each value; undefined where they are few, or not all of them are strings of some length. */
function manyTexts(cases: readonly ValueCase[]): readonly TextCase[] | undefined {
  const values = cases.flatMap((one) => one.values.map((value) => ({ ...one, value })));
  const texts = values.flatMap(({ value, body, end }) =>
    typeof value === "string" && value !== "" ? [{ text: value, body, end }] : [],
  );
  return texts.length === values.length && texts.length > fewValues ? texts : undefined;
}

function switchOfLength(name: string, length: number, cases: readonly TextCase[], otherwise: readonly Code[]): Code {
  const compared = (some: readonly TextCase[]): Code => comparison(name, some, otherwise);
  const place = tellingPlace(length, cases);
  if (cases.length <= fewOfLength || place === undefined) return compared(cases);
  const byCharacter = [...groupsBy(cases, ({ text }) => text.charAt(place))].map(([character, some]): SwitchCase => ({
    labels: [stringLiteral(character)],
    body: [compared(some)],
    end: endOf(some),
  }));
  return { kind: "switch", on: `${name}[${place}]`, cases: byCharacter, otherwise };
}

function comparison(name: string, cases: readonly TextCase[], otherwise: readonly Code[]): Code {
  const [only, ...others] = cases;
  if (only !== undefined && others.length === 0) {
    const literal = stringLiteral(only.text);
    const condition = atom(`${name} === ${literal}`, `${name} !== ${literal}`);
    return { kind: "if", condition, then: only.body, otherwise };
  }
  const labels = cases.map(({ text, body, end }) => ({ labels: [stringLiteral(text)], body, end }));
  return { kind: "switch", on: name, cases: labels, otherwise };
}

/** Where strings of one length differ most; undefined where no character tells any of them apart. */
function tellingPlace(length: number, cases: readonly TextCase[]): number | undefined {
  const counts = Array.from({ length }, (_, place) => new Set(cases.map(({ text }) => text.charAt(place))).size);
  const most = Math.max(...counts);
  return most > 1 ? counts.indexOf(most) : undefined;
}

function groupsBy<Key>(
  cases: readonly TextCase[],
  keyOf: (one: TextCase) => Key,
): ReadonlyMap<Key, readonly TextCase[]> {
  const groups = new Map<Key, TextCase[]>();
  for (const one of cases) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/** A case that leaves the function where all of its own do. */
function endOf(cases: readonly TextCase[]): SwitchCase["end"] {
  return cases.every(({ end }) => end === "return") ? "return" : "break";
}

export function labelled({ values, body, end }: ValueCase): SwitchCase {
  return { labels: values.map(jsonLiteral), body, end };
}
