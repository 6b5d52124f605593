/** The comma after the last of a list. */
import { type Doc, type GroupKey, ifBroken } from "../doc.js";
import type { Rules } from "./rules.js";

/** After the last of a list that has a line for each, except where the style wants none. */
export function trailingComma({ trailingComma: wanted }: Rules, least: "es5" | "all" = "es5", key?: GroupKey): Doc {
  return wanted === "all" || wanted === least ? ifBroken(",", "", key) : "";
}
