/** How emitted code refers to the handlers of a resource. */
import type { Operation } from "../../model/api.js";
import type { Resource } from "../../plan/plan.js";
import type { EmitContext } from "../emitter.js";
import { lastWord, operationsOf, resourceId } from "../resources.js";
import { principalArguments } from "../routes/principal.js";

/** The type of one resource's handlers: `PetsHandlers<TokenPrincipal>`. */
export function handlersText(path: readonly string[], context: EmitContext): string {
  const args = principalArguments(operationsAt(path, context), context.api);
  return `${context.scope.symbol("server", "handlers", resourceId(path))}${args}`;
}

/** The operations of the resource at a path. */
export function operationsAt(path: readonly string[], { api, plan }: EmitContext): readonly Operation[] {
  const resource = path.reduce<Resource | undefined>(
    (node, word) => node?.children.find((child) => lastWord(child) === word),
    plan.root,
  );
  return resource === undefined ? [] : operationsOf(resource, api);
}
