/** What a person at a terminal sees of a run that takes its time: one line, which goes away at the end. */
import type { Progress, Stage } from "../progress.js";
import type { Terminal } from "./terminal.js";

/** How many milliseconds pass before anything is shown. Stages block, so a timer would come too late. */
const patience = 700;
/** A line is written at most so often, in milliseconds. */
const pause = 100;

/** `Generating client: writing code, 120 of 450 …` */
export class ProgressLine implements Progress {
  readonly #terminal: Terminal;
  readonly #subject: string;
  readonly #since: number;
  #stage: Stage = "manifest";
  #shownAt: number | undefined;

  /** @param since What the terminal's clock showed when the run began. */
  constructor(terminal: Terminal, subject: string, since: number) {
    this.#terminal = terminal;
    this.#subject = subject;
    this.#since = since;
  }

  readonly begin = (stage: Stage): void => {
    const isNew = words[stage] !== words[this.#stage];
    this.#stage = stage;
    // Code is written and laid out in turns: the counts tell of both.
    if (isNew) this.#show("", 0);
  };

  readonly advance = (done: number, total: number): void => {
    this.#show(`, ${done} of ${total}`, pause);
  };

  /** Takes the line back. */
  end(): void {
    if (this.#shownAt !== undefined) this.#terminal.err.write("\r\u001b[2K");
  }

  #show(count: string, least: number): void {
    const { err, elapsed } = this.#terminal;
    if (!err.isTerminal) return;
    const now = elapsed();
    if (now - this.#since < patience || now - (this.#shownAt ?? -Infinity) < least) return;
    this.#shownAt = now;
    err.write(`\r\u001b[2K${this.#subject}: ${words[this.#stage]}${count} …`);
  }
}

const words: Readonly<Record<Stage, string>> = {
  manifest: "looking at the manifest",
  load: "reading the description",
  validate: "checking the description",
  build: "working out what it means",
  plan: "choosing names",
  emit: "writing code",
  print: "writing code",
  write: "writing files",
  compare: "comparing files",
};
