/** How long files and functions are. */
import { ts } from "ts-morph";
import { lineOf, nodesOf, type SourceFile } from "./source-files.js";

export function longFiles(files: readonly SourceFile[], limit: number): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const count = text.trimEnd().split("\n").length;
    return count > limit ? [`${path}: ${String(count)} lines`] : [];
  });
}

/** A switch whose arms are one statement each counts as one line: it is a table. */
export function longFunctions(files: readonly SourceFile[], limit: number): readonly string[] {
  return files.flatMap((file) =>
    nodesOf(file.tree).flatMap((node) => {
      if (!ts.isFunctionLike(node) || !("body" in node)) return [];
      const count = linesOf(file, node) - tableLines(file, node);
      return count > limit ? [`${lineOf(file, node.getStart())}: ${nameOf(node)} has ${String(count)} lines`] : [];
    }),
  );
}

function linesOf({ tree }: SourceFile, node: ts.Node): number {
  const line = (position: number): number => tree.getLineAndCharacterOfPosition(position).line;
  return line(node.end) - line(node.getStart()) + 1;
}

function tableLines(file: SourceFile, node: ts.Node): number {
  const tables = nodesOf(node).filter((inner) => ts.isSwitchStatement(inner) && isTable(inner));
  return tables.reduce((sum, table) => sum + linesOf(file, table) - 1, 0);
}

function isTable({ caseBlock }: ts.SwitchStatement): boolean {
  return caseBlock.clauses.every(
    ({ statements }) => statements.filter((statement) => !ts.isBreakStatement(statement)).length <= 1,
  );
}

function nameOf(node: ts.SignatureDeclaration): string {
  return node.name?.getText() ?? (ts.isConstructorDeclaration(node) ? "constructor" : "a function");
}
