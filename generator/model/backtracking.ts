/** Regular expressions that take long on some texts, because there are many ways to match the same part. */
import { createRequire } from "node:module";
import type { Report } from "scslre";
import { rivalsIn } from "./ambiguous-alternatives.js";
import { repetitionOf } from "./repetition.js";

export interface Backtracking {
  /** How time grows with the length of a text; `unknown` where the expression is too intricate to tell. */
  readonly growth: "polynomial" | "exponential" | "unknown";
  /** What competes for the same text: `["a+", "(a+)+"]`; none where it is unknown. */
  readonly rivals: readonly string[];
}

/**
 * What makes an expression slow, or undefined where nothing is known to. What repeats once, or not at all, is not
 * analysed, nor is the time of finding where a match starts.
 */
export function backtrackingOf(source: string, flags: "u" | ""): Backtracking | undefined {
  const { count, depth } = repetitionOf(source);
  if (count < 2 && depth < 2) return undefined;
  // The analysis itself takes long where very much is repeated.
  if (count > mostRepeated || depth > deepestRepeated) return { growth: "unknown", rivals: [] };
  const reports = analysed(source, flags);
  if (reports === undefined) return { growth: "unknown", rivals: [] };
  const worst = reports.find(({ exponential }) => exponential);
  // The analysis compares what is repeated, and not the alternatives of one thing that is.
  const rivals = worst === undefined ? rivalsIn(source, flags) : quantifiersOf(worst);
  if (rivals !== undefined) return { growth: "exponential", rivals };
  const [first] = reports;
  return first === undefined ? undefined : { growth: "polynomial", rivals: quantifiersOf(first) };
}

const mostRepeated = 40;
const deepestRepeated = 5;

/** Undefined for an expression of a newer grammar than the analysis knows. */
function analysed(source: string, flags: string): readonly Report[] | undefined {
  // Loaded when it is first needed, which in most descriptions is never.
  const { analyse }: typeof import("scslre") = createRequire(import.meta.url)("scslre");
  try {
    return analyse({ source, flags }, { reportTypes: { Move: false } }).reports;
  } catch {
    return undefined;
  }
}

function quantifiersOf(report: Report): readonly string[] {
  switch (report.type) {
    case "Self":
      return [report.quant.raw, report.parentQuant.raw];
    case "Trade":
      return [report.startQuant.raw, report.endQuant.raw];
    case "Move":
      return [report.quant.raw];
  }
}
