/** How strongly operators bind. */

/** Operators by precedence, the weakest first (ECMA-262, section 13). */
const levels = [
  ["??"],
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "===", "!=", "!=="],
  ["<", ">", "<=", ">=", "in", "instanceof"],
  [">>", "<<", ">>>"],
  ["+", "-"],
  ["*", "/", "%"],
  ["**"],
];

const precedences: ReadonlyMap<string, number> = new Map(
  levels.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)),
);

/** How strongly an operator binds; 0 is `??`. */
export function precedenceOf(operator: string): number {
  return precedences.get(operator) ?? -1;
}

export function isLogical(operator: string): boolean {
  return operator === "&&" || operator === "||" || operator === "??";
}
