/** What a TypeScript text says, as far as its layout depends on it. Parentheses are gone: the layout puts its own. */
import type { Block } from "./statement-tree.js";
import type { Comment, Gap } from "./parse/tokens.js";

/** A node of a list with lines of its own: what stands before it, and whether an empty line follows. */
export interface Item<Node> {
  readonly comments: readonly Comment[];
  /** Between the last comment and the node. */
  readonly gap: Gap;
  readonly node: Node;
  readonly followedBy: Gap;
}

export type Expression =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "literal"; readonly of: "number" | "string" | "expression" | "word"; readonly text: string }
  | Template
  | { readonly kind: "array"; readonly elements: readonly Argument[] }
  | ObjectLiteral
  | FunctionExpression
  | Arrow
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | { readonly kind: "update"; readonly operator: string; readonly prefix: boolean; readonly operand: Expression }
  | Binary
  | { readonly kind: "assignment"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | Conditional
  | Call
  | Member
  | { readonly kind: "non-null"; readonly expression: Expression }
  | { readonly kind: "cast"; readonly word: "as" | "satisfies"; readonly expression: Expression; readonly type: Type };

export type Argument = Expression | { readonly kind: "spread"; readonly expression: Expression };

export interface Template {
  readonly kind: "template";
  readonly texts: readonly string[];
  readonly holes: readonly Expression[];
}

export interface ObjectLiteral {
  readonly kind: "object";
  readonly members: readonly Item<ObjectMember>[];
  /** A line ends after the brace, which keeps the object open. */
  readonly open: boolean;
}

export type ObjectMember =
  | { readonly kind: "property"; readonly key: Key; readonly value: Expression }
  | { readonly kind: "shorthand"; readonly name: string }
  | { readonly kind: "spread"; readonly expression: Expression };

/** The name of a property, as it is written. */
export type Key =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "computed"; readonly expression: Expression };

export interface FunctionExpression extends Signature {
  readonly kind: "function";
  readonly async: boolean;
  readonly name?: string;
  readonly body: Block;
}

export interface Arrow extends Signature {
  readonly kind: "arrow";
  readonly async: boolean;
  readonly body: Block | Expression;
}

export interface Binary {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface Call {
  readonly kind: "call";
  readonly form: "call" | "new";
  readonly optional: boolean;
  readonly callee: Expression;
  readonly typeArguments?: readonly Type[];
  readonly args: readonly Argument[];
}

/** `object.name`, or `object[index]`. */
export interface Member {
  readonly kind: "member";
  readonly object: Expression;
  readonly optional: boolean;
  readonly name?: string;
  readonly index?: Expression;
}

export interface Signature {
  readonly typeParameters?: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly returns?: Type;
}

export interface Parameter {
  readonly rest: boolean;
  readonly pattern: Pattern;
  readonly optional: boolean;
  readonly type?: Type;
  readonly default?: Expression;
}

export type Pattern =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "array pattern"; readonly elements: readonly (PatternElement | undefined)[] }
  | { readonly kind: "object pattern"; readonly properties: readonly PatternProperty[] };

export interface PatternElement {
  readonly rest: boolean;
  readonly pattern: Pattern;
  readonly default?: Expression;
}

export type PatternProperty =
  | ({ readonly kind: "property"; readonly key: Key } & Omit<PatternElement, "rest">)
  | { readonly kind: "shorthand"; readonly name: string; readonly default?: Expression }
  | { readonly kind: "rest"; readonly name: string };

export interface TypeParameter {
  readonly modifiers: string;
  readonly name: string;
  readonly constraint?: Type;
  readonly default?: Type;
}

export type Type =
  | { readonly kind: "keyword"; readonly name: string }
  | { readonly kind: "reference"; readonly name: string; readonly args?: readonly Type[] }
  | { readonly kind: "literal type"; readonly of: "string" | "number"; readonly text: string }
  | { readonly kind: "template type"; readonly texts: readonly string[]; readonly holes: readonly Type[] }
  | { readonly kind: "array type"; readonly element: Type }
  | { readonly kind: "tuple"; readonly elements: readonly TupleElement[] }
  | ObjectType
  | { readonly kind: "union"; readonly members: readonly Item<Type>[] }
  | { readonly kind: "intersection"; readonly members: readonly Type[] }
  | FunctionType
  | ConditionalType
  | { readonly kind: "indexed access"; readonly object: Type; readonly index: Type }
  | { readonly kind: "type operator"; readonly operator: string; readonly type: Type }
  | { readonly kind: "type query"; readonly name: string; readonly args?: readonly Type[] }
  | { readonly kind: "infer"; readonly name: string; readonly constraint?: Type }
  | { readonly kind: "predicate"; readonly asserts: boolean; readonly name: string; readonly type?: Type }
  | MappedType;

export interface TupleElement {
  readonly rest: boolean;
  readonly label?: string;
  readonly optional: boolean;
  readonly type: Type;
}

export interface ObjectType {
  readonly kind: "object type";
  readonly members: readonly Item<TypeMember>[];
  readonly open: boolean;
}

export type TypeMember =
  | {
      readonly kind: "property signature";
      readonly readonly: boolean;
      readonly key: Key;
      readonly optional: boolean;
      readonly type?: Type;
    }
  | ({ readonly kind: "method signature"; readonly key?: Key; readonly optional: boolean } & Signature)
  | {
      readonly kind: "index signature";
      readonly readonly: boolean;
      readonly name: string;
      readonly key: Type;
      readonly type: Type;
    };

export interface FunctionType extends Signature {
  readonly kind: "function type";
  readonly constructs: boolean;
  readonly returns: Type;
}

export interface ConditionalType {
  readonly kind: "conditional type";
  readonly check: Type;
  readonly extends: Type;
  readonly then: Type;
  readonly otherwise: Type;
}

export interface MappedType {
  readonly kind: "mapped type";
  readonly readonly: string;
  readonly name: string;
  readonly keys: Type;
  readonly as?: Type;
  readonly optional: string;
  readonly type: Type;
  readonly open: boolean;
}
