/** Resources as client and server write them: a tree of words with operations at its nodes. */
import type { Api, Operation } from "../model/api.js";
import type { Resource } from "../plan/plan.js";

/** The id of a resource as an item of the plan. */
export function resourceId(path: readonly string[]): string {
  return `/${path.join("/")}`;
}

/** The operations of a resource itself, in the order of the description. The same list whenever it is asked for. */
export function operationsOf(resource: Resource, api: Api): readonly Operation[] {
  const lists = operationLists.get(api) ?? new Map<Resource, readonly Operation[]>();
  operationLists.set(api, lists);
  const list = lists.get(resource) ?? listOf(resource, api);
  lists.set(resource, list);
  return list;
}

function listOf({ operations }: Resource, api: Api): readonly Operation[] {
  const ids: ReadonlySet<string> = new Set(operations);
  return api.operations.filter(({ id }) => ids.has(id));
}

/** Each operation asks for those of its resource. */
const operationLists = new WeakMap<Api, Map<Resource, readonly Operation[]>>();

/** The word that a resource adds to the one it stands in. */
export function lastWord({ path }: Resource): string {
  return path.at(-1) ?? "";
}
