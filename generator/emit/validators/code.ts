/** Statements of emitted code. What a statement contains can be asked of it, so no text is ever looked into. */
import { unreachable } from "../../model/unreachable.js";
import { all, isAlways, isNever, negate, textOf, type Condition } from "./condition.js";

export type Code =
  /** One statement without parts. */
  | string
  | {
      readonly kind: "if";
      readonly condition: Condition;
      readonly then: readonly Code[];
      readonly otherwise: readonly Code[];
    }
  /** Leaves the function with `false`, or the like, where the condition does not hold. */
  | { readonly kind: "leaveUnless"; readonly condition: Condition; readonly leave: string }
  | { readonly kind: "loop"; readonly head: string; readonly body: readonly Code[] }
  | Switch;

export interface Switch {
  readonly kind: "switch";
  readonly on: string;
  readonly cases: readonly SwitchCase[];
  readonly otherwise: readonly Code[];
}

export interface SwitchCase {
  /** Expressions, any of which leads here. */
  readonly labels: readonly string[];
  readonly body: readonly Code[];
  /** What the body ends in: the next statement after the `switch`, or its own `return`. */
  readonly end: "break" | "return";
}

/** `if (…) { … } else { … }`; nothing where both are empty. */
export function when(condition: Condition, then: readonly Code[], otherwise: readonly Code[] = []): readonly Code[] {
  if (then.length === 0) return otherwise.length === 0 ? [] : when(negate(condition), otherwise);
  if (isAlways(condition)) return then;
  if (isNever(condition)) return otherwise;
  const [only] = then;
  if (
    otherwise.length === 0 &&
    then.length === 1 &&
    typeof only === "object" &&
    only.kind === "if" &&
    only.otherwise.length === 0
  ) {
    return [{ ...only, condition: all(condition, only.condition) }];
  }
  return [{ kind: "if", condition, then, otherwise }];
}

/** `if (!…) return false;` */
export function failUnless(condition: Condition): readonly Code[] {
  if (isNever(condition)) return ["return false;"];
  return isAlways(condition) ? [] : [{ kind: "leaveUnless", condition, leave: "return false;" }];
}

export function loop(head: string, body: readonly Code[]): readonly Code[] {
  return body.length === 0 ? [] : [{ kind: "loop", head, body }];
}

export function render(code: Code): string {
  if (typeof code === "string") return code;
  switch (code.kind) {
    case "if":
      return `if (${textOf(code.condition)}) ${block(code.then)}${renderElse(code.otherwise)}`;
    case "leaveUnless":
      return `if (${textOf(negate(code.condition))}) ${code.leave}`;
    case "loop":
      return `${code.head} ${block(code.body)}`;
    case "switch":
      return renderSwitch(code);
    default:
      return unreachable(code);
  }
}

function renderElse(otherwise: readonly Code[]): string {
  const [only] = otherwise;
  if (only === undefined) return "";
  const isChain = otherwise.length === 1 && typeof only === "object" && only.kind === "if";
  return ` else ${isChain ? render(only) : block(otherwise)}`;
}

function renderSwitch({ on, cases, otherwise }: Switch): string {
  const arms = cases.map(({ labels, body, end }) => {
    const heads = labels.map((label) => `case ${label}:`).join("\n");
    // Braces only where the body declares something that the other cases must not see.
    return `${heads}\n${[...body.map(render), ...(end === "break" ? ["break;"] : [])].join("\n")}`;
  });
  const last = otherwise.length === 0 ? [] : [`default:\n${otherwise.map(render).join("\n")}`];
  return `switch (${on}) {\n${[...arms, ...last].join("\n")}\n}`;
}

function block(body: readonly Code[]): string {
  return `{\n${body.map(render).join("\n")}\n}`;
}
