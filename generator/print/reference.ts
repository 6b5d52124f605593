/**
 * The reference for `lower.ts`: the same structures printed by ts-morph. Slow to load, so that only tests and
 * `--printer reference` use it.
 */
import type { Statement } from "../emit/emitter.js";
import type { ImportedModule } from "../plan/file-scope.js";

/** Text of statements and imports, as ts-morph has it. */
export interface ReferencePrinter {
  lower(statement: Statement): string;
  importDeclaration(imported: ImportedModule): string;
}

/** Loads ts-morph (about a second of CPU). */
export async function loadReferencePrinter(): Promise<ReferencePrinter> {
  const { printStructure, StructureKind } = await import("ts-morph");
  return {
    lower: (statement) => (typeof statement === "string" ? statement : printStructure(statement)),
    importDeclaration: ({ specifier, names }) =>
      printStructure({
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: specifier,
        isTypeOnly: names.every(({ typeOnly }) => typeOnly),
        namedImports: names.map(({ name, alias, typeOnly }) => ({
          name,
          ...(alias === undefined || alias === name ? {} : { alias }),
          isTypeOnly: typeOnly && names.some((other) => !other.typeOnly),
        })),
      }),
  };
}
