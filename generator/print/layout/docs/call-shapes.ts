/** What prettier takes for simple, short or fit to open on the line of a call, among the arguments of calls. */
import { isConcise, isSignedNumber } from "./array-shapes.js";
import type { Rules } from "./rules.js";
import type { Argument, Call, Expression, ObjectMember } from "../tree.js";
import { Unknown } from "../unknown.js";

/** None, or a single short one. */
export function argumentsAreShort(args: readonly Argument[], style: Rules): boolean {
  const [only] = args;
  return only === undefined || (args.length === 1 && isShort(only, style.printWidth / 4));
}

/** Not longer than a quarter of a line. */
function isShort(node: Argument, most: number): boolean {
  switch (node.kind) {
    case "name":
      return node.name.length <= most || node.name === "this";
    case "literal":
      if (node.of === "number" || node.of === "word") return true;
      return node.of === "string" ? node.text.length <= most : node.text.lastIndexOf("/") - 1 <= most;
    case "template":
      return node.holes.length === 0 && (node.texts[0] ?? "").length <= most;
    case "unary":
      return isSignedNumber(node) || (node.operator !== "await" && isShort(node.operand, most));
    case "call":
      if (node.form === "new" || node.optional || node.args.length > 0) return false;
      return node.callee.kind === "name" && node.callee.name.length <= most - 2;
    default:
      return false;
  }
}

export function isFunction(node: Argument): boolean {
  return node.kind === "arrow" || node.kind === "function";
}

/** Something whose value one sees at once; `depth` limits how much may be nested. */
export function isSimple(node: Argument, depth = 2): boolean {
  if (depth <= 0) return false;
  switch (node.kind) {
    case "name":
      return true;
    case "literal":
      return node.of !== "expression" || node.text.lastIndexOf("/") - 1 <= 5;
    case "template":
      return node.holes.every((hole) => isSimple(hole, depth - 1));
    case "object":
      return node.members.every(({ node: member }) => isSimpleMember(member, depth - 1));
    case "array":
      return node.elements.every((element) => isSimple(element, depth - 1));
    case "call":
      return (
        isSimple(node.callee, depth) && node.args.length <= depth && node.args.every((arg) => isSimple(arg, depth - 1))
      );
    case "member":
      return isSimple(node.object, depth) && (node.index === undefined || isSimple(node.index, depth));
    case "unary":
      return /^[!+~-]$/.test(node.operator) && isSimple(node.operand, depth);
    case "update":
      return isSimple(node.operand, depth);
    case "non-null":
      return isSimple(node.expression, depth);
    default:
      return false;
  }
}

function isSimpleMember(member: ObjectMember, depth: number): boolean {
  if (member.kind === "shorthand") return true;
  return member.kind === "property" && member.key.kind !== "computed" && isSimple(member.value, depth);
}

/** Several functions, or functions in the calls among them: every argument has a line of its own. */
export function isComposition(args: readonly Argument[]): boolean {
  if (args.length < 2) return false;
  if (args.filter(isFunction).length > 1) return true;
  return args.some((arg) => arg.kind === "call" && arg.form === "call" && arg.args.some(isFunction));
}

/** Whether the last argument opens on the line of the call. */
export function opensWithLast(args: readonly Argument[]): boolean {
  const last = args.at(-1);
  const before = args.at(-2);
  if (last === undefined || !canOpen(last)) return false;
  if (before !== undefined && kindOf(before) === kindOf(last)) return false;
  if (args.length === 2 && before?.kind === "arrow" && last.kind === "array") return false;
  return !(args.length > 1 && last.kind === "array" && isConcise(last.elements));
}

function kindOf(node: Argument): string {
  return node.kind === "cast" ? `cast ${node.word}` : node.kind;
}

/** Whether the first of two does, since the second is short. */
export function opensWithFirst(args: readonly Argument[]): boolean {
  const [first, second] = args;
  if (first === undefined || second === undefined || args.length > 2) return false;
  if (first.kind !== "function" && !(first.kind === "arrow" && first.body.kind === "block")) return false;
  if (isFunction(second) || second.kind === "conditional") return false;
  return isProbablyShort(second) && !canOpen(second);
}

function isProbablyShort(node: Argument): boolean {
  if (node.kind === "cast") throw new Unknown("a cast after a function");
  if (node.kind === "call" && node.args.length > 1) return false;
  if (node.kind === "binary") return isSimple(node.left, 1) && isSimple(node.right, 1);
  return (node.kind === "literal" && node.of === "expression") || isSimple(node);
}

function canOpen(node: Argument): boolean {
  switch (node.kind) {
    case "object":
      return node.members.length > 0;
    case "array":
      return node.elements.length > 0;
    case "cast":
      return canOpen(node.expression);
    case "function":
      return true;
    case "arrow":
      return node.body.kind === "block" || bodyCanOpen(node.body);
    default:
      return false;
  }
}

function bodyCanOpen(body: Expression): boolean {
  if (body.kind === "object" || body.kind === "array" || body.kind === "conditional") return true;
  const inner = body.kind === "non-null" ? body.expression : body;
  return inner.kind === "call" && inner.form === "call";
}

/** Calls that prettier lays out as tests, queries or modules of other systems, by their names. */
export function isOfSpecialName({ callee, args }: Call): boolean {
  let root = callee;
  while (root.kind === "member" || root.kind === "call") root = root.kind === "member" ? root.object : root.callee;
  if (root.kind !== "name" || !specialNames.has(root.name)) return false;
  return (
    root.name === "require" ||
    root.name === "define" ||
    args.some((arg) => isFunction(arg) || arg.kind === "template" || arg.kind === "call")
  );
}

const specialNames = new Set(
  (
    "require define it fit xit test xtest describe fdescribe xdescribe skip beforeEach beforeAll afterEach afterAll " +
    "before after async inject fakeAsync waitForAsync graphql"
  ).split(" "),
);
