/** Functions as Docs. */
import { type Doc, group, ifBroken, indent, line, softLine, willBreak, withoutLines } from "../doc.js";
import { trailingComma } from "./commas.js";
import { returnDoc } from "./members.js";
import { CannotHug, parametersDoc, sharesGroup } from "./parameters.js";
import type { Hint, Rules } from "./rules.js";
import { typeParametersDoc } from "./type-lists.js";
import { type Place, inside, parentOf } from "../place.js";
import type { Arrow, Expression, FunctionExpression, Signature } from "../tree.js";
import { Unknown } from "../unknown.js";

export function functionDoc(
  node: Omit<FunctionExpression, "kind">,
  place: Place | undefined,
  style: Rules,
  hint: Hint,
): Doc {
  const width =
    place !== undefined && hint === "expanded last" && keepsParametersOnLine(node, place) ? "one line" : "any";
  const parameters = parametersDoc(node, style, [], width);
  const returns = returnDoc(node, style);
  return [
    node.async ? "async " : "",
    "function ",
    node.name ?? "",
    typeParametersDoc(node.typeParameters, style),
    group([sharesGroup(node, returns) ? group(parameters) : parameters, returns]),
    " ",
    style.blockDoc(node.body, "{}"),
  ];
}

function keepsParametersOnLine({ parameters }: Signature, place: Place): boolean {
  const parent = parentOf(place);
  if (parent?.kind !== "call" || parent.form === "new") return false;
  return (
    parent.args.length > 1 ||
    parameters.every(
      ({ pattern, type, default: fallback, rest }) =>
        pattern.kind === "name" && type === undefined && fallback === undefined && !rest,
    )
  );
}

export function arrowDoc(arrow: Arrow, place: Place, style: Rules, hint: Hint): Doc {
  if (isDecorated(arrow, place)) throw new Unknown("a function passed to a call of a call");
  return group([group(signatureDoc(arrow, style, hint)), " =>", group(bodyDoc(arrow, place, style, hint))]);
}

/** `const f = decorate(a)((b) => { … })` has a layout of its own. */
function isDecorated({ body }: Arrow, place: Place): boolean {
  const parent = parentOf(place);
  if (body.kind !== "block" || parent?.kind !== "call") return false;
  return parent.args.length === 1 && parent.callee.kind === "call";
}

function signatureDoc(arrow: Arrow, style: Rules, hint: Hint): Doc {
  const prefix = arrow.async ? "async " : "";
  const [only] = arrow.parameters;
  const isBare = arrow.parameters.length === 1 && arrow.typeParameters === undefined && arrow.returns === undefined;
  if (style.arrowParens === "avoid" && isBare && only?.pattern.kind === "name") {
    if (!only.rest && !only.optional && only.type === undefined && only.default === undefined)
      return [prefix, only.pattern.name];
  }
  const returns = returnDoc(arrow, style);
  const isExpanded = hint !== "plain";
  if (isExpanded && willBreak(returns)) throw new CannotHug();
  const typeParameters = [typeParametersDoc(arrow.typeParameters, style)];
  const parameters = parametersDoc(arrow, style, typeParameters, isExpanded ? "one line" : "any");
  return [prefix, group([parameters, isExpanded ? group(withoutLines(returns)) : returns])];
}

function bodyDoc({ body }: Arrow, place: Place, style: Rules, hint: Hint): Doc {
  if (body.kind === "block") return [" ", style.blockDoc(body, "{}")];
  const doc = style.expressionDoc(inside(place, body, "body"), hint);
  const end: Doc = hint === "expanded last" ? [trailingComma(style, "all"), softLine] : "";
  if (body.kind === "conditional" && !beginsWithObject(body)) {
    return [" ", group([ifBroken("", "("), indent([softLine, doc]), ifBroken("", ")"), end])];
  }
  const staysOnLine = body.kind === "array" || body.kind === "object";
  return staysOnLine ? [" ", doc] : [indent([line, doc]), end];
}

function beginsWithObject(node: Expression): boolean {
  switch (node.kind) {
    case "object":
      return true;
    case "conditional":
      return beginsWithObject(node.test);
    case "binary":
    case "assignment":
      return beginsWithObject(node.left);
    case "member":
      return beginsWithObject(node.object);
    case "call":
      return node.form === "call" && beginsWithObject(node.callee);
    case "cast":
    case "non-null":
      return beginsWithObject(node.expression);
    default:
      return false;
  }
}
