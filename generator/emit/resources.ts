/** Resources as client and server write them: a tree of words with operations at its nodes. */
import type { Api, Operation } from "../model/api.js";
import type { Resource } from "../plan/plan.js";

/** The id of a resource as an item of the plan. */
export function resourceId(path: readonly string[]): string {
  return `/${path.join("/")}`;
}

/** The operations of a resource itself, in the order of the description. */
export function operationsOf(resource: Resource, { operations }: Api): readonly Operation[] {
  const ids: ReadonlySet<string> = new Set(resource.operations);
  return operations.filter(({ id }) => ids.has(id));
}

/** The word that a resource adds to the one it stands in. */
export function lastWord({ path }: Resource): string {
  return path.at(-1) ?? "";
}
