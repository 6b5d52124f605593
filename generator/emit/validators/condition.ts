/** Boolean expressions of emitted code, so that `!(a && b)` can be written as a person would: `!a || !b`. */

export type Condition = { readonly kind: "atom"; readonly text: string; readonly negated: string } | Joined;

interface Joined {
  readonly kind: "all" | "any";
  readonly parts: readonly Condition[];
  /** Made once: conditions are joined again and again, and compared by it. */
  readonly text: string;
}

export const always: Condition = { kind: "all", parts: [], text: "true" };
export const never: Condition = { kind: "any", parts: [], text: "false" };

/** A condition with its opposite: `value > 5`, `value <= 5`. Without one, `!` goes before it. */
export function atom(text: string, negated = `!${text}`): Condition {
  return { kind: "atom", text, negated };
}

export function all(...parts: readonly Condition[]): Condition {
  return join("all", parts);
}

export function any(...parts: readonly Condition[]): Condition {
  return join("any", parts);
}

function join(kind: "all" | "any", parts: readonly Condition[]): Condition {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const decided = kind === "all" ? isNever : isAlways;
  if (flat.some(decided)) return kind === "all" ? never : always;
  const byText = new Map(flat.map((part) => [textOf(part), part]));
  const distinct = [...byText.values()];
  const [first] = distinct;
  return distinct.length === 1 && first !== undefined ? first : joined(kind, distinct);
}

function joined(kind: "all" | "any", parts: readonly Condition[]): Condition {
  if (parts.length === 0) return kind === "all" ? always : never;
  const texts = parts.map((part) => (part.kind === "atom" ? part.text : `(${part.text})`));
  return { kind, parts, text: texts.join(kind === "all" ? " && " : " || ") };
}

export function isAlways(condition: Condition): boolean {
  return condition.kind === "all" && condition.parts.length === 0;
}

export function isNever(condition: Condition): boolean {
  return condition.kind === "any" && condition.parts.length === 0;
}

/** De Morgan: the opposite, with the negation pushed down to the atoms. */
export function negate(condition: Condition): Condition {
  if (condition.kind === "atom") return { kind: "atom", text: condition.negated, negated: condition.text };
  return joined(condition.kind === "all" ? "any" : "all", condition.parts.map(negate));
}

/** The expression, fit to stand alone or between parentheses. */
export function textOf(condition: Condition): string {
  return condition.text;
}
