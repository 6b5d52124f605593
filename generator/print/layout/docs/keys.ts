/** The names of properties. */
import type { Doc } from "../doc.js";
import type { Rules } from "./rules.js";
import { keyText } from "../literals.js";
import { rootPlace } from "../place.js";
import type { Key } from "../tree.js";

/** The name of a property, beside those of its siblings. */
export function keyDoc(key: Key, siblings: readonly Key[], style: Rules): Doc {
  if (key.kind !== "computed") return keyText(key, siblings, style);
  return ["[", style.expressionDoc(rootPlace(key.expression, "key")), "]"];
}
