/** What follows the object of a member. */
import { type Doc, group, indent, softLine } from "../doc.js";
import { isNumber } from "./array-shapes.js";
import type { Rules } from "./rules.js";
import { type Place, inside } from "../place.js";
import type { Member } from "../tree.js";

/** `.name`, `?.name`, `[index]`. */
export function lookupDoc(member: Member, place: Place, style: Rules): Doc {
  const mark = member.optional ? "?." : "";
  if (member.index === undefined) return [member.optional ? "?." : ".", member.name ?? ""];
  const index = style.expressionDoc(inside(place, member.index, "index"));
  if (isNumber(member.index)) return [mark, "[", index, "]"];
  return group([mark, "[", indent([softLine, index]), softLine, "]"]);
}
