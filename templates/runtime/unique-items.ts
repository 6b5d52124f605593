/** `uniqueItems`: by JSON equality, in time that grows with the size of the array and not with its square. */
import { canonicalText } from "./canonical-text.js";

/** Whether no two items are equal as JSON: `[1, 1.0]` is not unique, `[1, "1"]` is. */
export function hasUniqueItems(items: readonly unknown[]): boolean {
  if (items.length < 2) return true;
  const scalars = new Set<unknown>();
  const texts = new Set<string>();
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    const isContainer = typeof item === "object" && item !== null;
    const seen: { has(key: unknown): boolean; add(key: unknown): unknown } = isContainer ? texts : scalars;
    const key = isContainer ? canonicalText(item) : item;
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}
