/** Tells of files that change: by watching their folders, since a file may be replaced, or not be there yet. */
import { once } from "node:events";
import { dirname, resolve } from "node:path";
import { watch, type FSWatcher } from "chokidar";

/** Editors write a file in several steps: what follows within so many milliseconds is one change. */
const settling = 50;

export class FileChanges {
  readonly #interruption: AbortSignal;
  readonly #watchers: FSWatcher[] = [];
  readonly #folders = new Set<string>();
  #waiting: string[] = [];
  #wake: (() => void) | undefined;

  /** @param interruption Ends the wait for a change. */
  constructor(interruption: AbortSignal) {
    this.#interruption = interruption;
    interruption.addEventListener("abort", () => this.#wake?.(), { once: true });
  }

  /** Also watches the folders of these files; when it returns, no change of theirs goes unseen. */
  async follow(files: readonly string[]): Promise<void> {
    const folders = new Set(files.map((file) => dirname(file)).filter((folder) => !this.#folders.has(folder)));
    if (folders.size === 0) return;
    for (const folder of folders) this.#folders.add(folder);
    const watcher = watch([...folders], { ignoreInitial: true, depth: 0 });
    this.#watchers.push(watcher);
    watcher.on("all", (_, path) => this.add(resolve(path)));
    await once(watcher, "ready");
  }

  /** @param path Of the file that has changed, absolute. */
  add(path: string): void {
    this.#waiting.push(path);
    this.#wake?.();
  }

  /** The files that have changed since it was last asked, by absolute path: at least one, unless interrupted. */
  async next(): Promise<readonly string[]> {
    if (this.#waiting.length === 0 && !this.#interruption.aborted) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = undefined;
    }
    if (!this.#interruption.aborted) await new Promise((resolve) => setTimeout(resolve, settling));
    const changes = this.#waiting;
    this.#waiting = [];
    return changes;
  }

  async close(): Promise<void> {
    await Promise.all(this.#watchers.map((watcher) => watcher.close()));
  }
}
