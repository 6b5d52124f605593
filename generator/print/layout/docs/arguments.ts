/** Arguments of calls as Docs: on one line, with the first or last opened on it, or each on its own. */
import { type Doc, breakOut, firstFitting, group, indent, line, softLine, willBreak } from "../doc.js";
import { isComposition, opensWithFirst, opensWithLast } from "./call-shapes.js";
import { trailingComma } from "./commas.js";
import { CannotHug } from "./parameters.js";
import type { Hint, Rules } from "./rules.js";
import { typeArgumentsDoc } from "./type-lists.js";
import { type Place, inside, parentOf } from "../place.js";
import type { Argument, Call } from "../tree.js";
import { Unknown } from "../unknown.js";

/** What follows the callee: `?.`, type arguments, arguments. */
export function callTailDoc(call: Call, place: Place, style: Rules): Doc {
  return [call.optional ? "?." : "", typeArgumentsDoc(call.typeArguments, style), argumentsDoc(call, place, style)];
}

/** A spread argument is a node around what it spreads. */
export function argumentPlace(place: Place, argument: Argument): Place<Argument> {
  return inside(place, argument, "argument");
}

function argumentsDoc(call: Call, place: Place, style: Rules): Doc {
  const { args } = call;
  if (args.length === 0) return "()";
  const [first, second] = args.slice(-2);
  const hook = args.length === 1 ? undefined : first;
  if (
    hook?.kind === "arrow" &&
    hook.parameters.length === 0 &&
    hook.body.kind === "block" &&
    second?.kind === "array"
  ) {
    throw new Unknown("a call like that of a React hook");
  }
  const docs = args.map((arg, index): Doc => {
    const doc = argumentDoc(arg, place, style);
    return index < args.length - 1 ? [doc, ",", line] : doc;
  });
  if (isComposition(args)) return allBrokenDoc(docs, style);
  if (opensWithFirst(args)) return hugFirst(args, docs, place, style);
  if (opensWithLast(args)) return hugLast(args, docs, place, style);
  const contents: Doc = ["(", indent([softLine, docs]), trailingComma(style, "all"), softLine, ")"];
  return isLongCurried(call, place) ? contents : group(contents, { broken: docs.some(willBreak) });
}

function allBrokenDoc(docs: readonly Doc[], style: Rules): Doc {
  const comma = style.trailingComma === "all" ? "," : "";
  return group(["(", indent([line, docs]), comma, line, ")"], { broken: true });
}

/** `a(b)(c)`, where the first call has more arguments than the second: they break first. */
export function isLongCurried(call: Call, place: Place): boolean {
  const parent = parentOf(place);
  if (place.role !== "callee" || parent?.kind !== "call" || parent.form === "new") return false;
  return parent.args.length > 0 && call.args.length > parent.args.length;
}

function hugFirst(args: readonly Argument[], docs: readonly Doc[], place: Place, style: Rules): Doc {
  const [first] = args;
  const rest = docs.slice(1);
  const broken = allBrokenDoc(docs, style);
  if (first === undefined || rest.some(willBreak)) return broken;
  const expanded = expandedDoc(first, place, style, "expanded first");
  if (expanded === undefined) return broken;
  const open: Doc = ["(", group(expanded, { broken: true }), ", ", rest, ")"];
  if (willBreak(expanded)) return [breakOut, firstFitting([open, broken])];
  return firstFitting([["(", expanded, ", ", rest, ")"], open, broken]);
}

function hugLast(args: readonly Argument[], docs: readonly Doc[], place: Place, style: Rules): Doc {
  const last = args.at(-1);
  const head = docs.slice(0, -1);
  const broken = allBrokenDoc(docs, style);
  if (last === undefined || head.some(willBreak)) return broken;
  const expanded = expandedDoc(last, place, style, "expanded last");
  if (expanded === undefined) return broken;
  const open: Doc = ["(", head, group(expanded, { broken: true }), ")"];
  if (willBreak(expanded)) return [breakOut, firstFitting([open, broken])];
  return firstFitting([["(", head, expanded, ")"], open, broken]);
}

function expandedDoc(
  argument: Argument,
  place: Place,
  style: Rules,
  hint: "expanded first" | "expanded last",
): Doc | undefined {
  try {
    return argumentDoc(argument, place, style, hint);
  } catch (reason) {
    if (reason instanceof CannotHug) return undefined;
    throw reason;
  }
}

/** An element of a list, which may be spread. */
export function argumentDoc(argument: Argument, place: Place, style: Rules, hint: Hint = "plain"): Doc {
  const at = argumentPlace(place, argument);
  return argument.kind === "spread"
    ? ["...", style.expressionDoc(inside(at, argument.expression, "spread"))]
    : style.expressionDoc(inside(place, argument, "argument"), hint);
}
