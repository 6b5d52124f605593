/** What webhooks and callbacks are called, and where they stand. */
import type { Report } from "../diagnostics/report.js";
import type { Api, HookOperation, HookOrigin, Operation, OperationId } from "../model/api.js";
import { operationsById } from "../model/operations-by-id.js";
import { baseName, basesOfOperation, type Bases } from "./candidates.js";
import { camelCase, escapedIdentifier, pascalCase, wordsOf } from "./identifier.js";
import type { BaseName, HookMember } from "./plan.js";

type Configured = ReadonlyMap<string, string>;

/** One of the names that a hook could take: that of its functions and types, and that of its member. */
interface HookName {
  readonly base: BaseName;
  readonly member: string;
}

/**
 * Its place first: `petCreated` of the webhooks is `PetCreatedWebhook`, `onData` of `subscribe` is
 * `SubscribeOnDataCallback`. The last word sets it apart from the operations that the API answers.
 */
export function basesOfHook(hook: HookOperation, api: Api, configured: Configured): Bases {
  const [first, ...others] = hookNames(hook, api, configured);
  const { name } = hook.origin;
  const isExact = [camelCase(name), pascalCase(name)].includes(name);
  return {
    authority: configured.has(hook.id) ? "configured" : isExact ? "operation" : "derived",
    bases: [first.base, ...others.map(({ base }) => base)],
  };
}

/**
 * Best first. Of several that are called alike (two expressions of a callback; `pet.created` and `pet_created`), each goes
 * by its operationId, or else by what tells it apart: the words of its expression, or its signs spelled out.
 */
function hookNames(hook: HookOperation, api: Api, configured: Configured): readonly [HookName, ...HookName[]] {
  const { origin, operationId = "", id } = hook;
  const unique = baseName(`N_${escapedIdentifier(id)}`);
  const last = { base: unique, member: unique.camel };
  const chosen = configured.get(id);
  if (chosen !== undefined) return [{ base: baseName(chosen), member: camelCase(chosen) }, last];
  const placed = (words: string): HookName => ({
    base: ended([...ownerWords(hook, api, configured), words].join(" "), origin.kind),
    member: camelCase(words),
  });
  const place = placed([origin.name, ...methodWords(hook)].join(" "));
  const byId = { base: ended(operationId, origin.kind), member: camelCase(operationId) };
  const ids = wordsOf(operationId).length === 0 ? [] : [byId];
  const apart = tellingWords(origin).map((words) => placed([words, ...methodWords(hook)].join(" ")));
  const [first = place, ...others] = wordsOf(origin.name).length === 0 ? [...ids, place] : [place, ...ids];
  return [first, ...others, ...apart, last];
}

/** `{$request.query.dataUrl}/data` of `stream` → `stream data url data`; `pet.created` → `pet dot created`. */
function tellingWords(origin: HookOrigin): readonly string[] {
  if (origin.kind === "webhook") return [spelled(origin.name)];
  const { name, expression } = origin;
  const values = expression.replace(/\$(request|response)\.(body#?|header\.|query\.|path\.)/g, " ");
  return [values, expression, `${spelled(name)} ${spelled(expression)}`].map((words) => `${name} ${words}`);
}

function spelled(text: string): string {
  return text.replace(/[^A-Za-z0-9]/gu, (sign) => ` ${signs.get(sign) ?? (sign.codePointAt(0) ?? 0).toString(16)} `);
}

const signs: ReadonlyMap<string, string> = new Map([
  [" ", "space"],
  ["#", "hash"],
  ["-", "dash"],
  [".", "dot"],
  ["/", "slash"],
  [":", "colon"],
  ["_", "underscore"],
]);

/** `pet created`, `webhook` → `PetCreatedWebhook`; what ends so already stays. */
function ended(words: string, kind: "webhook" | "callback"): BaseName {
  return baseName(new RegExp(`${kind}$`, "i").test(words) ? words : `${words} ${kind}`);
}

/** A POST is what a hook mostly is. */
function methodWords({ method }: Operation): readonly string[] {
  return method === "POST" ? [] : [method.toLowerCase()];
}

function ownerWords({ origin }: HookOperation, api: Api, configured: Configured): readonly string[] {
  if (origin.kind === "webhook") return [];
  const owner = operationsById(api).get(origin.operation);
  return owner === undefined ? [] : [basesOfOperation(owner, configured.get(owner.id)).bases[0].camel];
}

/** The folder and the file of a hook: `["webhooks", "petCreated"]`, `["callbacks", "subscribe", "onData"]`. */
export function hookPlace(hook: HookOperation, api: Api): readonly string[] {
  return [`${hook.origin.kind}s`, ...ownerWords(hook, api, new Map()), hook.origin.name || "_"];
}

/** What every object inherits would be found where a program gives nothing: `constructor` is `constructorWebhook`. */
function ownName(name: string, kind: "webhook" | "callback" | "Operation"): string {
  return name in Object.prototype ? name + pascalCase(kind) : name;
}

/** What the names of hooks were settled by. */
interface SettledNames {
  readonly names: ReadonlyMap<string, BaseName>;
  readonly configured: Configured;
}

/**
 * How hooks are found by their names: `webhooks.petCreated`, `callbacks.subscribe.onData`, each by that name of which its
 * functions are made. Where two claim one name still, both take those of their functions, which are no other's.
 */
export function hookMembers(
  api: Api,
  { names, configured }: SettledNames,
  report: Report,
): ReadonlyMap<OperationId, HookMember> {
  const nameOf = (id: string): string => names.get(id)?.camel ?? id;
  const wanted = api.hooks.operations.map((hook) => {
    const { origin } = hook;
    const group =
      origin.kind === "webhook" ? ["webhooks"] : ["callbacks", ownName(nameOf(origin.operation), "Operation")];
    const settled = hookNames(hook, api, configured).find(({ base }) => base.pascal === names.get(hook.id)?.pascal);
    const name = ownName(settled?.member ?? "", origin.kind) || nameOf(hook.id);
    return { hook, group, name, key: [...group, name].join("/") };
  });
  const claims = new Map<string, number>();
  for (const { key } of wanted) claims.set(key, (claims.get(key) ?? 0) + 1);
  return new Map(
    wanted.map(({ hook, group, name, key }) => {
      const isAlone = claims.get(key) === 1;
      if (!isAlone) report.add("name-collision", hook.location, name, nameOf(hook.id));
      return [hook.id, { group, name: isAlone ? name : nameOf(hook.id) }];
    }),
  );
}
