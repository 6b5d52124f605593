/** What a file is made of, whatever it is called and says. */
import { ts as compiler } from "ts-morph";
import type { ts } from "ts-morph";
import type { GeneratedFile } from "../../generator/print/format.js";

// An imported name is looked up at each use, which is slow in loops over tokens.
const { SyntaxKind } = compiler;
const { isIdentifier, isStringLiteral, isToken, forEachChild } = compiler;

/** A line for each file of a package: its path and its structure. Throws where a file is not of its language. */
export function structureOf(files: readonly GeneratedFile[]): readonly string[] {
  return files.map(({ path, text }) => `${pathStructure(path)}: ${remembered(path, text)}`).sort();
}

/** A name without letters or digits is escaped: `_2a__2f_`. */
function pathStructure(path: string): string {
  return path.replace(/(_[0-9a-f]+_)+/g, "_");
}

/** Most files are the same from one description to the next. */
const known = new Map<string, string>();

function remembered(path: string, text: string): string {
  const structure = known.get(text) ?? structureOfFile(path, text);
  known.set(text, structure);
  return structure;
}

function structureOfFile(path: string, text: string): string {
  if (path.endsWith(".ts")) return codeStructure(path, text);
  if (path.endsWith(".json")) return jsonStructure(JSON.parse(text));
  return markdownStructure(text);
}

/**
 * The kinds of all tokens, with the tags of doc comments where they stand and the number of comments at the end. The
 * same property is written by its name, in quotes or in brackets, whichever its spelling asks for: all count alike. The
 * order of imports and exports follows their spelling, so it is left out.
 */
export function codeStructure(path: string, text: string): string {
  const tree = compiler.createSourceFile(path, text, compiler.ScriptTarget.Latest, true);
  const errors: unknown = Reflect.get(tree, "parseDiagnostics");
  if (!Array.isArray(errors) || errors.length > 0) throw new Error(`${path} does not parse:\n${text}`);
  const directives: unknown = Reflect.get(tree, "commentDirectives");
  if (directives !== undefined || tree.referencedFiles.length > 0)
    throw new Error(`${path} directs the compiler:\n${text}`);
  const statements = tree.statements.map((statement) => ({
    isModule: compiler.isImportDeclaration(statement) || compiler.isExportDeclaration(statement),
    tokens: tokensOf(statement, text).join(" "),
  }));
  const modules = statements.filter(({ isModule }) => isModule).map(({ tokens }) => tokens);
  const others = statements.filter(({ isModule }) => !isModule).map(({ tokens }) => tokens);
  return [...modules.sort(), ...others, `${String(commentCount(text))} comments`].join("\n");
}

/** Something that counts as one token: what the tree has no smaller parts of, or a tag, which has no width. */
interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** The leaves of the tree, and whatever the scanner finds between them. */
function tokensOf(statement: ts.Statement, text: string): readonly string[] {
  const scanner = compiler.createScanner(compiler.ScriptTarget.Latest, true, compiler.LanguageVariant.Standard, text);
  const tokens: string[] = [];
  let position = statement.getStart();
  const scanTo = (end: number): void => {
    scanner.resetTokenState(position);
    for (let kind = scanner.scan(); scanner.getTokenStart() < end; kind = scanner.scan()) {
      tokens.push(SyntaxKind[kind]);
      if (scanner.getTokenEnd() >= end) break;
    }
  };
  for (const { start, end, label } of [
    ...leavesOf(statement),
    { start: statement.end, end: statement.end, label: "" },
  ]) {
    if (position < start) scanTo(start);
    if (label !== "") tokens.push(label);
    position = Math.max(position, end);
  }
  return tokens;
}

function* leavesOf(node: ts.Node): Generator<Leaf> {
  const start = node.getStart();
  for (const tag of tagsOf(node)) yield { start, end: start, label: `@${tag}` };
  if (isPropertyName(node)) yield { start, end: node.end, label: "name" };
  else if (isAccess(node)) {
    yield* leavesOf(node.expression);
    const label = node.questionDotToken === undefined ? "access" : "optional access";
    yield { start: node.expression.end, end: node.end, label };
  } else {
    const children: ts.Node[] = [];
    forEachChild(node, (child) => void children.push(child));
    for (const child of children) yield* leavesOf(child);
    if (children.length === 0 && start < node.end && !isEmptyBlock(node)) {
      yield { start, end: node.end, label: SyntaxKind[node.kind] };
    }
  }
}

