/** What the API sends: webhooks, which it sends by itself, and callbacks, which calls of its operations lead to. */
import { below, child } from "../load/pointer.js";
import { hasOwnSchemas } from "../load/upgrade.js";
import type { HookOrigin } from "./api.js";
import { operationsIn, type FoundOperation } from "./found-operation.js";
import { entriesOf, nodeAt, type Node, type Source } from "./node.js";

export interface FoundHook extends FoundOperation {
  readonly origin: HookOrigin;
}

/** OpenAPI has webhooks from 3.1 on (OAS 3.1.1 section 4.8.1). */
export function findWebhooks(source: Source, root: Node): readonly FoundHook[] {
  if (hasOwnSchemas(source.document.dialect)) return [];
  return entriesOf(source, root, "webhooks").flatMap(([name, location]) => {
    const item = nodeAt(source, location, "pathItem");
    if (item === undefined) return [];
    const origin: HookOrigin = { kind: "webhook", name };
    const found = operationsIn(source, item, { path: name, writtenPath: name, id: child("#", "webhooks", name) });
    return found.map((operation) => ({ ...operation, origin }));
  });
}

/** A Callback Object holds path items by expressions (OAS 3.1.1 section 4.8.18). */
export function findCallbacks(source: Source, owner: FoundOperation): readonly FoundHook[] {
  return entriesOf(source, owner.node, "callbacks").flatMap(([name, place]) => {
    const callback = nodeAt(source, place);
    if (callback === undefined) return [];
    const expressions = Object.keys(callback.value).filter((key) => !key.startsWith("x-"));
    return expressions.flatMap((expression) => {
      const location = below(callback.location, expression);
      const item = nodeAt(source, location, "pathItem");
      if (item === undefined) return [];
      const origin: HookOrigin = { kind: "callback", name, operation: owner.id, expression, location };
      const id = child(owner.id, "callbacks", name, expression);
      return operationsIn(source, item, { path: name, writtenPath: name, id }).map((operation) => ({
        ...operation,
        origin,
      }));
    });
  });
}
