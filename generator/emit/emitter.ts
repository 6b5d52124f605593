/** The one interface of all emitters. A new output is a file that fulfils it, plus a line in `index.ts`. */
import type { StatementStructures } from "ts-morph";
import type { Report } from "../diagnostics/report.js";
import type { Api } from "../model/api.js";
import type { FileScope, ImportedModule } from "../plan/file-scope.js";
import type { RuntimeName } from "./runtime-index.js";
import type { Plan, PlannedFile, SymbolSource } from "../plan/plan.js";

/** Every output there is, in the order in which they are listed. */
export const emitterNames = ["types", "validators", "client", "server", "senders", "receivers", "package"] as const;

export type EmitterName = (typeof emitterNames)[number];

/** A top-level statement: a ts-morph structure (see `structures.ts`), or text that is a whole statement. */
export type Statement = StatementStructures | string;

export interface Emitter extends SymbolSource {
  /** Also the subpath export of the package: `./validators`. */
  readonly name: EmitterName;
  /** What it has something to say of: without operations there is no client. `hooks`: webhooks and callbacks. */
  readonly about: "schemas" | "operations" | "hooks";
  /** The emitters whose symbols it refers to. */
  readonly needs: readonly EmitterName[];
  /** What the runtime offers to users of this output: its barrel exports these names too. */
  readonly publicRuntime: readonly RuntimeName[];
  /** What it offers beyond that for an API which needs it. */
  publicRuntimeFor?(api: Api): readonly RuntimeName[];
  /** Names that its code uses beside those of its symbols, for type parameters, say: no item may take them. */
  ownNames?(api: Api): readonly string[];
  /** The statements of one planned file, without imports: the scope records those. */
  statements(file: PlannedFile, context: EmitContext): readonly Statement[];
  /** Finished files that are not TypeScript: package.json, README.md. */
  texts?(context: PackageContext): readonly EmittedText[];
}

export interface EmitContext {
  readonly api: Api;
  readonly plan: Plan;
  readonly scope: FileScope;
  readonly report: Report;
}

export interface PackageContext {
  readonly api: Api;
  readonly plan: Plan;
  readonly emitters: readonly EmitterName[];
  readonly package: PackageOptions;
}

export interface PackageOptions {
  readonly name: string;
  readonly version: string;
}

/** A file whose text is finished but for formatting. */
export interface EmittedText {
  readonly path: string;
  readonly text: string;
}

/** A TypeScript file before `print`: imports and statements. */
export interface EmittedSource {
  readonly path: string;
  readonly imports: readonly ImportedModule[];
  readonly statements: readonly Statement[];
}

/** What is emitted, a file after the other, so that no more than one is held at a time. */
export interface Emission {
  /** How many `sources` there are. */
  readonly count: number;
  /** To be gone through once; each is made when it is asked for. */
  readonly sources: Iterable<EmittedSource>;
  /** What else there is; to be called behind the last source, since only those tell what they use. */
  readonly rest: () => Promise<EmittedRest>;
}

export interface EmittedRest {
  /** Files that are finished but for their layout. */
  readonly texts: readonly EmittedText[];
  /** Files that are copied byte for byte. */
  readonly copies: readonly EmittedText[];
}
