/** Which branches of a union apply to a value. */
import { isArray, isObject, ownValue } from "./checks.js";
import { conversionOf, type ConversionBranch, type JsonKind } from "./conversion.js";
import { nowhere, type ConversionPlace, type Steps } from "./conversion-place.js";
import type { Decided } from "./decided.js";

/** How a pass chooses among branches: it takes `every` one, or the first that matches. */
export type Choice =
  | "every"
  | {
      /** What has to match: the value itself, or what the branch makes of it. */
      readonly asks: "value" | "converted";
      /** The kinds of JSON value that the value may stand for. */
      readonly kindsOf: (value: unknown) => readonly JsonKind[];
    };

/** The branches of a union that apply to a value, in view of what else is due there. */
export function* chosenBranches(
  branches: readonly ConversionBranch[],
  value: unknown,
  place: ConversionPlace,
  choice: Choice,
  decided: Decided,
): Steps<readonly ConversionBranch[]> {
  if (choice === "every") return branches;
  const possible = candidates(branches, value, choice.kindsOf(value));
  for (const branch of possible) {
    if (possible.length === 1 || branch.matches === undefined) return [branch];
    const json = choice.asks === "value" ? value : yield { value, settled: place, due: placeOfBranch(branch) };
    if (branch.matches(json, decided)) return [branch];
  }
  return [];
}

function placeOfBranch({ conversion }: ConversionBranch): ConversionPlace {
  return conversion === undefined ? nowhere : new Set([conversionOf(conversion)]);
}

/** The branches whose kind of value it is, and whose tag it bears. */
function candidates(
  branches: readonly ConversionBranch[],
  value: unknown,
  kinds: readonly JsonKind[],
): readonly ConversionBranch[] {
  return branches.filter(
    (branch) =>
      branch.kinds.some((kind) => kinds.includes(kind)) && (branch.tag === undefined || bears(value, branch.tag)),
  );
}

function bears(value: unknown, { name, values }: NonNullable<ConversionBranch["tag"]>): boolean {
  return isObject(value) && values.includes(ownValue(value, name));
}

/** The kind of a value as JSON holds it. */
export function kindOf(json: unknown): JsonKind {
  if (json === null) return "null";
  if (isArray(json)) return "array";
  switch (typeof json) {
    case "boolean":
      return "boolean";
    case "string":
      return "string";
    case "number":
    case "bigint":
      return "number";
    default:
      return "object";
  }
}
