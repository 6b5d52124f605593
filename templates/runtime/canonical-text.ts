/** One text for all JSON values that are equal. */
import { isArray, isObject } from "./checks.js";

/** A value that is still to be written, or what follows one. */
type Step =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "leave"; readonly value: object; readonly text: string };

/**
 * The properties in order of their names, a comma after each part: `{ b: 1, a: [2] }` → `{"a":[2,],"b":1,}`. Keeps a
 * stack of its own, so depth is no limit. Throws a RangeError where a value holds itself, as that has no text.
 */
export function canonicalText(value: unknown): string {
  const parts: string[] = [];
  const holders = new Set<object>();
  const stack: Step[] = [{ kind: "value", value }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step.kind === "text") {
      parts.push(step.text);
      continue;
    }
    if (step.kind === "leave") {
      parts.push(step.text);
      holders.delete(step.value);
      continue;
    }
    parts.push(open(step.value, holders, stack));
  }
  return parts.join("");
}

/** The text of a scalar, or of the opening of a container, whose rest goes on the stack. */
function open(value: unknown, holders: Set<object>, stack: Step[]): string {
  if (isArray(value)) {
    enter(value, holders);
    stack.push({ kind: "leave", value, text: "]" });
    for (let index = value.length - 1; index >= 0; index -= 1) {
      stack.push({ kind: "text", text: "," }, { kind: "value", value: value[index] });
    }
    return "[";
  }
  if (!isObject(value)) return scalarText(value);
  enter(value, holders);
  stack.push({ kind: "leave", value, text: "}" });
  for (const key of Object.keys(value).sort().reverse()) {
    const property = value[key];
    if (property === undefined) continue;
    stack.push({ kind: "text", text: "," }, { kind: "value", value: property });
    stack.push({ kind: "text", text: `${JSON.stringify(key)}:` });
  }
  return "{";
}

function enter(value: object, holders: Set<object>): void {
  if (holders.has(value)) throw new RangeError("The value holds itself.");
  holders.add(value);
}

function scalarText(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  // -0 equals 0.
  return value === 0 ? "0" : String(value);
}
