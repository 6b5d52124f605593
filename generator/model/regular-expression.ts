/** What a `pattern` is to JavaScript. JSON Schema asks for ECMA-262 with Unicode (2020-12 core, section 6.4). */

export type RegularExpression =
  | { readonly kind: "valid"; readonly flags: "u" | ""; readonly matches: (text: string) => boolean }
  | { readonly kind: "invalid" };

export function readPattern(source: string): RegularExpression {
  const expression = compile(source, "u") ?? compile(source, "");
  if (expression === undefined) return { kind: "invalid" };
  const flags = expression.unicode ? "u" : "";
  return { kind: "valid", flags, matches: (text) => expression.test(text) };
}

function compile(source: string, flags: "u" | ""): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
