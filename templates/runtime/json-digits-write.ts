/** `JSON.stringify` that writes a `bigint` as its digits. */
import { isArray, isObject } from "./checks.js";

/**
 * Writes JSON as `JSON.stringify` does, and a `bigint` as a whole number with all its digits. Nesting is no limit.
 *
 * @example
 * stringifyDigits({ id: 9007199254740993n }) // '{"id":9007199254740993}'
 * stringifyDigits(undefined)                 // undefined: nothing that JSON can hold
 * @throws TypeError for a value that holds itself, and whatever a `toJSON` method throws.
 */
export function stringifyDigits(value: unknown): string | undefined {
  // A program may have taught every bigint to write itself otherwise.
  if (!("toJSON" in BigInt.prototype)) {
    try {
      return JSON.stringify(value);
    } catch {
      // There is a bigint in it, it is nested too deep for the call stack, or it cannot be written at all.
    }
  }
  return textOf(value);
}

function textOf(value: unknown): string | undefined {
  const parts: string[] = [];
  const holders = new Set<object>();
  const stack: Step[] = [];
  const first = written(prepared(value, ""), holders, stack);
  if (first === undefined) return undefined;
  parts.push(first);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step.kind === "leave") {
      holders.delete(step.holder);
      parts.push(step.text);
      continue;
    }
    const text = writeNext(step, holders, stack, parts);
    if (text !== undefined) parts.push(text);
  }
  return parts.join("");
}

/** What is still to be written of a container: its members from `next` on, or its end. */
type Step =
  | { readonly kind: "items"; readonly items: readonly unknown[]; next: number }
  | {
      readonly kind: "members";
      readonly members: Readonly<Record<string, unknown>>;
      readonly keys: readonly string[];
      next: number;
      isFirst: boolean;
    }
  | { readonly kind: "leave"; readonly holder: object; readonly text: string };

type Members = Extract<Step, { readonly kind: "items" | "members" }>;

/** Writes one member, leaving the others for later. */
function writeNext(step: Members, holders: Set<object>, stack: Step[], parts: string[]): string | undefined {
  const index = step.next;
  step.next += 1;
  if (step.kind === "items") {
    if (index === step.items.length) return undefined;
    stack.push(step);
    if (index > 0) parts.push(",");
    return written(prepared(step.items[index], String(index)), holders, stack) ?? "null";
  }
  const key = step.keys[index];
  if (key === undefined) return undefined;
  stack.push(step);
  const content = prepared(step.members[key], key);
  if (!isWritable(content)) return undefined;
  parts.push(`${step.isFirst ? "" : ","}${JSON.stringify(key)}:`);
  step.isFirst = false;
  return written(content, holders, stack);
}

/** The text of a scalar, or of the opening of a container, whose rest goes on the stack. */
function written(value: unknown, holders: Set<object>, stack: Step[]): string | undefined {
  if (typeof value === "bigint") return String(value);
  if (isArray(value)) {
    enter(value, holders);
    stack.push({ kind: "leave", holder: value, text: "]" }, { kind: "items", items: value, next: 0 });
    return "[";
  }
  if (isObject(value)) {
    enter(value, holders);
    const members = { kind: "members", members: value, keys: Object.keys(value), next: 0, isFirst: true } as const;
    stack.push({ kind: "leave", holder: value, text: "}" }, members);
    return "{";
  }
  return isWritable(value) ? JSON.stringify(value) : undefined;
}

function enter(value: object, holders: Set<object>): void {
  if (holders.has(value)) throw new TypeError("The value holds itself: JSON cannot hold that.");
  holders.add(value);
}

/** JSON has no text for the others, and leaves them out. */
function isWritable(value: unknown): boolean {
  return value !== undefined && typeof value !== "function" && typeof value !== "symbol";
}

/** What JSON sees in a value: what `toJSON` returns, and the content of `new String("a")` and its like (ECMA-262 25.5.2.2). */
function prepared(value: unknown, key: string): unknown {
  const content = typeof value === "object" && value !== null && "toJSON" in value ? ownText(value, key) : value;
  if (content instanceof String) return String(content);
  if (content instanceof Number) return Number(content);
  if (content instanceof Boolean || content instanceof BigInt) return content.valueOf();
  return content;
}

function ownText(value: { readonly toJSON: unknown }, key: string): unknown {
  return typeof value.toJSON === "function" ? Reflect.apply(value.toJSON, value, [key]) : value;
}
