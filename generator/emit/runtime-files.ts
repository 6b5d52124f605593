/** The hand-written runtime that a package carries: the modules that its files import, and those that these import. */
import { readFile } from "node:fs/promises";
import { packageRoot } from "../package-root.js";
import type { EmittedText } from "./emitter.js";

/** The files of `templates/runtime/` for the modules named and all they lead to, byte for byte. */
export async function runtimeFiles(modules: Iterable<string>): Promise<readonly EmittedText[]> {
  const reached = new Set(modules);
  const texts = new Map<string, string>();
  // A set is walked in the order of insertion, what is added on the way included.
  for (const module of reached) {
    const { text, imports } = await runtimeModule(module);
    texts.set(module, text);
    for (const imported of imports) reached.add(imported);
  }
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, text]) => ({ path: `src/runtime/${module}.ts`, text }));
}

interface RuntimeModule {
  readonly text: string;
  readonly imports: readonly string[];
}

/** Each is read once, for however many packages. */
const known = new Map<string, Promise<RuntimeModule>>();

function runtimeModule(module: string): Promise<RuntimeModule> {
  const found = known.get(module) ?? readModule(module);
  known.set(module, found);
  return found;
}

async function readModule(module: string): Promise<RuntimeModule> {
  const text = await readFile(new URL(`templates/runtime/${module}.ts`, packageRoot), "utf8");
  return { text, imports: importsOf(text) };
}

/** The modules beside it that a runtime module imports. The text is our own, one import or export to a statement. */
function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/\bfrom "\.\/([a-z0-9-]+)\.js";/g)].flatMap(([, module]) => module ?? []);
}
