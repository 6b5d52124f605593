/** Where the time and the memory of a run went: what `--profile` prints. */
import type { Progress, Stage } from "../progress.js";
import type { Terminal } from "./terminal.js";

/** One stage of a run. */
export interface StageProfile {
  /** `start` is what came before the first stage: Node, modules, the configuration. */
  readonly stage: "start" | Stage;
  /** All together, where stages take turns. */
  readonly milliseconds: number;
  /** What the heap held about when it ended last, rubbish included. */
  readonly heapBytes: number;
}

export interface RunProfile {
  readonly stages: readonly StageProfile[];
  readonly milliseconds: number;
  /** The most memory that the process has had so far (its resident set). */
  readonly peakBytes: number;
}

export class Profile implements Progress {
  readonly #terminal: Terminal;
  readonly #since: number;
  readonly #stages = new Map<StageProfile["stage"], StageProfile>();
  #stage: StageProfile["stage"] = "start";
  #before: number;
  /** When the heap was last looked at. */
  #asked = 0;

  /** @param since What the terminal's clock showed when the run began. */
  constructor(terminal: Terminal, since: number) {
    this.#terminal = terminal;
    this.#since = since;
    this.#before = since;
  }

  readonly begin = (stage: Stage): void => {
    this.#finish();
    this.#stage = stage;
  };

  readonly advance = (): void => undefined;

  /** Ends the last stage; to be called once. */
  end(): RunProfile {
    this.#finish();
    const { peakBytes } = this.#terminal.memory();
    return { stages: [...this.#stages.values()], milliseconds: this.#before - this.#since, peakBytes };
  }

  #finish(): void {
    const now = this.#terminal.elapsed();
    const stage = this.#stage;
    const known = this.#stages.get(stage);
    const milliseconds = (known?.milliseconds ?? 0) + now - this.#before;
    // Asking takes longer than many a file does.
    const isDue = known === undefined || now - this.#asked > 50;
    if (isDue) this.#asked = now;
    const heapBytes = isDue ? this.#terminal.memory().heapBytes : known.heapBytes;
    this.#stages.set(stage, { stage, milliseconds, heapBytes });
    this.#before = now;
  }
}

/** As a table for people. */
export function profileText({ stages, milliseconds, peakBytes }: RunProfile): string {
  const rows = [...stages.map((each) => rowOf(each, milliseconds)), totalRow(milliseconds, peakBytes)];
  return `${["stage      seconds  share     heap", ...rows].join("\n")}\n`;
}

function rowOf({ stage, milliseconds, heapBytes }: StageProfile, total: number): string {
  const share = total === 0 ? 0 : (100 * milliseconds) / total;
  return `${stage.padEnd(9)} ${inSeconds(milliseconds)} ${share.toFixed(0).padStart(5)}% ${inMegabytes(heapBytes)}`;
}

function totalRow(milliseconds: number, peakBytes: number): string {
  return `${"total".padEnd(9)} ${inSeconds(milliseconds)}        ${inMegabytes(peakBytes)} at the most, with all of Node`;
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(2).padStart(8);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0).padStart(5)} MB`;
}
