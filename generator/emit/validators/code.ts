/** Statements of emitted code. What a statement contains can be asked of it, so no text is ever looked into. */
import { unreachable } from "../../model/unreachable.js";
import { all, isAlways, isNever, negate, textOf, type Condition } from "./condition.js";

export type Code =
  /** One statement without parts. */
  | string
  | If
  /** Leaves the function with `false`, or the like, where the condition does not hold. */
  | { readonly kind: "leaveUnless"; readonly condition: Condition; readonly leave: string }
  | { readonly kind: "loop"; readonly head: string; readonly body: readonly Code[] }
  | Issues
  | Call
  | Switch;

export interface If {
  readonly kind: "if";
  readonly condition: Condition;
  readonly then: readonly Code[];
  readonly otherwise: readonly Code[];
}

/** Says what is wrong with a value where its whole condition does not hold. */
export interface Issues {
  readonly kind: "issues";
  /** Holds where the value is wrong. */
  readonly wrong: Condition;
  readonly call: () => string;
  /** What the call takes for expected where the value is a property that is not there; absent: it does not tell. */
  readonly missing?: string;
}

/** A statement whose text is made where it is used: asking for it records an import. */
export interface Call {
  readonly kind: "call";
  readonly text: () => string;
  /** The function, where it is one that collects the issues of the value at a path, and needs nothing but these. */
  readonly collector?: string;
}

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
  if (otherwise.length === 0 && then.length === 1 && typeof only === "object" && only.kind === "issues") {
    return [{ kind: "issues", wrong: all(condition, only.wrong), call: only.call }];
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
      return renderIf(code);
    case "leaveUnless":
      return `if (${textOf(negate(code.condition))}) ${code.leave}`;
    case "loop":
      return `${code.head} ${block(code.body)}`;
    case "issues":
      return `if (${textOf(code.wrong)}) ${code.call()}`;
    case "call":
      return code.text();
    case "switch":
      return renderSwitch(code);
    default:
      return unreachable(code);
  }
}

function renderIf({ condition, then, otherwise }: If): string {
  const head = `if (${textOf(condition)}) ${body(then)}`;
  if (otherwise.length === 0) return head;
  const [only] = otherwise;
  const isChain = otherwise.length === 1 && typeof only === "object" && (only.kind === "if" || only.kind === "issues");
  return `${head}${isPlain(then) ? "\n" : " "}else ${isChain ? render(only) : body(otherwise)}`;
}

function body(code: readonly Code[]): string {
  return isPlain(code) ? code.map(render).join("") : block(code);
}

/** Whether it is one statement that needs no braces: neither a declaration nor something that an `else` could belong to. */
function isPlain(code: readonly Code[]): boolean {
  const [only] = code;
  if (only === undefined || code.length > 1) return false;
  return typeof only === "string" ? !/^(?:const|let|if) /.test(only) : only.kind === "call";
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
