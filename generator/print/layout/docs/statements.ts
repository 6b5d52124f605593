/** Statements as Docs. */
import { type Doc, group, hardLine, indent, isList, line, type Piece, softLine } from "../doc.js";
import { assignmentDoc } from "./assignments.js";
import { itemsDoc } from "./comments.js";
import { declarationDoc } from "./declarations.js";
import { patternDoc } from "./parameters.js";
import type { Rules } from "./rules.js";
import { layoutOf } from "./values.js";
import { type Place, inside, rootPlace } from "../place.js";
import { printDoc } from "../print-doc.js";
import type { Block, Case, Declarator, Statement, Switch, Variables, WholeLine } from "../statement-tree.js";
import type { Expression, Item } from "../tree.js";
import { Unknown } from "../unknown.js";

export type StatementPlace = Place<Statement>;

export function statementsDoc(items: readonly Item<Statement>[], style: Rules): Doc {
  return itemsDoc(items, (statement) => style.statementDoc(statement), hardLine);
}

/** In braces; where these are empty, they stand on one line after some heads and on two after others. */
export function blockDoc({ statements }: Block, empty: "{}" | "two lines", style: Rules): Doc {
  if (statements.length === 0) return empty === "{}" ? "{}" : ["{", hardLine, "}"];
  return ["{", indent([hardLine, statementsDoc(statements, style)]), hardLine, "}"];
}

export function statementDoc(statement: Statement, style: Rules): Doc {
  const place = rootPlace(statement, "statement");
  const end = style.semi ? ";" : "";
  switch (statement.kind) {
    case "block":
      return style.blockDoc(statement, "two lines");
    case "whole line":
      return wholeLineDoc(statement, style);
    case "variables":
      return [variablesDoc(statement, "statement", style), end];
    case "expression":
      return [expressionStatementDoc(statement, place, style), end];
    case "if":
      return ifDoc(statement, place, style);
    case "for":
      return forDoc(statement, place, style);
    case "for each": {
      const left =
        statement.left.kind === "variables"
          ? variablesDoc(statement.left, "head", style)
          : style.expressionDoc(inside(place, statement.left, "left"));
      const right = style.expressionDoc(inside(place, statement.right, "right"));
      return group([
        "for",
        statement.await ? " await" : "",
        " (",
        left,
        ` ${statement.word} `,
        right,
        ")",
        bodyDoc(statement.body, "two lines", style),
      ]);
    }
    case "while":
      return group(["while (", testDoc(place, statement.test, style), ")", bodyDoc(statement.body, "{}", style)]);
    case "do": {
      const body = group(["do", bodyDoc(statement.body, "{}", style)]);
      return [
        body,
        statement.body.kind === "block" ? " " : hardLine,
        "while (",
        testDoc(place, statement.test, style),
        ")",
        end,
      ];
    }
    case "switch":
      return switchDoc(statement, place, style);
    case "leave":
      return [statement.word, valueDoc(statement.value, place, style), end];
    case "jump":
      return [statement.word, statement.label === undefined ? "" : ` ${statement.label}`, end];
    case "labelled":
      return [statement.label, ": ", style.statementDoc(statement.body)];
    case "try":
      return tryDoc(statement, style);
    default:
      return declarationDoc(statement, style);
  }
}

function wholeLineDoc({ source, lines, read }: WholeLine, style: Rules): Doc {
  let made: Doc | undefined;
  const contents = (): Doc => (made ??= style.statementDoc(read()));
  let text = lines.get(source);
  if (text === undefined) {
    const unbroken = printDoc(contents(), { ...style, printWidth: Infinity });
    text = unbroken.includes("\n") ? "" : unbroken;
    lines.set(source, text);
  }
  return text === "" ? contents() : { kind: "written", text, contents };
}

