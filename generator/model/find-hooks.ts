/** What the API sends: webhooks, which it sends by itself, and callbacks, which calls of its operations lead to. */
import { member } from "../load/json.js";
import { below, child, type Location } from "../load/pointer.js";
import { hasOwnSchemas } from "../load/upgrade.js";
import type { HookOrigin } from "./api.js";
import { operationsIn, type FoundOperation } from "./found-operation.js";
import { entriesOf, nodeAt, type Node, type Source } from "./node.js";

export interface FoundHook extends FoundOperation {
  readonly origin: HookOrigin;
}

/**
 * OpenAPI has webhooks from 3.1 on (OAS 3.1.1 section 4.8.1). Descriptions of before have them as `x-webhooks`, of the same
 * form, which documentation shows.
 */
export function findWebhooks(source: Source, root: Node): readonly FoundHook[] {
  const keyword = webhooksKeyword(source, root);
  if (keyword === undefined) return [];
  return entriesOf(source, root, keyword).flatMap(([name, location]) => {
    const item = nodeAt(source, location, "pathItem");
    if (item === undefined) return [];
    const origin: HookOrigin = { kind: "webhook", name };
    const found = operationsIn(source, item, { path: name, writtenPath: name, id: child("#", keyword, name) });
    if (found.length === 0 && keyword === "x-webhooks") reportUnread(source, location, name, "it has no operation");
    return found.map((operation) => ({ ...operation, origin }));
  });
}

/** Where webhooks stand; an extension that stands there in vain is named. */
function webhooksKeyword(source: Source, root: Node): "webhooks" | "x-webhooks" | undefined {
  const { dialect } = source.document;
  const isStandard = !hasOwnSchemas(dialect) && member(root.value, "webhooks") !== undefined;
  const usual = isStandard ? "webhooks" : undefined;
  if (member(root.value, "x-webhooks") === undefined) return usual;
  if (!isStandard && dialect !== "2.0") return "x-webhooks";
  const why = isStandard ? "the webhooks beside it are read" : "Swagger 2.0 has none, and OpenAPI from 3.0 on is read";
  reportUnread(source, below(root.location, "x-webhooks"), "x-webhooks", why);
  return usual;
}

/** Of an extension nobody else says what is wrong with it. */
function reportUnread({ report }: Source, location: Location, keyword: string, why: string): void {
  report.add("ineffective-keyword", location, keyword, why);
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
