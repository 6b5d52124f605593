/** The names that the configuration gives to items, by item id. */
import type { Report } from "../diagnostics/report.js";
import { camelCase, isReservedWord } from "./identifier.js";
import type { Item } from "./plan.js";

/**
 * Finds what each entry names: a pointer (`#/components/schemas/pet_1`; `#/webhooks/petCreated` where that has one
 * operation) or an operationId. Reports entries that name nothing and names that no identifier can have.
 */
export function configuredNames(
  names: Readonly<Record<string, string>>,
  items: readonly Item[],
  report: Report,
): ReadonlyMap<string, string> {
  const idOf = new Map(items.map(({ id }) => [id as string, id as string]));
  for (const item of items) {
    const isNamed = item.kind === "operation" || item.kind === "hook";
    if (isNamed && item.operation.operationId !== undefined) idOf.set(item.operation.operationId, item.id);
  }
  for (const [place, id] of onlyHooks(items)) idOf.set(place, id);
  const configured = new Map<string, string>();
  for (const [key, name] of Object.entries(names)) {
    const id = idOf.get(key);
    if (id === undefined) report.add("unmatched-setting", undefined, "names", key);
    else if (!isUsable(name)) report.add("unusable-name", undefined, key, name);
    else configured.set(id, name);
  }
  return configured;
}

/** What stands alone in its path item, by the pointer of that. */
function onlyHooks(items: readonly Item[]): readonly (readonly [string, string])[] {
  const places = items.flatMap(({ kind, id }) =>
    kind === "hook" ? [[id.slice(0, id.lastIndexOf("/")), id] as const] : [],
  );
  return places.filter(([place]) => places.filter((other) => other[0] === place).length === 1);
}

/** A name of ASCII letters and digits, in words; not one that the language keeps for itself. */
function isUsable(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !isReservedWord(camelCase(name));
}
