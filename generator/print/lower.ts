/**
 * Structures to TypeScript text, not laid out yet: prettier does that afterwards.
 *
 * ts-morph's `printStructure` says what each structure means (`reference.ts`), and tests hold this to it; written out
 * here because importing ts-morph takes longer than everything else together. A kind of structure, or a part of one,
 * that no emitter makes throws, so that nothing is ever left out silently.
 */
import type {
  ExportDeclarationStructure,
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  MethodSignatureStructure,
  OptionalKind,
  ParameterDeclarationStructure,
  PropertySignatureStructure,
  TypeAliasDeclarationStructure,
  VariableStatementStructure,
} from "ts-morph";
import type { Statement } from "../emit/emitter.js";

/** The text of one top-level statement: a structure of `emit/structures.ts`, or text that is one already. */
export function lower(statement: Statement): string {
  if (typeof statement === "string") return statement;
  // The numbers are ts-morph's `StructureKind`, as in `kinds` of `emit/structures.ts`.
  switch (statement.kind) {
    case 11:
      return lowerExport(statement);
    case 13:
      return lowerFunction(statement);
    case 19:
      return lowerInterface(statement);
    case 38:
      return lowerTypeAlias(statement);
    case 41:
      return lowerVariables(statement);
    default:
      throw new Error(`No lowering for structures of kind ${statement.kind}.`);
  }
}

function lowerExport(structure: ExportDeclarationStructure): string {
  const { kind, isTypeOnly, namedExports, moduleSpecifier, ...rest } = structure;
  refuse(kind, rest);
  const what = namedExports === undefined ? "*" : `{ ${texts(namedExports).join(", ")} }`;
  return `export ${isTypeOnly ? "type " : ""}${what} from ${JSON.stringify(moduleSpecifier)};`;
}

function lowerFunction(structure: FunctionDeclarationStructure): string {
  const { kind, name, isExported, typeParameters, parameters, returnType, docs, statements, ...rest } = structure;
  refuse(kind, rest);
  const signature = `${name ?? ""}${generics(typeParameters)}(${lowerParameters(parameters)})${typed(":", returnType)}`;
  return `${comment(docs)}${exported(isExported)}function ${signature} {\n${lowerBody(texts(statements))}\n}`;
}

/** A statement that ends in a block has an empty line after it. */
function lowerBody(statements: readonly string[]): string {
  return statements.reduce((body, text) => {
    if (body === "") return text;
    return `${body.trimEnd()}${body.trimEnd().endsWith("}") ? "\n\n" : "\n"}${text}`;
  }, "");
}

function lowerInterface(structure: InterfaceDeclarationStructure): string {
  const { kind, name, isExported, typeParameters, extends: parents, docs, properties, methods, ...rest } = structure;
  refuse(kind, rest);
  const heritage = parents === undefined ? "" : ` extends ${texts(parents).join(", ")}`;
  const members = [...(properties ?? []).map(lowerProperty), ...(methods ?? []).map(lowerMethod)];
  const head = `${exported(isExported)}interface ${name}${generics(typeParameters)}${heritage}`;
  return `${comment(docs)}${head} {\n${members.join("\n")}\n}`;
}

function lowerProperty(structure: OptionalKind<PropertySignatureStructure>): string {
  const { kind, name, type, hasQuestionToken, isReadonly, docs, ...rest } = structure;
  refuse(kind, rest);
  return `${comment(docs)}${isReadonly ? "readonly " : ""}${name}${hasQuestionToken ? "?" : ""}${typed(":", type)};`;
}

function lowerMethod(structure: OptionalKind<MethodSignatureStructure>): string {
  const { kind, name, typeParameters, parameters, returnType, docs, ...rest } = structure;
  refuse(kind, rest);
  const signature = `${name}${generics(typeParameters)}(${lowerParameters(parameters)})`;
  return `${comment(docs)}${signature}${typed(":", returnType)};`;
}

function lowerParameters(parameters: readonly OptionalKind<ParameterDeclarationStructure>[] | undefined): string {
  return (parameters ?? []).map(lowerParameter).join(", ");
}

function lowerParameter(structure: OptionalKind<ParameterDeclarationStructure>): string {
  const { kind, name, type, hasQuestionToken, ...rest } = structure;
  refuse(kind, rest);
  return `${name}${hasQuestionToken ? "?" : ""}${typed(":", type)}`;
}

function lowerTypeAlias(structure: TypeAliasDeclarationStructure): string {
  const { kind, name, isExported, typeParameters, docs, type, ...rest } = structure;
  refuse(kind, rest);
  return `${comment(docs)}${exported(isExported)}type ${name}${generics(typeParameters)}${typed(" =", type)};`;
}

function lowerVariables(structure: VariableStatementStructure): string {
  const { kind, isExported, declarationKind, docs, declarations, ...rest } = structure;
  refuse(kind, rest);
  const declared = declarations.map(({ kind: declarationKinds, name, type, initializer, ...others }) => {
    refuse(declarationKinds, others);
    return `${name}${typed(":", type)}${typed(" =", initializer)}`;
  });
  return `${comment(docs)}${exported(isExported)}${declarationKind ?? "let"} ${declared.join(", ")};`;
}

function exported(isExported: boolean | undefined): string {
  return isExported ? "export " : "";
}

function typed(mark: ":" | " =", text: unknown): string {
  return text === undefined ? "" : `${mark} ${textOf(text)}`;
}

function generics(names: unknown): string {
  const list = texts(names);
  return list.length === 0 ? "" : `<${list.join(", ")}>`;
}

function comment(docs: unknown): string {
  return texts(docs).map(commentOf).join("");
}

function commentOf(text: string): string {
  if (text.includes("*/")) throw new Error(`A comment would end before its text does: ${JSON.stringify(text)}.`);
  const lines = text.split(/\r?\n/);
  if (lines.length === 1) return `/** ${text}${text.endsWith(" ") ? "" : " "}*/\n`;
  const body = lines[0] === "" ? lines.slice(1) : lines;
  return `/**\n${body.map((line) => (line === "" ? " *\n" : ` * ${line}\n`)).join("")} */\n`;
}

/** ts-morph takes functions and structures where emitters only ever give text. */
function texts(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Error(`Only text has a lowering here, not ${typeof value}.`);
  return value;
}

function refuse(kind: number | undefined, rest: object): void {
  const parts = Object.entries(rest).filter(([, value]) => value !== undefined && value !== false);
  if (parts.length === 0) return;
  const names = parts.map(([name]) => name).join(", ");
  throw new Error(`No lowering for ${names} of a structure of kind ${kind ?? "unknown"}.`);
}
