/** `specwright watch`: generates whenever a file of a description or the configuration changes, until interrupted. */
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import type { ResolvedConfig } from "../config.js";
import { configFilePath } from "../config/config-file.js";
import { Failure } from "../failure.js";
import { PrintMemory } from "../print/print-memory.js";
import type { FileChanges } from "./file-changes.js";
import { generateOnce } from "./generate-command.js";
import { counted, isDocument, packagesOf, summarize, type Session } from "./session.js";

/** Texts by absolute path; undefined: there is none that could be read. */
type Texts = ReadonlyMap<string, string | undefined>;

/** A package, and what is known of its last run. */
interface WatchedPackage {
  readonly config: ResolvedConfig;
  readonly memory: PrintMemory;
  /** The files of its description, as they were read, and those that it lacks. */
  readonly files: Texts;
  readonly isWritten: boolean;
}

interface State {
  readonly packages: readonly WatchedPackage[];
  /** The config file as it was read; empty where there is none. */
  readonly settings: Texts;
}

/**
 * Generates, and again after each change; what was generated last stays while a description has errors. Ends when the
 * user interrupts it.
 *
 * @throws Failure where the configuration cannot be read to begin with, or a document is asked for.
 */
export async function runWatch(session: Session, spec: string | undefined): Promise<void> {
  if (isDocument(session)) {
    throw new Failure("watch has no end at which a document could be printed: leave out --format.");
  }
  const { FileChanges: Changes } = await import("./file-changes.js");
  const interruption = session.terminal.interruption();
  const changes = new Changes(interruption);
  const noticed = new Map<string, string | undefined>();
  try {
    let state = await start(session, spec, changes);
    while (!interruption.aborted) {
      await follow(changes, state, noticed);
      const batch = await changes.next();
      if (batch.length > 0) state = await afterChange(session, spec, state, { batch, changes });
    }
  } finally {
    await changes.close();
  }
}

async function start(session: Session, spec: string | undefined, changes: FileChanges): Promise<State> {
  const settings = await readSettings(session);
  const configs = await packagesOf(session, spec);
  // Before anything is read, so that a file which is missed then and there right after is not missed again.
  await changes.follow([...settings.keys(), ...configs.flatMap(ownFiles)]);
  const packages: WatchedPackage[] = [];
  for (const config of configs) {
    packages.push(await generated(session, config, new PrintMemory()));
  }
  const count = packages.reduce((sum, { files }) => sum + files.size, 0);
  summarize(session, `Watching ${counted(count, "file")}. Press Ctrl-C to stop.`);
  return { packages, settings };
}

async function readSettings({ options }: Session): Promise<Texts> {
  const path = await configFilePath(process.cwd(), options.config);
  return new Map(path === undefined ? [] : [[path, await textOf(path)]]);
}

/** Watches all files that count, and notices once each that changed before it was watched. */
async function follow(
  changes: FileChanges,
  { packages, settings }: State,
  noticed: Map<string, string | undefined>,
): Promise<void> {
  const files = new Map([...settings, ...packages.flatMap((each) => [...each.files])]);
  await changes.follow([...files.keys()]);
  for (const [path, text] of files) {
    const now = await textOf(path);
    if (now === text || (noticed.has(path) && noticed.get(path) === now)) continue;
    noticed.set(path, now);
    changes.add(path);
  }
}

/** A new configuration concerns all packages, another file those that it is part of. */
async function afterChange(
  session: Session,
  spec: string | undefined,
  { packages, settings }: State,
  { batch, changes }: { readonly batch: readonly string[]; readonly changes: FileChanges },
): Promise<State> {
  const configured = batch.find((path) => settings.has(path));
  if (configured === undefined) {
    const next: WatchedPackage[] = [];
    for (const each of packages) next.push(await ifConcerned(session, each, batch));
    return { packages: next, settings };
  }
  announce(session, configured);
  try {
    return await start(session, spec, changes);
  } catch (error) {
    sayFailure(session, error);
    // It may be gone for a moment only, as when another branch is checked out.
    return { packages, settings: new Map([...[...settings.keys()].map(gone), ...(await readSettings(session))]) };
  }
}

function gone(path: string): [string, undefined] {
  return [path, undefined];
}

async function ifConcerned(session: Session, known: WatchedPackage, batch: readonly string[]): Promise<WatchedPackage> {
  const change = batch.find((path) => known.files.has(path));
  if (change === undefined) return known;
  announce(session, change);
  const next = await generated(session, known.config, known.memory);
  // A description that cannot be read names no files: those that it had are the ones to look at.
  return next.isWritten ? next : { ...next, files: new Map([...known.files, ...next.files]) };
}

async function generated(session: Session, config: ResolvedConfig, memory: PrintMemory): Promise<WatchedPackage> {
  const before = await Promise.all(ownFiles(config).map(async (path) => [path, await textOf(path)] as const));
  try {
    const { outcome } = await generateOnce(session, config, session.terminal.elapsed(), memory);
    const sources = outcome.sources.map(({ absolutePath, text }) => [resolve(absolutePath), text] as const);
    const files = new Map([...before, ...sources, ...outcome.missing.map(gone)]);
    return { config, memory, files, isWritten: outcome.kind !== "refused" };
  } catch (error) {
    sayFailure(session, error);
    return { config, memory, files: new Map(before), isWritten: false };
  }
}

/** The files that a configuration names itself: they count also while they cannot be read. */
function ownFiles({ spec, overlays = [] }: ResolvedConfig): readonly string[] {
  return [spec, ...overlays].map((path) => resolve(path));
}

/** What the user can mend is said, and watching goes on; a fault of our own ends it, as everywhere. */
function sayFailure({ terminal }: Session, error: unknown): void {
  if (!(error instanceof Failure)) throw error;
  terminal.err.write(`${error.message}\n`);
}

function announce(session: Session, path: string): void {
  summarize(session, `${session.terminal.timeOfDay()} ${relative(process.cwd(), path)} changed`);
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
