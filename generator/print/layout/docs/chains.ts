/** Chains of calls on members: on one line, or each call on a line of its own. */
import { type Doc, breakOut, chain, firstFitting, group, hardLine, indent, join, willBreak } from "../doc.js";
import { callTailDoc, isLongCurried } from "./arguments.js";
import { isNumber } from "./array-shapes.js";
import { isFunction, isSimple } from "./call-shapes.js";
import { lookupDoc } from "./lookups.js";
import type { Rules } from "./rules.js";
import { needsParentheses } from "../parentheses.js";
import { type Place, inside, parentOf } from "../place.js";
import type { Call, Expression } from "../tree.js";

/** A call, a member or what they start from, with the text that it adds to the chain. */
interface Link {
  readonly node: Expression;
  readonly doc: Doc;
}

export function chainDoc(call: Call, place: Place, style: Rules): Doc {
  const links: Link[] = [{ node: call, doc: callTailDoc(call, place, style) }];
  collect(inside(place, call.callee, "callee"), links, style);
  const [head, ...groups] = groupsOf(links.reverse());
  if (head === undefined) return "";
  const [first] = groups;
  const merges = first !== undefined && joinsHead(head, first, place, style);
  const docs = [head, ...groups].map((links) => links.map(({ doc }) => doc));
  if (groups.length + 1 <= (merges ? 3 : 2)) return isLongCurried(call, place) ? docs : group(docs);
  const inPlace = merges ? 2 : 1;
  const expanded: Doc = [docs.slice(0, inPlace), indentedLines(docs.slice(inPlace))];
  const mustBreak = needsLines(links, [head, ...groups], docs);
  return chain(mustBreak ? group(expanded) : [willBreak(docs) ? breakOut : "", firstFitting([docs, expanded])]);
}

/** The links from the last to the first. */
function collect(place: Place, links: Link[], style: Rules): void {
  const { node } = place;
  const isOpen = !needsParentheses(place);
  if (
    isOpen &&
    node.kind === "call" &&
    node.form === "call" &&
    (node.callee.kind === "member" || node.callee.kind === "call")
  ) {
    links.push({ node, doc: callTailDoc(node, place, style) });
    collect(inside(place, node.callee, "callee"), links, style);
  } else if (isOpen && node.kind === "member") {
    links.push({ node, doc: lookupDoc(node, place, style) });
    collect(inside(place, node.object, "object"), links, style);
  } else if (isOpen && node.kind === "non-null") {
    links.push({ node, doc: "!" });
    collect(inside(place, node.expression, "object"), links, style);
  } else {
    links.push({ node, doc: style.expressionDoc(place) });
  }
}

function isCall({ node }: Link): boolean {
  return node.kind === "call" && node.form === "call";
}

function isMember(link: Link | undefined): boolean {
  return link?.node.kind === "member";
}

/** `[0]`, which stays with what it is taken of. */
function isElement({ node }: Link): boolean {
  return node.kind === "member" && node.index !== undefined && isNumber(node.index);
}

/** The head with what stays on its line, then members up to and with their calls. */
function groupsOf(links: readonly Link[]): readonly (readonly Link[])[] {
  const end = headEnd(links);
  const groups: Link[][] = [links.slice(0, end)];
  let current: Link[] = [];
  let isCalled = false;
  for (const link of links.slice(end)) {
    if (isCalled && isMember(link) && !isElement(link)) {
      groups.push(current);
      current = [];
      isCalled = false;
    }
    if (isCall(link)) isCalled = true;
    current.push(link);
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

function headEnd(links: readonly Link[]): number {
  const [first] = links;
  let end = 1;
  for (const link of links.slice(1)) {
    if (link.node.kind !== "non-null" && !isCall(link) && !isElement(link)) break;
    end += 1;
  }
  if (first !== undefined && isCall(first)) return end;
  while (isMember(links[end]) && isMember(links[end + 1])) end += 1;
  return end;
}

/** Whether the first call stays on the line of the head: `Object.keys(…)`, `this.a()`, a short name. */
function joinsHead(head: readonly Link[], first: readonly Link[], place: Place, { tabWidth }: Rules): boolean {
  const next = first[0]?.node;
  const isComputed = next?.kind === "member" && next.index !== undefined;
  const node = head.at(-1)?.node;
  if (head.length > 1) {
    return node?.kind === "member" && node.name !== undefined && (isFactory(node.name) || isComputed);
  }
  if (node?.kind !== "name") return false;
  const isShort = parentOf(place)?.kind === "expression" && node.name.length <= tabWidth;
  return node.name === "this" || isFactory(node.name) || isShort || isComputed;
}

function isFactory(name: string): boolean {
  return /^[A-Z]|^[$_]+$/.test(name);
}

function indentedLines(docs: readonly Doc[]): Doc {
  return docs.length === 0 ? "" : indent([hardLine, join(hardLine, docs)]);
}

/** Whether one line is out of the question. */
function needsLines(links: readonly Link[], groups: readonly (readonly Link[])[], docs: readonly Doc[]): boolean {
  const calls = links.flatMap(({ node }) => (node.kind === "call" && node.form === "call" ? [node] : []));
  if (calls.length > 2 && calls.some(({ args }) => !args.every((arg) => isSimple(arg)))) return true;
  if (docs.slice(0, -1).some(willBreak)) return true;
  const last = groups.at(-1)?.at(-1);
  const lastDoc = docs.at(-1);
  if (last === undefined || !isCall(last) || lastDoc === undefined || !willBreak(lastDoc)) return false;
  return calls.slice(0, -1).some(({ args }) => args.some(isFunction));
}
