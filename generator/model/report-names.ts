/** Names that a description gives to listed values of which a program sees no constant. */
import { member, isObject } from "../load/json.js";
import { below } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import { nameKeys } from "./enum-extensions.js";
import type { Source } from "./node.js";
import { seenConstant } from "./project-encoding.js";
import type { DraftSchema } from "./schema-reader.js";

/** Two `Date`s are never equal, and anybody could change one that all share: no constant holds them. */
export function reportUnusedNames({ assertions, encoding, form, location }: DraftSchema, source: Source): void {
  if (encoding?.side !== "value" || form !== undefined) return;
  const isUnused = assertions.some(
    (assertion) =>
      assertion.kind === "enum" &&
      assertion.members.some(
        ({ name, value }) =>
          name !== undefined && typeof value !== "object" && seenConstant(value, encoding) === undefined,
      ),
  );
  const described = valueAt(source.document, location);
  const key = isObject(described) ? nameKeys.find((each) => member(described, each) !== undefined) : undefined;
  if (!isUnused || key === undefined) return;
  const why = "of a value that is converted to a Date, or has more digits than a number, there is no constant";
  source.report.add("ineffective-keyword", below(location, key), key, why);
}
