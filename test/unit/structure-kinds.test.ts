import { StructureKind, VariableDeclarationKind } from "ts-morph";
import { describe, expect, it } from "vitest";
import { constStructure, kinds } from "../../generator/emit/structures.js";

describe("the structures that emitters make without loading ts-morph", () => {
  it("have the kinds of ts-morph's own enum", () => {
    expect(kinds).toEqual({
      exportDeclaration: StructureKind.ExportDeclaration,
      function: StructureKind.Function,
      interface: StructureKind.Interface,
      typeAlias: StructureKind.TypeAlias,
      variableStatement: StructureKind.VariableStatement,
    });
  });

  it("declare constants with ts-morph's own word", () => {
    const structure = constStructure({ name: "limit", exported: "local", initializer: "1" });
    expect(structure.declarationKind).toBe(VariableDeclarationKind.Const);
  });
});
