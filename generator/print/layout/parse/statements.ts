/** Statements and declarations inside of functions; `module.ts` has those of a file. */
import { Cursor } from "./cursor.js";
import { parseExpression } from "./expressions.js";
import { parseFunctionRest } from "./functions.js";
import { lineEndsBefore, parseItem, parseListed } from "./lists.js";
import { parsePattern } from "./parameters.js";
import { Scanner } from "./tokens.js";
import { parseType } from "./type.js";
import type { Block, Case, Declarator, Statement, Switch, Variables } from "../statement-tree.js";
import type { Expression } from "../tree.js";

export function parseBlock(cursor: Cursor): Block {
  cursor.expect("{");
  const statements = [];
  while (!cursor.at("}")) statements.push(parseItem(cursor, parseInside));
  cursor.expect("}");
  return { kind: "block", statements };
}

/** One of several inside of a function. */
function parseInside(cursor: Cursor): Statement {
  const { grammar } = cursor;
  return parseListed(cursor, grammar.lines.statements, parseStatement, (source) =>
    parseStatement(new Cursor(new Scanner(source), grammar)),
  );
}

export function parseStatement(cursor: Cursor): Statement {
  switch (cursor.token.kind === "name" ? cursor.token.text : "") {
    case "if":
      return parseIf(cursor);
    case "for":
      return parseFor(cursor);
    case "while":
      cursor.next();
      return { kind: "while", test: parseTest(cursor), body: parseBody(cursor) };
    case "do":
      return parseDo(cursor);
    case "switch":
      return parseSwitch(cursor);
    case "try":
      return parseTry(cursor);
    case "return":
    case "throw":
      return parseLeave(cursor);
    case "break":
    case "continue":
      return parseJump(cursor);
    case "const":
    case "let":
    case "var": {
      const variables = parseVariables(cursor);
      parseEnd(cursor);
      return variables;
    }
    case "async":
    case "function":
      return parseFunction(cursor);
    default:
      return parseOther(cursor);
  }
}

function parseOther(cursor: Cursor): Statement {
  if (cursor.at("{")) return parseBlock(cursor);
  if (cursor.at(";") || cursor.at("@")) cursor.refuse("an empty statement");
  if (cursor.token.kind === "string") cursor.refuse("a directive");
  if (cursor.token.kind === "name" && cursor.ahead(1).text === ":") {
    const label = cursor.name();
    cursor.expect(":");
    return { kind: "labelled", label, body: parseStatement(cursor) };
  }
  if (
    cursor.token.kind === "name" &&
    /^(?:type|interface|declare|abstract|class|enum|namespace|module|import|export|using)$/.test(cursor.token.text)
  ) {
    if (cursor.ahead(1).kind === "name") cursor.refuse("a declaration inside of a function");
  }
  const expression = parseExpression(cursor);
  parseEnd(cursor);
  return { kind: "expression", expression };
}

/** A semicolon, or where JavaScript puts one (ECMA-262, section 12.10). */
export function parseEnd(cursor: Cursor): void {
  if (cursor.take(";") || cursor.at("}") || cursor.token.kind === "end" || lineEndsBefore(cursor)) return;
  cursor.refuse("the end of a statement expected");
}

function parseTest(cursor: Cursor): Expression {
  cursor.expect("(");
  const test = parseExpression(cursor);
  cursor.expect(")");
  return test;
}

/** What a head decides about: any statement but a declaration, which JavaScript wants in a block there. */
function parseBody(cursor: Cursor): Statement {
  const body = parseStatement(cursor);
  if (body.kind === "variables" || body.kind === "function declaration") cursor.refuse("a declaration without a block");
  return body;
}

function parseIf(cursor: Cursor): Statement {
  cursor.expect("if");
  const test = parseTest(cursor);
  const then = parseBody(cursor);
  return { kind: "if", test, then, ...(cursor.take("else") ? { otherwise: parseBody(cursor) } : {}) };
}

