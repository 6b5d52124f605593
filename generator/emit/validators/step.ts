/** The parts of a boolean check, in order. The last one can be what the function returns. */
import { unreachable } from "../../model/unreachable.js";
import { render, failUnless, when, type Code } from "./code.js";
import type { Scalar } from "../../model/union-groups.js";
import { valueSwitch, type ValueCase } from "./value-switch.js";
import { any, isAlways, isNever, negate, never, textOf, type Condition } from "./condition.js";

export type Step =
  /** Must hold. */
  | { readonly kind: "test"; readonly condition: Condition }
  /** Statements, some of which may return `false`. */
  | { readonly kind: "code"; readonly code: readonly Code[] }
  | Dispatch;

/** One of several conditions must hold; a value read before says which. */
export interface Dispatch {
  readonly kind: "dispatch";
  /** Holds where the value passes without asking. */
  readonly unless: Condition;
  readonly on: string;
  /** What that value is called, and a name for what is asked for more than once. */
  readonly called: string;
  readonly name: (wanted: string) => string;
  readonly cases: readonly DispatchCase[];
  /** Of all other values; absent: none of them passes. */
  readonly otherwise?: Condition;
}

export interface DispatchCase {
  readonly values: readonly Scalar[];
  readonly condition: Condition;
}

export function test(condition: Condition): readonly Step[] {
  return isAlways(condition) ? [] : [{ kind: "test", condition }];
}

export function code(statements: readonly Code[]): readonly Step[] {
  return statements.length === 0 ? [] : [{ kind: "code", code: statements }];
}

/** Statements after which the steps held; `return false` where they do not. */
export function asStatements(steps: readonly Step[]): readonly Code[] {
  return reached(steps).flatMap((step): readonly Code[] => {
    switch (step.kind) {
      case "test":
        return failUnless(step.condition);
      case "code":
        return step.code;
      case "dispatch":
        return when(negate(step.unless), dispatchCode(step, "statement"));
      default:
        return unreachable(step);
    }
  });
}

/** A function's body that returns whether the steps hold. */
export function asBody(steps: readonly Step[]): readonly string[] {
  const all = reached(steps);
  const last = all.at(-1);
  const before = asStatements(all.slice(0, -1));
  return [...before, ...(last === undefined ? ["return true;"] : asReturn(last))].map(render);
}

/** Whether no value gets through the steps. */
export function neverHold(steps: readonly Step[]): boolean {
  return steps.some(neverHolds);
}

function neverHolds(step: Step): boolean {
  return step.kind === "test" && isNever(step.condition);
}

/** The steps up to the first that never holds. */
function reached(steps: readonly Step[]): readonly Step[] {
  const end = steps.findIndex(neverHolds);
  return end === -1 ? steps : steps.slice(0, end + 1);
}

function asReturn(step: Step): readonly Code[] {
  switch (step.kind) {
    case "test":
      return [`return ${textOf(step.condition)};`];
    case "code":
      return [...step.code, "return true;"];
    case "dispatch":
      return [...(isNever(step.unless) ? [] : passIf(step.unless)), ...dispatchCode(step, "return")];
    default:
      return unreachable(step);
  }
}

function passIf(condition: Condition): readonly Code[] {
  return [{ kind: "leaveUnless", condition: negate(condition), leave: "return true;" }];
}

function dispatchCode(
  { on, called, name, cases, otherwise = never }: Dispatch,
  as: "statement" | "return",
): readonly Code[] {
  const bodyOf = (condition: Condition): readonly Code[] =>
    as === "return" ? [`return ${textOf(condition)};`] : failUnless(condition);
  const end = as === "return" ? "return" : "break";
  const valueCases = cases.map(({ values, condition }): ValueCase => ({ values, body: bodyOf(condition), end }));
  return valueSwitch({ on, called, name, cases: valueCases, otherwise: bodyOf(otherwise) });
}

/** The steps as one condition; undefined where they need statements. */
export function asCondition(steps: readonly Step[]): readonly Condition[] | undefined {
  const conditions = steps.flatMap((step) => (step.kind === "test" ? [step.condition] : []));
  return conditions.length === steps.length ? conditions : undefined;
}

/** Holds where the value is absent, or the condition does. */
export function optional(value: string, condition: Condition): Condition {
  return any({ kind: "atom", text: `${value} === undefined`, negated: `${value} !== undefined` }, condition);
}
