/** Calls, their arguments and members as Docs. */
import { type Doc, chain, group, indent, softLine } from "../doc.js";
import { callTailDoc } from "./arguments.js";
import { isOfSpecialName } from "./call-shapes.js";
import { chainDoc } from "./chains.js";
import { lookupDoc } from "./lookups.js";
import type { Rules } from "./rules.js";
import { needsParentheses } from "../parentheses.js";
import { type Place, inside, parentOf } from "../place.js";
import type { Call, Member } from "../tree.js";
import { Unknown } from "../unknown.js";

export function callDoc(call: Call, place: Place, style: Rules): Doc {
  if (isOfSpecialName(call)) throw new Unknown("a call with a layout of its own");
  const callee = inside(place, call.callee, "callee");
  if (call.form === "call" && call.callee.kind === "member" && !needsParentheses(callee))
    return chainDoc(call, place, style);
  const contents: Doc = [
    call.form === "new" ? "new " : "",
    style.expressionDoc(callee),
    callTailDoc(call, place, style),
  ];
  return call.callee.kind === "call" && call.callee.form === "call" ? group(contents) : contents;
}

export function memberDoc(member: Member, place: Place, style: Rules): Doc {
  const object = style.expressionDoc(inside(place, member.object, "object"));
  const lookup = lookupDoc(member, place, style);
  const isChain = isChainDoc(object);
  const staysOnLine = member.index !== undefined || keepsLine(member, place, isChain ? "chain" : "other");
  const doc: Doc = [object, staysOnLine ? lookup : group(indent([softLine, lookup]))];
  return isChain ? chain(doc) : doc;
}

function isChainDoc(doc: Doc): boolean {
  return typeof doc === "object" && "kind" in doc && doc.kind === "chain";
}

function keepsLine(member: Member, place: Place, object: "chain" | "other"): boolean {
  const owner = aboveMembers(place);
  if (owner?.kind === "assignment" && owner.left.kind !== "name") return true;
  if (isInCalleeOfNew(place)) return true;
  const parent = parentOf(place);
  if (member.object.kind === "name" && member.object.name !== "this" && parent?.kind !== "member") return true;
  if (parent?.kind !== "assignment" && parent?.kind !== "declarator") return false;
  const { object: head } = member;
  const inner = head.kind === "non-null" ? head.expression : head;
  return object === "chain" || (inner.kind === "call" && inner.form === "call" && inner.args.length > 0);
}

function aboveMembers(place: Place): ReturnType<typeof parentOf> {
  let { around } = place;
  while (around?.node.kind === "member" || around?.node.kind === "non-null") around = around.around;
  return around?.node;
}

function isInCalleeOfNew(place: Place): boolean {
  let { role, around } = place;
  while (role === "object" && around !== undefined) ({ role, around } = around);
  return role === "callee" && around?.node.kind === "call" && around.node.form === "new";
}
