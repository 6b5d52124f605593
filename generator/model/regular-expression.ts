/** What a `pattern` is to JavaScript. JSON Schema asks for ECMA-262 with Unicode (2020-12 core, section 6.4). */
import { backtrackingOf } from "./backtracking.js";
import { repetitionOf } from "./repetition.js";

export type RegularExpression =
  | {
      readonly kind: "valid";
      readonly flags: "u" | "";
      /** Undefined where it could take longer than anybody waits: such an expression is not executed. */
      readonly matches: (text: string) => boolean | undefined;
    }
  | { readonly kind: "invalid" };

export function readPattern(source: string): RegularExpression {
  const expression = compile(source, "u") ?? compile(source, "");
  if (expression === undefined) return { kind: "invalid" };
  const flags = expression.unicode ? "u" : "";
  return {
    kind: "valid",
    flags,
    matches: (text) => (isQuick(source, flags, text) ? expression.test(text) : undefined),
  };
}

/** Not all slow expressions are known as such (`(a|a)*`), so those that repeat much are not tried on long texts. */
function isQuick(source: string, flags: "u" | "", text: string): boolean {
  const { depth, choices } = repetitionOf(source);
  if ((depth > 1 || choices > mostChoices) && text.length > longestTried) return false;
  return backtrackingOf(source, flags) === undefined;
}

const longestTried = 24;
/** As many choices one after the other are tried in a moment, whatever they are. */
const mostChoices = 16;

function compile(source: string, flags: "u" | ""): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