/** `{}` and `[]` have no parts, but are two tokens. */
function isEmptyBlock(node: ts.Node): boolean {
  return !isToken(node) && !isIdentifier(node);
}

function tagsOf(node: ts.Node): readonly string[] {
  if (!("jsDoc" in node)) return [];
  const docs = compiler.getJSDocCommentsAndTags(node).filter((doc) => compiler.isJSDoc(doc));
  return docs.flatMap(({ tags }) => [...(tags ?? [])].map(({ tagName }) => tagName.text));
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  if (node.kind === SyntaxKind.PropertyAccessExpression) return true;
  return compiler.isElementAccessExpression(node) && isStringLiteral(node.argumentExpression);
}

const namedKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.PropertySignature,
  SyntaxKind.MethodSignature,
  SyntaxKind.PropertyAssignment,
]);

function isPropertyName(node: ts.Node): boolean {
  const { parent } = node;
  if (!namedKinds.has(parent.kind) || !("name" in parent) || parent.name !== node) return false;
  return isIdentifier(node) || isStringLiteral(node) || isQuotedComputedName(node);
}

function isQuotedComputedName(node: ts.Node): boolean {
  return compiler.isComputedPropertyName(node) && isStringLiteral(node.expression);
}

function commentCount(text: string): number {
  const scanner = compiler.createScanner(compiler.ScriptTarget.Latest, false, compiler.LanguageVariant.Standard, text);
  let count = 0;
  for (let token = scanner.scan(); token !== SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === SyntaxKind.MultiLineCommentTrivia || token === SyntaxKind.SingleLineCommentTrivia) count += 1;
    // The scanner cannot know by itself that a slash starts a regular expression.
    if (token === SyntaxKind.SlashToken) scanner.reScanSlashToken();
  }
  return count;
}

function jsonStructure(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonStructure).join(",")}]`;
  if (typeof value !== "object" || value === null) return typeof value;
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}:${jsonStructure(member)}`)
    .join(",")}}`;
}

/** Each line by what it is, with what is left of its markup when all that is escaped or code is taken away. */
export function markdownStructure(text: string): string {
  const lines: string[] = [];
  let code: string[] | undefined;
  let fence = "";
  for (const line of text.split(/\r\n|\r|\n/)) {
    const found = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (code === undefined && found === null) lines.push(markupOf(line));
    else if (code === undefined) {
      fence = found?.[1] ?? "";
      code = [];
      lines.push(`code ${found?.[2] ?? ""}`);
    } else if (found?.[2]?.trim() === "" && found[1]?.startsWith(fence)) {
      lines.push(codeStructure("readme.ts", code.join("\n")));
      code = undefined;
    } else code.push(line);
  }
  if (code !== undefined) throw new Error(`A code block has no end:\n${text}`);
  return lines.join("\n");
}

function markupOf(line: string): string {
  const plain = withoutCode(line);
  const start = /^\s*(#{1,6} |[-*+] |\d+[.)] |>|=+$|-+$|\|)/.exec(plain)?.[0] ?? "";
  return `${line.trim() === "" ? "empty" : "line"} ${start}${(plain.match(/[`*_[\]<>|C]/g) ?? []).join("")}`;
}

/** What stands in back-ticks becomes a `C`, and all other letters and what is escaped disappear. */
function withoutCode(line: string): string {
  // In a table even code escapes its bars.
  const parts = line.replaceAll("\\|", "").match(/\\[!-/:-@[-`{-~]|(`+)(?!`).*?(?<!`)\1(?!`)|[\s\S]/g) ?? [];
  return parts
    .map((part) =>
      part.startsWith("\\") ? "" : part.startsWith("`") && part.length > 1 ? "C" : part.replace("C", "c"),
    )
    .join("");
}
