/**
 * Constructors for the ts-morph structures of which emitted files are made.
 *
 * ts-morph is imported for its types only: loading it takes longer than a whole run. Its `StructureKind` is a numeric
 * enum, so the numbers below are values of it; a test holds them equal to ts-morph's own.
 *
 * Names, types, initializers and statements are source text: whatever comes from a description has been made a
 * literal or an identifier before. `docs` is the text between the comment marks, lines parted by `\n`, with `*` and
 * `/` never side by side.
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
  VariableDeclarationKind,
  VariableStatementStructure,
} from "ts-morph";

/** The kinds of structure that emitters make and `print` lowers. */
export const kinds = {
  exportDeclaration: 11,
  function: 13,
  interface: 19,
  typeAlias: 38,
  variableStatement: 41,
} as const;

// A string enum takes no plain string; this is its member by value, without loading ts-morph.
const constKeyword = "const" as VariableDeclarationKind.Const;

/** Whether other files may import a declaration. */
export type Visibility = "exported" | "local";

export interface InterfaceParts {
  readonly name: string;
  readonly typeParameters?: readonly string[];
  readonly extends?: readonly string[];
  readonly docs?: string | undefined;
  readonly properties?: readonly PropertyParts[];
  /** Printed after the properties. */
  readonly methods?: readonly MethodParts[];
}

export interface PropertyParts {
  /** As written: `id`, `"content-type"`, `[name: string]`. */
  readonly name: string;
  readonly type: string;
  readonly optional?: boolean;
  readonly readonly?: true;
  readonly docs?: string | undefined;
}

export interface MethodParts {
  readonly name: string;
  readonly typeParameters?: readonly string[];
  readonly parameters: readonly ParameterParts[];
  readonly returnType: string;
  readonly docs?: string | undefined;
}

export interface ParameterParts {
  readonly name: string;
  readonly type: string;
  readonly optional?: boolean;
}

/** `export interface Pet extends Animal { … }`. */
export function interfaceStructure(parts: InterfaceParts): InterfaceDeclarationStructure {
  return {
    kind: kinds.interface,
    name: parts.name,
    isExported: true,
    ...typeParameters(parts.typeParameters),
    ...(parts.extends?.length ? { extends: [...parts.extends] } : {}),
    ...docs(parts.docs),
    properties: (parts.properties ?? []).map(propertySignature),
    methods: (parts.methods ?? []).map(methodSignature),
  };
}

export interface TypeAliasParts {
  readonly name: string;
  readonly typeParameters?: readonly string[];
  /** May span lines and hold comments: one before each member of a union, say. */
  readonly type: string;
  readonly docs?: string | undefined;
}

/** `export type PetId = string;`. */
export function typeAlias(parts: TypeAliasParts): TypeAliasDeclarationStructure {
  return {
    kind: kinds.typeAlias,
    name: parts.name,
    isExported: true,
    ...typeParameters(parts.typeParameters),
    ...docs(parts.docs),
    type: parts.type,
  };
}

export interface FunctionParts {
  readonly name: string;
  readonly exported: Visibility;
  readonly typeParameters?: readonly string[];
  readonly parameters: readonly ParameterParts[];
  readonly returnType: string;
  readonly docs?: string | undefined;
  readonly statements: readonly string[];
}

/** `export function isPet(value: unknown): value is Pet { … }`. */
export function functionStructure(parts: FunctionParts): FunctionDeclarationStructure {
  return {
    kind: kinds.function,
    name: parts.name,
    isExported: parts.exported === "exported",
    ...typeParameters(parts.typeParameters),
    parameters: parts.parameters.map(parameter),
    returnType: parts.returnType,
    ...docs(parts.docs),
    statements: [...parts.statements],
  };
}

export interface ConstParts {
  readonly name: string;
  readonly exported: Visibility;
  readonly type?: string;
  readonly initializer: string;
  readonly docs?: string | undefined;
}

/** `export const petSchema: StandardSchemaV1<Pet> = …;`. */
export function constStructure(parts: ConstParts): VariableStatementStructure {
  const type = parts.type === undefined ? {} : { type: parts.type };
  return {
    kind: kinds.variableStatement,
    isExported: parts.exported === "exported",
    declarationKind: constKeyword,
    ...docs(parts.docs),
    declarations: [{ name: parts.name, ...type, initializer: parts.initializer }],
  };
}

export interface ExportParts {
  /** Relative, with `.js`. */
  readonly specifier: string;
  /** `types`: `export type …`, erased. */
  readonly what: "everything" | "types";
  /** Only these names; absent: all (`*`). */
  readonly names?: readonly string[];
}

/** `export * from "./client.js";`, `export type * from …`, `export { isPet } from …`. */
export function exportFrom(parts: ExportParts): ExportDeclarationStructure {
  return {
    kind: kinds.exportDeclaration,
    isTypeOnly: parts.what === "types",
    ...(parts.names ? { namedExports: [...parts.names] } : {}),
    moduleSpecifier: parts.specifier,
  };
}

function propertySignature(parts: PropertyParts): OptionalKind<PropertySignatureStructure> {
  return {
    name: parts.name,
    type: parts.type,
    hasQuestionToken: parts.optional ?? false,
    isReadonly: parts.readonly ?? false,
    ...docs(parts.docs),
  };
}

function methodSignature(parts: MethodParts): OptionalKind<MethodSignatureStructure> {
  return {
    name: parts.name,
    ...typeParameters(parts.typeParameters),
    parameters: parts.parameters.map(parameter),
    returnType: parts.returnType,
    ...docs(parts.docs),
  };
}

function parameter(parts: ParameterParts): OptionalKind<ParameterDeclarationStructure> {
  return { name: parts.name, type: parts.type, hasQuestionToken: parts.optional ?? false };
}

function typeParameters(names: readonly string[] | undefined): { typeParameters?: string[] } {
  return names?.length ? { typeParameters: [...names] } : {};
}

function docs(text: string | undefined): { docs?: string[] } {
  return text?.trim() ? { docs: [text] } : {};
}
