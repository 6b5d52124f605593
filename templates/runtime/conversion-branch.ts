/** Which branches of a union could be meant by a value, before any is tried. */
import { isArray, isObject, ownValue } from "./checks.js";
import type { ConversionBranch, JsonKind } from "./conversion.js";

/** The branches whose kind of value it is, and whose tag it bears. */
export function candidates(
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
