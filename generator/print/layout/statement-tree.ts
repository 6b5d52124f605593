/** Statements and declarations: `tree.ts` has what they are made of. */
import type { LineMemory } from "./line-memory.js";
import type { Expression, FunctionExpression, Item, Pattern, Type, TypeMember, TypeParameter } from "./tree.js";

export interface Block {
  readonly kind: "block";
  readonly statements: readonly Item<Statement>[];
}

export type Statement =
  | Block
  | WholeLine
  | Import
  | { readonly kind: "export all"; readonly typeOnly: boolean; readonly as?: string; readonly from: string }
  | { readonly kind: "export"; readonly declaration: Statement }
  | Variables
  | ({ readonly kind: "function declaration" } & Omit<FunctionExpression, "kind">)
  | Interface
  | {
      readonly kind: "type alias";
      readonly name: string;
      readonly typeParameters?: readonly TypeParameter[];
      readonly type: Type;
    }
  | If
  | {
      readonly kind: "for";
      readonly initial?: Variables | Expression;
      readonly test?: Expression;
      readonly update?: Expression;
      readonly body: Statement;
    }
  | {
      readonly kind: "for each";
      readonly word: "in" | "of";
      readonly await: boolean;
      readonly left: Variables | Expression;
      readonly right: Expression;
      readonly body: Statement;
    }
  | { readonly kind: "while"; readonly test: Expression; readonly body: Statement }
  | { readonly kind: "do"; readonly body: Statement; readonly test: Expression }
  | Switch
  | { readonly kind: "leave"; readonly word: "return" | "throw"; readonly value?: Expression }
  | { readonly kind: "jump"; readonly word: "break" | "continue"; readonly label?: string }
  | { readonly kind: "labelled"; readonly label: string; readonly body: Statement }
  | {
      readonly kind: "try";
      readonly block: Block;
      readonly handler?: { readonly parameter?: Pattern; readonly body: Block };
      readonly finalizer?: Block;
    }
  | { readonly kind: "expression"; readonly expression: Expression };

/** A statement that is one line of the text, to its semicolon: `read` says what it is, where that is not known yet. */
export interface WholeLine {
  readonly kind: "whole line";
  readonly source: string;
  readonly lines: LineMemory;
  readonly read: () => Statement;
}

/** `import { … } from`, and `export { … } from`, which is laid out alike. */
export interface Import {
  readonly kind: "import";
  readonly word: "import" | "export";
  readonly typeOnly: boolean;
  /** The name of `import name from`, or `* as name`. */
  readonly first?: string;
  readonly names?: readonly string[];
  readonly from?: string;
}

export interface Variables {
  readonly kind: "variables";
  readonly word: "const" | "let" | "var";
  readonly declarators: readonly Declarator[];
}

export interface Declarator {
  readonly kind: "declarator";
  readonly pattern: Pattern;
  readonly type?: Type;
  readonly value?: Expression;
}

export interface Interface {
  readonly kind: "interface";
  readonly name: string;
  readonly typeParameters?: readonly TypeParameter[];
  readonly parents: readonly Type[];
  readonly members: readonly Item<TypeMember>[];
}

export interface If {
  readonly kind: "if";
  readonly test: Expression;
  readonly then: Statement;
  readonly otherwise?: Statement;
}

export interface Switch {
  readonly kind: "switch";
  readonly value: Expression;
  readonly cases: readonly Item<Case>[];
}

export interface Case {
  /** Absent of `default`. */
  readonly test?: Expression;
  readonly statements: readonly Item<Statement>[];
}
