/** The operations of an API by their ids: it may have thousands, and be asked for each. */
import type { Api, HookOperation, Operation, OperationId } from "./api.js";

const answered = new WeakMap<Api, ReadonlyMap<OperationId, Operation>>();
const sent = new WeakMap<Api, ReadonlyMap<OperationId, HookOperation>>();

export function operationsById(api: Api): ReadonlyMap<OperationId, Operation> {
  const found = answered.get(api) ?? new Map(api.operations.map((operation) => [operation.id, operation]));
  answered.set(api, found);
  return found;
}

export function hooksById(api: Api): ReadonlyMap<OperationId, HookOperation> {
  const found = sent.get(api) ?? new Map(api.hooks.operations.map((hook) => [hook.id, hook]));
  sent.set(api, found);
  return found;
}
