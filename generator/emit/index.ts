/** All emitters, and the stage that runs those that are wanted over a plan. */
import type { Report } from "../diagnostics/report.js";
import type { Api } from "../model/api.js";
import { FileScope } from "../plan/file-scope.js";
import type { Plan, PlannedFile } from "../plan/plan.js";
import { barrels, publicNames } from "./barrels.js";
import type { Emission, EmittedSource, Emitter, EmitterName, PackageOptions } from "./emitter.js";
import { client } from "./client/index.js";
import { packageFiles } from "./package/index.js";
import { runtimeFiles } from "./runtime-files.js";
import { runtimeIndex } from "./runtime-index.js";
import { receivers } from "./receivers/index.js";
import { senders } from "./senders/index.js";
import { server } from "./server/index.js";
import { types } from "./types/index.js";
import { validators } from "./validators/index.js";

/** In the order in which outputs are listed. A new one is a line here. */
const all: readonly Emitter[] = [types, validators, client, server, senders, receivers];

/** The emitters named, with those whose symbols they need; without those that would have nothing to say, which is said. */
export function chooseEmitters(names: readonly EmitterName[], api: Api, report: Report): readonly Emitter[] {
  const wanted = new Set<string>(names);
  // Backwards: an emitter needs only ones listed before it.
  for (const emitter of [...all].reverse()) {
    if (wanted.has(emitter.name)) for (const needed of emitter.needs) wanted.add(needed);
  }
  const hasHooks = api.hooks.operations.length > 0;
  const chosen = all.filter(({ name, about }) => wanted.has(name) && (hasHooks || about !== "hooks"));
  if (api.operations.length > 0) return chosen;
  const idle = chosen.filter(({ about }) => about === "operations");
  if (idle.length > 0 && chosen.every(({ about }) => about !== "hooks")) {
    report.add(
      "schemas-only",
      undefined,
      idle.map(({ name }) => name),
    );
  }
  return chosen.filter(({ about }) => about !== "operations");
}

/** The names that no item may take: of the runtime, those that users see, and those that emitted code uses itself. */
export function reservedNames(emitters: readonly Emitter[], api: Api): ReadonlySet<string> {
  return new Set(emitters.flatMap((emitter) => [...publicNames(emitter, api), ...(emitter.ownNames?.(api) ?? [])]));
}

export interface EmitOptions {
  readonly emitters: readonly Emitter[];
  /** Absent: no package.json, README and the like, only sources. */
  readonly package?: PackageOptions;
}

/** What the emitters make of a plan. */
export function emission(plan: Plan, options: EmitOptions, report: Report): Emission {
  const { emitters } = options;
  const runtimeModules = new Set<string>();
  const sourceOf = (file: PlannedFile): EmittedSource => {
    const scope = new FileScope(plan, file, runtimeIndex);
    const emitter = emitters.find(({ name }) => name === file.emitter);
    const statements = emitter?.statements(file, { api: plan.api, plan, scope, report }) ?? [];
    for (const module of scope.runtimeModules) runtimeModules.add(module);
    return { path: file.path, imports: scope.imports, statements };
  };
  const between = barrels(plan, emitters);
  return {
    count: plan.files.length + between.length,
    sources: inTurn(plan.files, sourceOf, between),
    rest: async () => {
      for (const name of reservedNames(emitters, plan.api)) {
        const found = runtimeIndex.get(name);
        if (found !== undefined) runtimeModules.add(found.module);
      }
      return {
        texts: options.package === undefined ? [] : await packageFiles(plan, emitters, options.package),
        copies: await runtimeFiles(runtimeModules),
      };
    },
  };
}

function* inTurn(
  files: readonly PlannedFile[],
  sourceOf: (file: PlannedFile) => EmittedSource,
  others: readonly EmittedSource[],
): Iterable<EmittedSource> {
  for (const file of files) yield sourceOf(file);
  yield* others;
}
