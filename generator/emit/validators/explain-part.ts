/** What is wrong with the parts of a value: the items of an array, the properties of an object. */
import type { SchemaId } from "../../model/schema.js";
import { when, type Code } from "./code.js";
import { negate } from "./condition.js";
import type { PathText, Scope } from "./scope.js";

/** Leaves the loop where no more issues are wanted: the rest of a long value is then not looked at. */
export const leaveWhereFull: Code = "if (issues.isFull) break;";

/**
 * The issues of a part of a value: an item, or a property. Most are right, so where a call would be made for it the boolean
 * check goes first: that makes no path. Not in recursive schemas, where what is wrong far down would be checked again on
 * every level above.
 */
export function explainPart(scope: Scope, id: SchemaId, value: string, path: PathText): readonly Code[] {
  const explanation = scope.explanation(id, value, path, "always");
  const isCheckedFirst = explanation.length > 0 && scope.facts.hasFunctions(id) && !scope.facts.schema(id).recursive;
  return isCheckedFirst ? when(negate(scope.condition(id, value, "always")), explanation) : explanation;
}
