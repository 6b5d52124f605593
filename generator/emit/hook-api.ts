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
export function hookPath({ origin }: HookOperation, { api, hookMembers }: Plan): string {
  const alike = api.hooks.operations.filter((other) => isNamedAlike(origin, other.origin));
  const [first] = alike.filter((other) => isOneExpression(origin, other.origin));
  if (first === undefined) throw new Error(`Nothing is sent by the name ${origin.name}.`);
  const { group, name } = memberOf(first, hookMembers);
  const isAlone = alike.every((other) => isOneExpression(origin, other.origin));
  const words = [...group.slice(1), isAlone ? origin.name : name];
  // Half a surrogate pair, which no URL can hold, becomes what URLs have in its place.
  return words.map((word) => `/${encodeURIComponent(word.replace(/[\ud800-\udfff]/gu, "\ufffd"))}`).join("");
}

function isNamedAlike(one: HookOrigin, other: HookOrigin): boolean {
  const [owner, otherOwner] = [one, other].map((each) => (each.kind === "callback" ? each.operation : undefined));
  return owner === otherOwner && one.name === other.name;
}

function isOneExpression(one: HookOrigin, other: HookOrigin): boolean {
  if (one.kind === "webhook") return true;
  return other.kind === "callback" && one.expression === other.expression;
}
