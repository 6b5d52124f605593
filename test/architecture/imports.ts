/** What a file imports, and the rules that say what it may. */
import { ts } from "ts-morph";
import { lineOf, nodesOf, type SourceFile } from "./source-files.js";

export interface Import {
  /** `generator/plan/plan.ts:3`. */
  readonly line: string;
  readonly from: string;
  /** A file of the repository, `generator/model/api.ts`, or a package or module of Node. */
  readonly target: string;
  /** As it is written. */
  readonly specifier: string;
  /** `type`: erased. `value`: runs. */
  readonly kind: "type" | "value";
}

const found = new WeakMap<SourceFile, readonly Import[]>();

/** Every import, export … from and import(…) of a file. One that is made by a computed name is left out. */
export function importsOf(file: SourceFile): readonly Import[] {
  const known = found.get(file) ?? findImports(file);
  found.set(file, known);
  return known;
}

function findImports(file: SourceFile): readonly Import[] {
  return nodesOf(file.tree).flatMap((node): readonly Import[] => {
    const found = importIn(node);
    if (found === undefined) return [];
    const { specifier, kind } = found;
    const target = specifier.startsWith(".") ? resolved(file.path, specifier) : specifier;
    return [{ line: lineOf(file, node.getStart()), from: file.path, target, specifier, kind }];
  });
}

function importIn(node: ts.Node): Pick<Import, "specifier" | "kind"> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, kind: isErased(node) ? "type" : "value" };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, kind: node.isTypeOnly ? "type" : "value" };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, kind: "type" };
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [argument] = node.arguments;
  return argument && ts.isStringLiteral(argument) ? { specifier: argument.text, kind: "value" } : undefined;
}

/** With `verbatimModuleSyntax`, a declaration stays unless it says `import type`; one of inline types alone is as good. */
function isErased({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function resolved(from: string, specifier: string): string {
  return new URL(specifier, `file:///${from}`).pathname.slice(1).replace(/\.js$/, ".ts");
}

/** Which of an area's imports a rule allows: areas (`model`) or single files (`load/pointer.ts`). */
export interface ImportRule {
  /** A folder of `generator/`, a file, or both: `config` stands for `config.ts` and `config/`. */
  readonly area: string;
  readonly values: readonly string[];
  /** What it may import for its types alone, besides `values`. */
  readonly types?: readonly string[];
}

/** Every import between areas that no rule allows, a line each. */
export function forbiddenImports(
  imports: readonly Import[],
  rules: readonly ImportRule[],
  always: readonly string[],
): readonly string[] {
  return imports.flatMap(({ from, target, kind, line }) => {
    if (!target.startsWith(root)) return [];
    const area = areaOf(from);
    const rule = rules.find((candidate) => candidate.area === area);
    if (rule === undefined) return [`${line}: no rule speaks of ${area}`];
    const allowed = [area, ...always, ...rule.values, ...(kind === "type" ? (rule.types ?? []) : [])];
    return allowed.some((name) => covers(name, target)) ? [] : [`${line}: ${area} must not import ${target} (${kind})`];
  });
}

const root = "generator/";

/** `generator/plan/plan.ts` → `plan`, `generator/cli.ts` → `cli`. */
export function areaOf(path: string): string {
  const [first = ""] = path.slice(root.length).split("/");
  return first.replace(/\.ts$/, "");
}

function covers(name: string, target: string): boolean {
  return name.endsWith(".ts") ? target === root + name : areaOf(target) === name;
}

/** Circles of imports that run, each as the files on it. */
export function importCircles(imports: readonly Import[]): readonly string[] {
  const targets = new Map<string, string[]>();
  for (const { from, target, kind } of imports) {
    if (kind === "value" && target !== from) targets.set(from, [...(targets.get(from) ?? []), target]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file) || way.includes(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return circles;
}
