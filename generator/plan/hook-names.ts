/** What webhooks and callbacks are called, and where they stand. */
import type { Report } from "../diagnostics/report.js";
import type { Api, HookOperation, Operation, OperationId } from "../model/api.js";
import { baseName, basesOfOperation, type Bases } from "./candidates.js";
import { camelCase, escapedIdentifier, pascalCase, wordsOf } from "./identifier.js";
import type { BaseName, HookMember } from "./plan.js";

/**
 * Its operationId, then what it is a part of: `petCreated` of the webhooks is `PetCreatedWebhook`, `onData` of `subscribe`
 * is `SubscribeOnDataCallback`. The last word sets it apart from the operations that the API answers.
 */
export function basesOfHook(hook: HookOperation, api: Api, configured: string | undefined): Bases {
  const last = baseName(`N_${escapedIdentifier(hook.id)}`);
  if (configured !== undefined) return { authority: "configured", bases: [baseName(configured), last] };
  const { origin, operationId } = hook;
  const place = ended([...ownerWords(hook, api), origin.name, ...methodWords(hook)].join(" "), origin.kind);
  if (operationId === undefined || wordsOf(operationId).length === 0) {
    return { authority: "derived", bases: [place, last] };
  }
  return { authority: "exact", bases: [ended(operationId, origin.kind), place, last] };
}

/** `pet created`, `webhook` → `PetCreatedWebhook`; what ends so already stays. */
function ended(words: string, kind: "webhook" | "callback"): BaseName {
  return baseName(new RegExp(`${kind}$`, "i").test(words) ? words : `${words} ${kind}`);
}

/** A POST is what a hook mostly is. */
function methodWords({ method }: Operation): readonly string[] {
  return method === "POST" ? [] : [method.toLowerCase()];
}

function ownerWords({ origin }: HookOperation, { operations }: Api): readonly string[] {
  if (origin.kind === "webhook") return [];
  const owner = operations.find(({ id }) => id === origin.operation);
  return owner === undefined ? [] : [basesOfOperation(owner, undefined).bases[0].camel];
}

/** The folder and the file of a hook: `["webhooks", "petCreated"]`, `["callbacks", "subscribe", "onData"]`. */
export function hookPlace(hook: HookOperation, api: Api): readonly string[] {
  return [`${hook.origin.kind}s`, ...ownerWords(hook, api), hook.origin.name || "_"];
}

/** What every object inherits would be found where a program gives nothing: `constructor` is `constructorWebhook`. */
function ownName(name: string, kind: "webhook" | "callback" | "Operation"): string {
  return name in Object.prototype ? name + pascalCase(kind) : name;
}

/**
 * How hooks are found by their names: `webhooks.petCreated`, `callbacks.subscribe.onData`. Where two claim one name, both
 * take those of their functions, which are no other's.
 */
export function hookMembers(
  { hooks }: Api,
  names: ReadonlyMap<string, BaseName>,
  report: Report,
): ReadonlyMap<OperationId, HookMember> {
  const nameOf = (id: string): string => names.get(id)?.camel ?? id;
  const wanted = hooks.operations.map((hook) => {
    const { origin } = hook;
    const group =
      origin.kind === "webhook" ? ["webhooks"] : ["callbacks", ownName(nameOf(origin.operation), "Operation")];
    const name = ownName(camelCase([origin.name, ...methodWords(hook)].join(" ")), origin.kind) || nameOf(hook.id);
    return { hook, group, name, key: [...group, name].join("/") };
  });
  return new Map(
    wanted.map(({ hook, group, name, key }) => {
      const isAlone = wanted.filter((other) => other.key === key).length === 1;
      if (!isAlone) report.add("name-collision", hook.location, name, nameOf(hook.id));
      return [hook.id, { group, name: isAlone ? name : nameOf(hook.id) }];
    }),
  );
}
