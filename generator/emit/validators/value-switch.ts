/** A `switch` over values: by their length first where they are many strings, since V8 compares one after the other. */
import { jsonLiteral } from "../literal.js";
import type { Code, SwitchCase } from "./code.js";
import type { Scalar } from "../../model/union-groups.js";

export interface ValueSwitch {
  /** The expression of the value. */
  readonly on: string;
  /** A name for it. Asked for only where the value is read more than once. */
  readonly name: () => string;
  readonly cases: readonly ValueCase[];
  /** Stands once for each length of string, too. Leaves the function. */
  readonly otherwise: readonly Code[];
}

export interface ValueCase {
  readonly values: readonly Scalar[];
  readonly body: readonly Code[];
  readonly end: SwitchCase["end"];
}

/** Up to so many, comparing one after the other is as fast. */
const fewValues = 8;

export function valueSwitch(parts: ValueSwitch): readonly Code[] {
  const { on, cases, otherwise } = parts;
  const lengths = lengthsOf(cases);
  if (lengths === undefined) return [{ kind: "switch", on, cases: cases.map(labelled), otherwise }];
  const name = parts.name();
  const [first] = cases;
  const byLength = [...lengths].map(([length, ofLength]): SwitchCase => ({
    labels: [String(length)],
    body: [{ kind: "switch", on: name, cases: ofLength.map(labelled), otherwise }],
    end: first?.end ?? "break",
  }));
  return [
    `const ${name} = ${on};`,
    { kind: "switch", on: `typeof ${name} === "string" ? ${name}.length : -1`, cases: byLength, otherwise },
  ];
}

/** The cases by the length of their values; undefined where they are few, or not all of them are strings. */
function lengthsOf(cases: readonly ValueCase[]): ReadonlyMap<number, readonly ValueCase[]> | undefined {
  const single = cases.flatMap((one) => one.values.map((value) => ({ ...one, values: [value] })));
  const byLength = new Map<number, ValueCase[]>();
  for (const one of single) {
    const [value] = one.values;
    if (typeof value !== "string") return undefined;
    byLength.set(value.length, [...(byLength.get(value.length) ?? []), one]);
  }
  return single.length > fewValues && byLength.size > 1 ? byLength : undefined;
}

function labelled({ values, body, end }: ValueCase): SwitchCase {
  return { labels: values.map(jsonLiteral), body, end };
}
