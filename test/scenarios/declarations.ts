/** The top-level declarations of TypeScript text, by name. */
import { ts } from "ts-morph";

/** Each declaration with the comment before it, as it stands. Overloads and the like of one name follow each other. */
export function declarationsIn(text: string): ReadonlyMap<string, string> {
  const source = ts.createSourceFile("declarations.ts", text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, string>();
  for (const statement of source.statements) {
    for (const name of namesOf(statement)) {
      const [comment] = ts.getLeadingCommentRanges(text, statement.pos)?.slice(-1) ?? [];
      const start = comment?.kind === ts.SyntaxKind.MultiLineCommentTrivia ? comment.pos : statement.getStart();
      found.set(
        name,
        [found.get(name), text.slice(start, statement.end)].filter((part) => part !== undefined).join("\n"),
      );
    }
  }
  return found;
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [statement.name.text];
  if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) return [statement.name.text];
  return [];
}