/** Without semicolons, some beginnings would continue the line before: these are left to prettier. */
function expressionStatementDoc(
  { expression }: Extract<Statement, { kind: "expression" }>,
  place: StatementPlace,
  style: Rules,
): Doc {
  const doc = style.expressionDoc(inside(place, expression, "value"));
  if (!style.semi && /^[[(`+\-/<]/.test(firstText(doc)))
    throw new Unknown("a statement that needs a semicolon before it");
  return doc;
}

function firstText(doc: Doc): string {
  if (typeof doc === "string") return doc;
  for (const part of isList(doc) ? doc : partsOf(doc)) {
    const text = firstText(part);
    if (text !== "") return text;
  }
  return "";
}

function partsOf(piece: Piece): readonly Doc[] {
  if (piece.kind === "written") return [piece.text];
  return "contents" in piece ? [piece.contents] : [];
}

export function variablesDoc({ word, declarators }: Variables, where: "statement" | "head", style: Rules): Doc {
  const docs = declarators.map((declarator) => declaratorDoc(declarator, style));
  const [first, ...rest] = docs;
  const ends = where === "statement" && declarators.some(({ value }) => value !== undefined);
  const others = rest.map((doc): Doc => [",", ends ? hardLine : line, doc]);
  return group([word, " ", rest.length === 0 ? (first ?? "") : indent(first ?? ""), indent(others)]);
}

function declaratorDoc(declarator: Declarator, style: Rules): Doc {
  const { pattern, type, value } = declarator;
  const role = value?.kind === "arrow" ? "annotation of arrow" : "annotation";
  const annotation: Doc = type === undefined ? "" : [": ", style.typeDoc(type, role)];
  const left = patternDoc(pattern, value === undefined ? "inner" : "declared", style, annotation);
  if (value === undefined) return left;
  const right = inside(rootPlace(declarator, "statement"), value, "value");
  return assignmentDoc(left, " =", layoutOf(right, left, style), style.expressionDoc(right));
}

/** What stands between the parentheses of `if`; a negated group brings its own lines. */
function testDoc(place: StatementPlace, test: Expression, style: Rules): Doc {
  const doc = style.expressionDoc(inside(place, test, "test"));
  return isNegatedChain(test) ? doc : group([indent([softLine, doc]), softLine]);
}

function isNegatedChain(test: Expression): boolean {
  if (test.kind !== "unary" || test.operator !== "!") return false;
  const { operand } = test;
  const inner = operand.kind === "unary" && operand.operator === "!" ? operand.operand : operand;
  return inner.kind === "binary" && /^(?:&&|\|\||\?\?)$/.test(inner.operator);
}

/** The statement that a head decides about: a block on the same line, another on its own if it must be. */
function bodyDoc(body: Statement, empty: "{}" | "two lines", style: Rules): Doc {
  return body.kind === "block" ? [" ", style.blockDoc(body, empty)] : indent([line, style.statementDoc(body)]);
}

function ifDoc(
  { test, then, otherwise }: Extract<Statement, { kind: "if" }>,
  place: StatementPlace,
  style: Rules,
): Doc {
  const head = group(["if (", testDoc(place, test, style), ")", bodyDoc(then, "two lines", style)]);
  if (otherwise === undefined) return head;
  const branch: Doc =
    otherwise.kind === "if" ? [" ", style.statementDoc(otherwise)] : bodyDoc(otherwise, "two lines", style);
  return [head, then.kind === "block" ? " " : hardLine, "else", group(branch)];
}

function forDoc(
  { initial, test, update, body }: Extract<Statement, { kind: "for" }>,
  place: StatementPlace,
  style: Rules,
): Doc {
  const rest = bodyDoc(body, "{}", style);
  if (initial === undefined && test === undefined && update === undefined) return group(["for (;;)", rest]);
  const first: Doc =
    initial === undefined
      ? ""
      : initial.kind === "variables"
        ? variablesDoc(initial, "head", style)
        : style.expressionDoc(inside(place, initial, "left"));
  const second: Doc = test === undefined ? "" : style.expressionDoc(inside(place, test, "test"));
  const third: Doc = update === undefined ? "" : [line, style.expressionDoc(inside(place, update, "right"))];
  return group(["for (", group([indent([softLine, first, ";", line, second, ";", third]), softLine]), ")", rest]);
}

function switchDoc({ value, cases }: Switch, place: StatementPlace, style: Rules): Doc {
  const head = group([
    "switch (",
    indent([softLine, style.expressionDoc(inside(place, value, "value"))]),
    softLine,
    ")",
  ]);
  const docs = itemsDoc(cases, (item) => caseDoc(item, style), hardLine);
  return [head, " {", cases.length === 0 ? "" : indent([hardLine, docs]), hardLine, "}"];
}

function caseDoc({ test, statements }: Case, style: Rules): Doc {
  const head: Doc = test === undefined ? "default:" : ["case ", style.expressionDoc(rootPlace(test, "test")), ":"];
  if (statements.length === 0) return head;
  const docs = statementsDoc(statements, style);
  const isBlock =
    statements.length === 1 && statements[0]?.node.kind === "block" && statements[0].comments.length === 0;
  return [head, isBlock ? [" ", docs] : indent([hardLine, docs])];
}

function valueDoc(value: Expression | undefined, place: StatementPlace, style: Rules): Doc {
  if (value === undefined) return "";
  const doc = style.expressionDoc(inside(place, value, "value"));
  return [" ", value.kind === "binary" ? group([ifLong("("), indent([softLine, doc]), softLine, ifLong(")")]) : doc];
}

function ifLong(text: string): Doc {
  return { kind: "if broken", broken: text, flat: "" };
}

function tryDoc({ block, handler, finalizer }: Extract<Statement, { kind: "try" }>, style: Rules): Doc {
  return [
    "try ",
    style.blockDoc(block, "two lines"),
    handler === undefined ? "" : " catch ",
    handler?.parameter === undefined ? "" : ["(", patternDoc(handler.parameter, "parameter", style), ") "],
    handler === undefined ? "" : style.blockDoc(handler.body, finalizer === undefined ? "{}" : "two lines"),
    finalizer === undefined ? "" : [" finally ", style.blockDoc(finalizer, "two lines")],
  ];
}
