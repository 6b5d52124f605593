/** A whole file: imports, exports and declarations. */
import { Cursor } from "./cursor.js";
import { parseAssignment, parseExpression } from "./expressions.js";
import type { Grammar } from "./grammar.js";
import { parseItem, parseList, parseListed } from "./lists.js";
import { parseMembers } from "./members.js";
import { parseBlock, parseEnd, parseStatement } from "./statements.js";
import { Scanner } from "./tokens.js";
import { parseReturnType, parseType, parseTypeParameters } from "./type.js";
import { emptyLines, type KnownLines } from "../line-memory.js";
import type { Import, Statement } from "../statement-tree.js";
import type { Expression, Item, Type } from "../tree.js";

const rules: Omit<Grammar, "lines"> = {
  type: parseType,
  returnType: parseReturnType,
  typeParameters: parseTypeParameters,
  expression: parseExpression,
  assignment: parseAssignment,
  block: parseBlock,
};

/**
 * @param lines Those that need not be read again.
 * @throws Unknown where the text has a construct that is not known here.
 */
export function parseModule(text: string, lines: KnownLines): readonly Item<Statement>[] {
  const grammar: Grammar = { ...rules, lines };
  const cursor = new Cursor(new Scanner(text), grammar);
  const again = (source: string): Statement => parseTopLevel(new Cursor(new Scanner(source), grammar));
  const parseOne = (at: Cursor): Statement => parseListed(at, lines.declarations, parseTopLevel, again);
  const statements: Item<Statement>[] = [];
  while (cursor.token.kind !== "end") statements.push(parseItem(cursor, parseOne));
  cursor.expectCommentsPlaced();
  return statements;
}

/** @throws Unknown where the text is more than JSON. */
export function parseJson(text: string): Expression {
  const cursor = new Cursor(new Scanner(text), { ...rules, lines: emptyLines(0) });
  const value = parseAssignment(cursor);
  if (cursor.token.kind !== "end") cursor.refuse("the end of the text expected");
  cursor.expectCommentsPlaced();
  return value;
}

function parseTopLevel(cursor: Cursor): Statement {
  if (cursor.at("import") && cursor.ahead(1).text !== "(" && cursor.ahead(1).text !== ".") return parseImport(cursor);
  if (!cursor.at("export")) return parseDeclaration(cursor);
  cursor.next();
  if (cursor.at("default") || cursor.at("=")) cursor.refuse("a default export");
  const typeOnly = cursor.at("type") && /^[*{]$/.test(cursor.ahead(1).text);
  if (typeOnly) cursor.next();
  if (cursor.at("*")) return parseExportAll(cursor, typeOnly ? "types" : "values");
  if (!cursor.at("{")) return { kind: "export", declaration: parseDeclaration(cursor) };
  const names = parseList(cursor, "{", "}", parseSpecifier);
  const from = cursor.take("from") ? { from: parseModuleName(cursor) } : {};
  parseEnd(cursor);
  return { kind: "import", word: "export", typeOnly, names, ...from };
}

function parseDeclaration(cursor: Cursor): Statement {
  const declares = cursor.ahead(1).kind === "name" && cursor.ahead(1).gap === "none";
  if (cursor.at("interface") && declares) return parseInterface(cursor);
  if (!cursor.at("type") || !declares) return parseStatement(cursor);
  cursor.next();
  const name = cursor.name();
  const typeParameters = parseTypeParameters(cursor);
  cursor.expect("=");
  const type = parseType(cursor);
  parseEnd(cursor);
  return { kind: "type alias", name, ...typeParameters, type };
}

function parseInterface(cursor: Cursor): Statement {
  cursor.expect("interface");
  const name = cursor.name();
  const typeParameters = parseTypeParameters(cursor);
  const parents: Type[] = [];
  if (cursor.take("extends")) {
    do parents.push(parseType(cursor));
    while (cursor.take(","));
  }
  return { kind: "interface", name, ...typeParameters, parents, members: parseMembers(cursor) };
}

function parseExportAll(cursor: Cursor, what: "types" | "values"): Statement {
  cursor.expect("*");
  const alias = cursor.take("as") ? { as: cursor.name() } : {};
  cursor.expect("from");
  const from = parseModuleName(cursor);
  parseEnd(cursor);
  return { kind: "export all", typeOnly: what === "types", ...alias, from };
}

function parseImport(cursor: Cursor): Import {
  cursor.expect("import");
  if (cursor.token.kind === "string") cursor.refuse("an import for its effects");
  const typeOnly = cursor.at("type") && cursor.ahead(1).text !== "from" && cursor.ahead(1).text !== ",";
  if (typeOnly) cursor.next();
  const first = cursor.at("{") ? {} : { first: parseFirst(cursor) };
  const names = cursor.at("{") ? { names: parseList(cursor, "{", "}", parseSpecifier) } : {};
  cursor.expect("from");
  const from = parseModuleName(cursor);
  parseEnd(cursor);
  return { kind: "import", word: "import", typeOnly, ...first, ...names, from };
}

function parseFirst(cursor: Cursor): string {
  if (cursor.take("*")) {
    cursor.expect("as");
    return `* as ${cursor.name()}`;
  }
  const name = cursor.name();
  if (cursor.take(",") && !cursor.at("{")) cursor.refuse("a second import of a whole module");
  return name;
}

/** `type Pet as Animal`. */
function parseSpecifier(cursor: Cursor): string {
  const words = [cursor.name()];
  while (cursor.token.kind === "name") words.push(cursor.name());
  return words.join(" ");
}

function parseModuleName(cursor: Cursor): string {
  if (cursor.token.kind !== "string") cursor.refuse("the name of a module expected");
  const { text } = cursor.next();
  if (cursor.at("with") || cursor.at("assert")) cursor.refuse("import attributes");
  return text;
}
