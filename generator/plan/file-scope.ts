/**
 * How emitted code refers to anything: asking for a symbol yields its local identifier and records the import.
 * No emitter writes an import line.
 */
import type { SchemaId } from "../model/schema.js";
import { symbolKey, type Plan, type PlannedFile, type SymbolSpace } from "./plan.js";

/** One import declaration of a file. */
export interface ImportedModule {
  /** Relative, with `.js`. */
  readonly specifier: string;
  readonly names: readonly ImportedName[];
}

export interface ImportedName {
  readonly name: string;
  /** The local name, where the file had to give it another. */
  readonly alias?: string;
  readonly typeOnly: boolean;
}

/** Where the names of the runtime live: `encodeForm` → the module `form-encode`, a value. */
export type RuntimeIndex = ReadonlyMap<string, RuntimeExport>;

export interface RuntimeExport {
  /** The file's name without its ending, inside `src/runtime/`. */
  readonly module: string;
  readonly space: SymbolSpace;
}

interface PendingImport {
  readonly name: string;
  readonly local: string;
  space: SymbolSpace;
}

export class FileScope {
  readonly #plan: Plan;
  readonly #path: string;
  readonly #emitter: string;
  readonly #runtime: RuntimeIndex;
  readonly #taken: ReadonlySet<string>;
  readonly #imports = new Map<string, Map<string, PendingImport>>();

  constructor(plan: Plan, { path, emitter }: Pick<PlannedFile, "path" | "emitter">, runtime: RuntimeIndex) {
    this.#plan = plan;
    this.#path = path;
    this.#emitter = emitter;
    this.#runtime = runtime;
    this.#taken = plan.names;
  }

  /** The identifier of a schema's type. Throws where `types` defines none: ask `hasType` first. */
  type(id: SchemaId): string {
    return this.symbol("types", "type", id);
  }

  hasType(id: SchemaId): boolean {
    return this.has("types", "type", id);
  }

  /** The name of a schema's type as a comment says it: nothing is imported. Undefined where it has none. */
  typeName(id: SchemaId): string | undefined {
    return this.#plan.symbols.get(symbolKey("types", "type", id))?.name;
  }

  has(emitter: string, role: string, itemId: string): boolean {
    return this.#plan.symbols.has(symbolKey(emitter, role, itemId));
  }

  /** The local identifier of any symbol: `symbol("validators", "is", id)` → `isPet`. */
  symbol(emitter: string, role: string, itemId: string): string {
    const key = symbolKey(emitter, role, itemId);
    const symbol = this.#plan.symbols.get(key);
    if (symbol === undefined) throw new Error(`No emitter defines ${key}.`);
    if (symbol.file !== this.#path) this.#import(symbol.file, symbol.name, symbol.name, symbol.space);
    return symbol.name;
  }

  /** The local identifier of a symbol of the emitter that fills the file. */
  own(role: string, itemId: string): string {
    return this.symbol(this.#emitter, role, itemId);
  }

  hasOwn(role: string, itemId: string): boolean {
    return this.has(this.#emitter, role, itemId);
  }

  /** The local identifier of something that the runtime exports. */
  runtime(name: string): string {
    const found = this.#runtime.get(name);
    if (found === undefined) throw new Error(`The runtime exports no ${name}.`);
    const local = this.#taken.has(name) ? `${name}$` : name;
    this.#import(`src/runtime/${found.module}.ts`, name, local, found.space);
    return local;
  }

  /** The runtime's modules that the file needs, by name. */
  get runtimeModules(): readonly string[] {
    return [...this.#imports.keys()]
      .filter((file) => file.startsWith("src/runtime/"))
      .map((file) => file.slice("src/runtime/".length, -".ts".length));
  }

  /** What the file imports, sorted. */
  get imports(): readonly ImportedModule[] {
    return [...this.#imports]
      .map(([file, names]) => ({
        specifier: relativeSpecifier(this.#path, file),
        names: [...names.values()].sort((a, b) => compare(a.name, b.name)).map(importedName),
      }))
      .sort((a, b) => compare(a.specifier, b.specifier));
  }

  #import(file: string, name: string, local: string, space: SymbolSpace): void {
    const names = this.#imports.get(file) ?? new Map<string, PendingImport>();
    this.#imports.set(file, names);
    const known = names.get(name);
    if (known === undefined) names.set(name, { name, local, space });
    else if (space === "value") known.space = "value";
  }
}

function importedName({ name, local, space }: PendingImport): ImportedName {
  return { name, ...(local === name ? {} : { alias: local }), typeOnly: space === "type" };
}

/** `src/client/a.ts`, `src/runtime/send.ts` → `../runtime/send.js`. */
export function relativeSpecifier(from: string, to: string): string {
  const fromFolders = from.split("/").slice(0, -1);
  const target = to.replace(/\.ts$/, ".js").split("/");
  let shared = 0;
  while (shared < fromFolders.length && shared < target.length - 1 && fromFolders[shared] === target[shared])
    shared += 1;
  const up = fromFolders.length - shared;
  return (up === 0 ? "./" : "../".repeat(up)) + target.slice(shared).join("/");
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
