/** TypeScript of the repository and of generated packages, as syntax trees. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ts } from "ts-morph";
import { repository } from "../generation.js";

export interface SourceFile {
  /** From the repository's root, or inside a package: `generator/plan/plan.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** All TypeScript below a folder of the repository, sorted by path. */
export function sourceFilesBelow(folder: string): readonly SourceFile[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(repository, path), "utf8")));
}

/** `generator/plan/plan.ts:12`: what an editor or a terminal opens. */
export function lineOf({ path, tree }: SourceFile, position: number): string {
  return `${path}:${String(tree.getLineAndCharacterOfPosition(position).line + 1)}`;
}

const listed = new WeakMap<ts.Node, readonly ts.Node[]>();

/** Every node of a tree, parents first. Many rules ask for those of the same files. */
export function nodesOf(node: ts.Node): readonly ts.Node[] {
  const known = listed.get(node);
  if (known !== undefined) return known;
  const nodes: ts.Node[] = [];
  const visit = (each: ts.Node): void => {
    nodes.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  if (ts.isSourceFile(node)) listed.set(node, nodes);
  return nodes;
}
