/** How a run tells what it is doing, for whoever waits and for whoever measures. */

/** In the order in which a run goes through them; `emit` and `print` take turns, a file each. */
export const stages = ["manifest", "load", "validate", "build", "plan", "emit", "print", "write", "compare"] as const;
export type Stage = (typeof stages)[number];

/**
 * What is told as a run goes on.
 *
 * ```ts
 * await write(config, { progress: { begin: (stage) => console.error(stage), advance: () => undefined } });
 * ```
 */
export interface Progress {
  /** A stage begins or goes on, and the one before it has paused or ended. */
  readonly begin: (stage: Stage) => void;
  /** So many of the files that the stage is about are done. */
  readonly advance: (done: number, total: number) => void;
}

/** Nobody waits. */
export const silent: Progress = { begin: () => undefined, advance: () => undefined };
