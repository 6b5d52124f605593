/** The rules that emitted code and the runtime keep, each with code that breaks it. */
import { ts } from "ts-morph";
import { importsOf } from "./imports.js";
import { lineOf, nodesOf, type SourceFile } from "./source-files.js";

export interface Rule {
  /** Reads after "emitted code": `has no any`. */
  readonly name: string;
  /** Where a file breaks the rule, a line each. */
  readonly violations: (file: SourceFile) => readonly string[];
  /** Each breaks the rule by itself. */
  readonly bad: readonly string[];
  /** Looks like it, and does not. */
  readonly good: readonly string[];
}

export const rules: readonly Rule[] = [
  nodeRule("has no any", ({ kind }) => kind === ts.SyntaxKind.AnyKeyword, {
    bad: ["export const a: any = 1;", "export function f(list: readonly any[]): void {}"],
    good: ['export const any = "any";', "/** any */ export type A = unknown;"],
  }),
  nodeRule("has no casts", (node) => isCast(node), {
    bad: ["export const a = 1 as unknown;", "export const a = <string>b;", "f({ a: b as C });"],
    good: ["export const a = [1] as const;", 'import { a as b } from "./a.js";', "const a = { b } satisfies C;"],
  }),
  nodeRule("has no enum", (node) => ts.isEnumDeclaration(node), {
    bad: ["enum A { B }", "export const enum A { B }"],
    good: ['export const a = "enum";'],
  }),
  nodeRule("has no namespace", (node) => ts.isModuleDeclaration(node), {
    bad: ["namespace A {}", 'declare module "a" {}', "declare global {}"],
    good: ["export const namespace = 1;"],
  }),
  nodeRule("has no non-null assertions", (node) => isNonNull(node), {
    bad: ["export const a = b!;", "f(a!.b);", "class A { b!: string }"],
    good: ["export const a = !b;", "if (a !== b) c();"],
  }),
  nodeRule("runs no text as code", (node) => runsText(node), {
    bad: ['eval("1");', 'new Function("1");', 'Function("1")();', 'globalThis.eval("1");'],
    good: ["export function evaluate(): void {}", "type A = Function;"],
  }),
  nodeRule("does nothing when it is imported", (node) => isEffect(node), {
    bad: ["f();", "if (a) b();", "a.b = 1;", "{ f(); }"],
    good: ["export const a = 1;", "function f(): void { g(); }", "export {};"],
  }),
  commentRule("turns no check off", /@ts-(ignore|expect-error|nocheck)|eslint-disable|prettier-ignore|biome-ignore/, {
    bad: ["// @ts-ignore\nf();", "/* eslint-disable */", "/** @ts-expect-error */ f();", "// @ts-nocheck"],
    good: ['export const a = "@ts-ignore";', "// an ignored value"],
  }),
  importRule("depends on nothing", (specifier) => !specifier.startsWith("."), {
    bad: ['import a from "a";', 'export * from "node:fs";', 'await import("a");', 'type A = import("a").B;'],
    good: ['import a from "./a.js";', 'export * from "../a.js";'],
  }),
  importRule("imports files by their names", (specifier) => specifier.startsWith(".") && !/\.js$/.test(specifier), {
    bad: ['import a from "./a";', 'import a from "./a.ts";', 'export * from "..";'],
    good: ['import a from "./a.js";', 'import a from "a";'],
  }),
];

type Samples = Pick<Rule, "bad" | "good">;

function nodeRule(name: string, breaks: (node: ts.Node) => boolean, samples: Samples): Rule {
  return { name, ...samples, violations: (file) => located(file, nodesOf(file.tree).filter(breaks)) };
}

function importRule(name: string, breaks: (specifier: string) => boolean, samples: Samples): Rule {
  const violations = (file: SourceFile): readonly string[] =>
    importsOf(file).flatMap(({ specifier, line }) => (breaks(specifier) ? [`${line}: ${specifier}`] : []));
  return { name, ...samples, violations };
}

function commentRule(name: string, pattern: RegExp, samples: Samples): Rule {
  const violations = (file: SourceFile): readonly string[] =>
    commentsOf(file).flatMap(({ position, text }) =>
      pattern.test(text) ? [`${lineOf(file, position)}: ${text}`] : [],
    );
  return { name, ...samples, violations };
}

function located(file: SourceFile, nodes: readonly ts.Node[]): readonly string[] {
  return nodes.map((node) => `${lineOf(file, node.getStart())}: ${node.getText().split("\n")[0] ?? ""}`);
}

function isCast(node: ts.Node): boolean {
  if (ts.isTypeAssertionExpression(node)) return true;
  return ts.isAsExpression(node) && !ts.isConstTypeReference(node.type);
}

function isNonNull(node: ts.Node): boolean {
  if (ts.isNonNullExpression(node)) return true;
  return (
    (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) &&
    node.exclamationToken?.kind === ts.SyntaxKind.ExclamationToken
  );
}

function runsText(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  const callee = node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && (name.text === "eval" || name.text === "Function");
}

/** A statement of a module that is no declaration. */
function isEffect(node: ts.Node): boolean {
  if (!ts.isSourceFile(node.parent ?? node) || ts.isSourceFile(node)) return false;
  return !(
    ts.isDeclarationStatement(node) ||
    ts.isVariableStatement(node) ||
    ts.isImportDeclaration(node) ||
    node.kind === ts.SyntaxKind.EndOfFileToken
  );
}

interface Comment {
  readonly position: number;
  readonly text: string;
}

function commentsOf({ text, tree }: SourceFile): readonly Comment[] {
  const found = new Map<number, Comment>();
  for (const node of nodesOf(tree)) {
    const ranges = [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of ranges) found.set(pos, { position: pos, text: text.slice(pos, end) });
  }
  return [...found.values()];
}
