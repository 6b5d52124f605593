/** What a file is made of, whatever it is called and says. */
import { ts } from "ts-morph";
import type { GeneratedFile } from "../../generator/print/format.js";

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
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const errors: unknown = Reflect.get(tree, "parseDiagnostics");
  if (!Array.isArray(errors) || errors.length > 0) throw new Error(`${path} does not parse:\n${text}`);
  const directives: unknown = Reflect.get(tree, "commentDirectives");
  if (directives !== undefined || tree.referencedFiles.length > 0)
    throw new Error(`${path} directs the compiler:\n${text}`);
  const statements = tree.statements.map((statement) => tokensOf(statement).join(" "));
  const isModule = (index: number): boolean => {
    const statement = tree.statements[index];
    return statement !== undefined && (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement));
  };
  const modules = statements.filter((_, index) => isModule(index)).sort();
  return [
    ...modules,
    ...statements.filter((_, index) => !isModule(index)),
    `${String(commentCount(text))} comments`,
  ].join("\n");
}

function tokensOf(node: ts.Node): readonly string[] {
  const tags = ts.getJSDocCommentsAndTags(node).flatMap((doc) => (ts.isJSDoc(doc) ? (doc.tags ?? []) : []));
  return [...tags.map(({ tagName }) => `@${tagName.text}`), ...tokensIn(node)];
}

function tokensIn(node: ts.Node): readonly string[] {
  if (isPropertyName(node)) return ["name"];
  if (ts.isPropertyAccessExpression(node)) return [...tokensOf(node.expression), ...optional(node), "access"];
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
    return [...tokensOf(node.expression), ...optional(node), "access"];
  }
  const children = node.getChildren().filter((child) => !ts.isJSDoc(child));
  if (children.length > 0) return children.flatMap(tokensOf);
  return node.getWidth() === 0 ? [] : [ts.SyntaxKind[node.kind]];
}

function optional(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): readonly string[] {
  return node.questionDotToken === undefined ? [] : ["?."];
}

function isPropertyName(node: ts.Node): boolean {
  const isName =
    ts.isPropertySignature(node.parent) || ts.isMethodSignature(node.parent) || ts.isPropertyAssignment(node.parent);
  if (!isName || node.parent.name !== node) return false;
  return ts.isIdentifier(node) || ts.isStringLiteral(node) || isQuotedComputedName(node);
}

function isQuotedComputedName(node: ts.Node): boolean {
  return ts.isComputedPropertyName(node) && ts.isStringLiteral(node.expression);
}

function commentCount(text: string): number {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  let count = 0;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.MultiLineCommentTrivia || token === ts.SyntaxKind.SingleLineCommentTrivia) count += 1;
    // The scanner cannot know by itself that a slash starts a regular expression.
    if (token === ts.SyntaxKind.SlashToken) scanner.reScanSlashToken();
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