function parseFor(cursor: Cursor): Statement {
  cursor.expect("for");
  const isAwaited = cursor.take("await");
  cursor.expect("(");
  const declares = /^(?:const|let|var)$/.test(cursor.token.text);
  const initial = cursor.at(";") ? undefined : declares ? parseVariables(cursor) : parseExpression(cursor);
  if (initial !== undefined && (cursor.at("of") || cursor.at("in"))) {
    const word = cursor.next().text === "of" ? "of" : "in";
    const right = parseExpression(cursor);
    cursor.expect(")");
    return { kind: "for each", word, await: isAwaited, left: initial, right, body: parseBody(cursor) };
  }
  cursor.expect(";");
  const test = cursor.at(";") ? {} : { test: parseExpression(cursor) };
  cursor.expect(";");
  const update = cursor.at(")") ? {} : { update: parseExpression(cursor) };
  cursor.expect(")");
  return {
    kind: "for",
    ...(initial === undefined ? {} : { initial }),
    ...test,
    ...update,
    body: parseBody(cursor),
  };
}

function parseDo(cursor: Cursor): Statement {
  cursor.expect("do");
  const body = parseBody(cursor);
  cursor.expect("while");
  const test = parseTest(cursor);
  cursor.take(";");
  return { kind: "do", body, test };
}

function parseSwitch(cursor: Cursor): Switch {
  cursor.expect("switch");
  const value = parseTest(cursor);
  cursor.expect("{");
  const cases = [];
  while (!cursor.take("}")) cases.push(parseItem(cursor, parseCase));
  return { kind: "switch", value, cases };
}

function parseCase(cursor: Cursor): Case {
  const test = cursor.take("default") ? {} : parseCaseTest(cursor);
  cursor.expect(":");
  const statements = [];
  while (!cursor.at("case") && !cursor.at("default") && !cursor.at("}")) {
    statements.push(parseItem(cursor, parseInside));
  }
  return { ...test, statements };
}

function parseCaseTest(cursor: Cursor): { readonly test: Expression } {
  cursor.expect("case");
  return { test: parseExpression(cursor) };
}

function parseTry(cursor: Cursor): Statement {
  cursor.expect("try");
  const block = parseBlock(cursor);
  const handler = cursor.take("catch") ? { handler: parseHandler(cursor) } : {};
  const finalizer = cursor.take("finally") ? { finalizer: parseBlock(cursor) } : {};
  return { kind: "try", block, ...handler, ...finalizer };
}

function parseHandler(cursor: Cursor): Extract<Statement, { kind: "try" }>["handler"] & object {
  if (!cursor.take("(")) return { body: parseBlock(cursor) };
  const parameter = parsePattern(cursor);
  cursor.expect(")");
  return { parameter, body: parseBlock(cursor) };
}

function parseLeave(cursor: Cursor): Statement {
  const word = cursor.next().text === "return" ? "return" : "throw";
  const ends = cursor.at(";") || cursor.at("}") || cursor.token.kind === "end" || lineEndsBefore(cursor);
  const value = ends ? {} : { value: parseExpression(cursor) };
  parseEnd(cursor);
  return { kind: "leave", word, ...value };
}

function parseJump(cursor: Cursor): Statement {
  const word = cursor.next().text === "break" ? "break" : "continue";
  const label = cursor.token.kind === "name" && !lineEndsBefore(cursor) ? { label: cursor.name() } : {};
  parseEnd(cursor);
  return { kind: "jump", word, ...label };
}

function parseVariables(cursor: Cursor): Variables {
  const word = cursor.next().text;
  if (word !== "const" && word !== "let" && word !== "var") return cursor.refuse("variables expected");
  const declarators = [parseDeclarator(cursor)];
  while (cursor.take(",")) declarators.push(parseDeclarator(cursor));
  return { kind: "variables", word, declarators };
}

function parseDeclarator(cursor: Cursor): Declarator {
  const pattern = parsePattern(cursor);
  return {
    kind: "declarator",
    pattern,
    ...(cursor.take(":") ? { type: parseType(cursor) } : {}),
    ...(cursor.take("=") ? { value: parseExpression(cursor) } : {}),
  };
}

function parseFunction(cursor: Cursor): Statement {
  if (cursor.at("async") && cursor.ahead(1).text !== "function") return parseOther(cursor);
  const isAsync = cursor.take("async");
  cursor.expect("function");
  if (cursor.at("*")) cursor.refuse("a generator");
  const name = cursor.name();
  return { kind: "function declaration", async: isAsync, name, ...parseFunctionRest(cursor) };
}
