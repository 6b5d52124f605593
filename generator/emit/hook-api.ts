/** What the API sends, as those who emit its senders and receivers see it. */
import type { Api, HookOperation, HookOrigin, Operation } from "../model/api.js";
import type { Plan } from "../plan/plan.js";
import type { EmitContext } from "./emitter.js";
import { propertyName } from "./literal.js";

const known = new WeakMap<Api, Api>();

/** An API whose operations are the hooks: what calls and routes are made of need not know the difference. */
export function hookApi(api: Api): Api {
  const found = known.get(api) ?? { ...api, servers: [], ...api.hooks };
  known.set(api, found);
  return found;
}

export function hookContext(context: EmitContext): EmitContext {
  return { ...context, api: hookApi(context.api) };
}

/** The hooks by their names: `{ webhooks: { petCreated }, callbacks: { subscribe: { onData } } }`. */
export interface HookTree {
  readonly groups: ReadonlyMap<string, HookTree>;
  readonly hooks: readonly { readonly name: string; readonly operation: HookOperation }[];
}

export function hookTree({ api, hookMembers }: Plan): HookTree {
  const root = emptyTree();
  for (const operation of api.hooks.operations) {
    const { group, name } = memberOf(operation, hookMembers);
    let tree = root;
    for (const word of group) {
      const next = tree.groups.get(word) ?? emptyTree();
      tree.groups.set(word, next);
      tree = next;
    }
    tree.hooks.push({ name, operation });
  }
  return root;
}

interface GrowingTree {
  readonly groups: Map<string, GrowingTree>;
  readonly hooks: { readonly name: string; readonly operation: HookOperation }[];
}

function emptyTree(): GrowingTree {
  return { groups: new Map(), hooks: [] };
}

export function memberOf(
  { id }: Operation,
  members: Plan["hookMembers"],
): { readonly group: readonly string[]; readonly name: string } {
  const member = members.get(id);
  if (member === undefined) throw new Error(`The plan has no member for ${id}.`);
  return member;
}

/**
 * An object or a type of the same form as the tree: `leaf` says what stands for a hook, `group` what stands between the name
 * of a group and what is in it. `separator` is what parts members.
 */
export function treeText(
  tree: HookTree,
  texts: {
    readonly leaf: (name: string, operation: HookOperation) => string;
    readonly group: (name: string, inner: string) => string;
    readonly separator: string;
  },
): string {
  const members = [
    ...tree.hooks.map(({ name, operation }) => texts.leaf(propertyName(name), operation)),
    ...[...tree.groups].map(([name, inner]) => texts.group(propertyName(name), treeText(inner, texts))),
  ];
  return `{ ${members.join(texts.separator)} }`;
}

/**
 * Where a receiver takes a hook unless it is told another path: `/petCreated`, `/subscribe/onData`; of a callback with
 * several expressions, by the name that tells this one apart.
 */
export function hookPath({ origin }: HookOperation, plan: Plan): string {
  const alike = hooksAlike(plan).get(nameKey(origin));
  const first = alike?.get(expressionOf(origin));
  if (alike === undefined || first === undefined) throw new Error(`Nothing is sent by the name ${origin.name}.`);
  const { group, name } = memberOf(first, plan.hookMembers);
  const words = [...group.slice(1), alike.size === 1 ? origin.name : name];
  // Half a surrogate pair, which no URL can hold, becomes what URLs have in its place.
  return words.map((word) => `/${encodeURIComponent(word.replace(/[\ud800-\udfff]/gu, "\ufffd"))}`).join("");
}

/** The hooks of each name, the first of each expression. */
type HooksAlike = ReadonlyMap<string, ReadonlyMap<string, HookOperation>>;

const alikeOf = new WeakMap<Plan, HooksAlike>();

function hooksAlike(plan: Plan): HooksAlike {
  const found = alikeOf.get(plan);
  if (found !== undefined) return found;
  const alike = new Map<string, Map<string, HookOperation>>();
  for (const hook of plan.api.hooks.operations) {
    const key = nameKey(hook.origin);
    const own = alike.get(key) ?? new Map<string, HookOperation>();
    alike.set(key, own);
    const expression = expressionOf(hook.origin);
    if (!own.has(expression)) own.set(expression, hook);
  }
  alikeOf.set(plan, alike);
  return alike;
}

function nameKey(origin: HookOrigin): string {
  return JSON.stringify([origin.kind === "callback" ? origin.operation : "", origin.name]);
}

/** Webhooks have none to tell them apart. */
function expressionOf(origin: HookOrigin): string {
  return origin.kind === "callback" ? origin.expression : "";
}
