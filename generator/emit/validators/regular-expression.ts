/** The model's word on patterns, where the validators look for it, and how emitted code spells them. */
import { readPattern } from "../../model/regular-expression.js";
import { stringLiteral } from "../literal.js";

export { readPattern };

/** `new RegExp("^a", "u")`: a literal would have to escape what a slash means in it. */
export function patternText(source: string): string {
  const pattern = readPattern(source);
  const flags = pattern.kind === "valid" && pattern.flags !== "" ? `, ${stringLiteral(pattern.flags)}` : "";
  return `new RegExp(${stringLiteral(source)}${flags})`;
}
