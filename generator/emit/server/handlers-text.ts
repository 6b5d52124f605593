/** How emitted code refers to the handlers of a resource. */
import type { Resource } from "../../plan/plan.js";
import type { EmitContext } from "../emitter.js";
import { lastWord, operationsOf, resourceId } from "../resources.js";
import { authenticationOf } from "./principal.js";

/** The type of one resource's handlers: `PetsHandlers<Principal>`. */
export function handlersText(path: readonly string[], context: EmitContext): string {
  const { plan, scope } = context;
  const resource = path.reduce<Resource | undefined>(
    (node, word) => node?.children.find((child) => lastWord(child) === word),
    plan.root,
  );
  const args = resource !== undefined && usesPrincipal(resource, context) ? "<Principal>" : "";
  return `${scope.symbol("server", "handlers", resourceId(path))}${args}`;
}

/** Whether any of its operations asks who calls. */
export function usesPrincipal(resource: Resource, context: EmitContext): boolean {
  return operationsOf(resource, context.api).some((operation) => authenticationOf(operation) !== "none");
}
