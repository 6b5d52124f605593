/** Expressions as Docs. */
import { type Doc, fill, group, indent, join, line, softLine } from "../doc.js";
import { argumentDoc } from "./arguments.js";
import { isConcise, isTable } from "./array-shapes.js";
import { assignmentDoc } from "./assignments.js";
import { callDoc, memberDoc } from "./calls.js";
import { trailingComma } from "./commas.js";
import { itemsDoc } from "./comments.js";
import { arrowDoc, functionDoc } from "./functions.js";
import { keyDoc } from "./keys.js";
import { binaryDoc, conditionalDoc } from "./operators.js";
import type { Hint, Rules } from "./rules.js";
import { layoutOf } from "./values.js";
import { numberText, patternText, stringText } from "../literals.js";
import { needsParentheses } from "../parentheses.js";
import { type Place, inside } from "../place.js";
import { printDoc } from "../print-doc.js";
import type { Argument, Expression, Key, ObjectLiteral, ObjectMember, Template } from "../tree.js";
import { Unknown } from "../unknown.js";

export function expressionDoc(place: Place, style: Rules, hint: Hint = "plain"): Doc {
  const doc = bareExpressionDoc(place, style, hint);
  return needsParentheses(place) ? ["(", doc, ")"] : doc;
}

function bareExpressionDoc(place: Place, style: Rules, hint: Hint): Doc {
  const { node } = place;
  switch (node.kind) {
    case "name":
      return node.name;
    case "literal":
      return literalText(node, style);
    case "template":
      return templateDoc(node, place, style);
    case "array":
      return arrayDoc(node.elements, place, style);
    case "object":
      return objectDoc(node, place, style);
    case "function":
      return functionDoc(node, place, style, hint);
    case "arrow":
      return arrowDoc(node, place, style, hint);
    case "unary":
      return unaryDoc(node, place, style);
    case "update": {
      const operand = style.expressionDoc(inside(place, node.operand, "operand"));
      return node.prefix ? [node.operator, operand] : [operand, node.operator];
    }
    case "binary":
      return binaryDoc(node, place, style);
    case "assignment": {
      const left = style.expressionDoc(inside(place, node.left, "left"));
      const right = inside(place, node.right, "right");
      return assignmentDoc(left, ` ${node.operator}`, layoutOf(right, left, style), style.expressionDoc(right));
    }
    case "conditional":
      return conditionalDoc(node, place, style);
    case "call":
      return callDoc(node, place, style);
    case "member":
      return memberDoc(node, place, style);
    case "non-null":
      return [style.expressionDoc(inside(place, node.expression, "object")), "!"];
    case "cast":
      return castDoc(node, place, style);
  }
}

function literalText(literal: Extract<Expression, { kind: "literal" }>, style: Rules): string {
  if (literal.of === "string") return stringText(literal.text, style);
  if (literal.of === "word") return literal.text;
  return literal.of === "number" ? numberText(literal.text) : patternText(literal.text);
}

/** What stands in the holes never breaks. */
function templateDoc({ texts, holes }: Template, place: Place, style: Rules): Doc {
  const parts = texts.map((text, index): Doc => {
    const hole = holes[index];
    if (hole === undefined) return text;
    const printed = printDoc(style.expressionDoc(inside(place, hole, "hole")), { ...style, printWidth: Infinity });
    if (printed.includes("\n")) throw new Unknown("a template with lines of code in it");
    return [text, "${", printed, "}"];
  });
  return ["`", parts, "`"];
}

function unaryDoc({ operator, operand }: Extract<Expression, { kind: "unary" }>, place: Place, style: Rules): Doc {
  if (operator === "await" && (place.role === "callee" || place.role === "object"))
    throw new Unknown("await in a chain");
  const isWord = /[a-z]$/.test(operator);
  return [operator, isWord ? " " : "", style.expressionDoc(inside(place, operand, "operand"))];
}

function castDoc({ word, expression, type }: Extract<Expression, { kind: "cast" }>, place: Place, style: Rules): Doc {
  const doc: Doc = [
    style.expressionDoc(inside(place, expression, "cast")),
    ` ${word} `,
    style.typeDoc(type, "annotation"),
  ];
  const isHead = place.role === "callee" || place.role === "object";
  return isHead ? group([indent([softLine, doc]), softLine]) : doc;
}

function arrayDoc(elements: readonly Argument[], place: Place, style: Rules): Doc {
  if (elements.length === 0) return "[]";
  const docs = elements.map((element) => argumentDoc(element, place, style));
  const key = { purpose: "array" };
  const isFilled = isConcise(elements);
  const comma = isFilled ? trailingComma(style, "es5", key) : trailingComma(style);
  const contents: Doc = isFilled
    ? fill(
        join(
          line,
          docs.map((doc, index): Doc => [doc, index < docs.length - 1 ? "," : comma]),
        ),
      )
    : [
        join(
          [",", line],
          docs.map((doc) => group(doc)),
        ),
        comma,
      ];
  return group(["[", indent([softLine, contents]), softLine, "]"], { broken: isTable(elements), key });
}

function objectDoc({ members, open }: ObjectLiteral, place: Place, style: Rules): Doc {
  if (members.length === 0) return "{}";
  const keys = members.flatMap(({ node }): readonly Key[] => {
    if (node.kind === "property") return [node.key];
    return node.kind === "shorthand" ? [{ kind: "name", name: node.name }] : [];
  });
  const docs = itemsDoc(members, (member) => objectMemberDoc(member, keys, place, style), [",", line]);
  const spacing = style.bracketSpacing ? line : softLine;
  return group(["{", indent([spacing, docs]), trailingComma(style), spacing, "}"], {
    broken: open && style.objectWrap === "preserve",
  });
}

function objectMemberDoc(member: ObjectMember, keys: readonly Key[], place: Place, style: Rules): Doc {
  switch (member.kind) {
    case "shorthand":
      return member.name;
    case "spread":
      return ["...", style.expressionDoc(inside(inside(place, member, "member"), member.expression, "spread"))];
    case "property": {
      const left = keyDoc(member.key, keys, style);
      const value = inside(inside(place, member, "member"), member.value, "value");
      return assignmentDoc(left, ":", layoutOf(value, left, style), style.expressionDoc(value));
    }
  }
}
