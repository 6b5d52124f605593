/** The calls that the configuration gives to operations, by operation. */
import type { Report } from "../diagnostics/report.js";
import { nearestWord } from "../diagnostics/edit-distance.js";
import type { Api, OperationId } from "../model/api.js";
import { settingNames } from "../model/setting-names.js";
import type { MethodName } from "./plan.js";

/** Finds what each entry names: an operationId, or a method and a path: `{ "POST /pets/{id}/home": "pets.adopt" }`. */
export function configuredMethods(
  methods: Readonly<Record<string, string>>,
  { operations }: Api,
  report: Report,
): ReadonlyMap<OperationId, MethodName> {
  const idOf = new Map(operations.flatMap((operation) => settingNames(operation).map((name) => [name, operation.id])));
  const configured = new Map<OperationId, MethodName>();
  for (const [key, call] of Object.entries(methods)) {
    const id = idOf.get(key);
    const name = methodNameOf(call);
    if (id === undefined)
      report.add("unmatched-setting", undefined, "methods", key, nearestWord(key, [...idOf.keys()]));
    else if (name === undefined) report.add("unusable-name", undefined, key, call);
    else configured.set(id, name);
  }
  return configured;
}

/** `pets.adopt` → `adopt` of `["pets"]`; undefined for what is no path of names. */
function methodNameOf(call: string): MethodName | undefined {
  const resource = call.split(".");
  const method = resource.pop() ?? "";
  return [...resource, method].every((word) => /^[a-z][A-Za-z0-9]*$/.test(word)) ? { resource, method } : undefined;
}
