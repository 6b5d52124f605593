/** The index of each output and of the whole package: what users import, each thing by its name. */
import type { Api } from "../model/api.js";
import { relativeSpecifier } from "../plan/file-scope.js";
import type { Plan, SymbolSpace } from "../plan/plan.js";
import type { EmittedSource, Emitter, Statement } from "./emitter.js";
import { runtimeIndex, type RuntimeName } from "./runtime-index.js";
import { exportFrom } from "./structures.js";

/** `src/types/index.ts`, `src/client/index.ts`, … and `src/index.ts`, which has it all. */
export function barrels(plan: Plan, emitters: readonly Emitter[]): readonly EmittedSource[] {
  const outputs = emitters.filter(({ name }) => plan.files.some(({ emitter }) => emitter === name));
  return [...outputs.map((emitter) => outputBarrel(plan, emitter)), packageBarrel(outputs)];
}

/** The file that an emitter's barrel is. */
export function barrelPath(emitter: string): string {
  return `src/${emitter}/index.ts`;
}

function outputBarrel(plan: Plan, emitter: Emitter): EmittedSource {
  const path = barrelPath(emitter.name);
  const exported = new Map<string, Record<SymbolSpace, string[]>>();
  const add = (file: string, name: string, space: SymbolSpace): void => {
    const names = exported.get(file) ?? { type: [], value: [] };
    exported.set(file, names);
    names[space].push(name);
  };
  for (const symbol of plan.symbols.values()) {
    if (symbol.emitter === emitter.name && symbol.visibility === "public") add(symbol.file, symbol.name, symbol.space);
  }
  for (const name of publicNames(emitter, plan.api)) {
    const found = runtimeIndex.get(name);
    if (found !== undefined) add(`src/runtime/${found.module}.ts`, name, found.space);
  }
  const files = [...exported].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    path,
    imports: [],
    statements: files.flatMap(([file, names]) => exportStatements(relativeSpecifier(path, file), names)),
  };
}

/** The names of the runtime that an output offers to its users. */
export function publicNames(emitter: Emitter, api: Api): readonly RuntimeName[] {
  return [...emitter.publicRuntime, ...(emitter.publicRuntimeFor?.(api) ?? [])];
}

function exportStatements(specifier: string, names: Readonly<Record<SymbolSpace, string[]>>): readonly Statement[] {
  return [
    ...(names.value.length === 0 ? [] : [exportFrom({ specifier, what: "everything", names: names.value.sort() })]),
    ...(names.type.length === 0 ? [] : [exportFrom({ specifier, what: "types", names: names.type.sort() })]),
  ];
}

function packageBarrel(outputs: readonly Emitter[]): EmittedSource {
  const statements = outputs.map(({ name }) => exportFrom({ specifier: `./${name}/index.js`, what: "everything" }));
  return { path: "src/index.ts", imports: [], statements };
}
