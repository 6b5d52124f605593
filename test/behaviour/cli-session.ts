/** Calls the command line inside the test's process, as from a folder of its own. */
import { createHash } from "node:crypto";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { run } from "../../generator/cli/program.js";
import { temporaryFolder, treeOf } from "../unit/output-trees.js";

export interface Called {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Where and how it is called, beyond the words. */
export interface CallOptions {
  readonly terminal?: "person";
  /** What `elapsed` says; 600 by default. */
  readonly clock?: () => number;
  /** Ends a command that does not end by itself. */
  readonly interruption?: AbortSignal;
  /** Called with all that was written to `out` and `err` so far. */
  readonly onOutput?: (written: { readonly out: string; readonly err: string }) => void;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A folder with `petstore.yaml` in it, in which `call` runs. */
export class Workplace {
  readonly folder = temporaryFolder();

  constructor() {
    const fixture = fileURLToPath(new URL("../fixtures/petstore.yaml", import.meta.url));
    copyFileSync(fixture, this.path("petstore.yaml"));
    const before = process.cwd();
    process.chdir(this.folder);
    onTestFinished(() => process.chdir(before));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Replaces text in a file that must have it. */
  edit(name: string, from: string, to: string): void {
    const text = treeOf(this.folder)[name];
    if (!text?.includes(from)) throw new Error(`${name} has no ${from}.`);
    writeFileSync(this.path(name), text.replace(from, to));
  }

  /** One digest over every file's path and text. */
  digest(): string {
    return createHash("sha256")
      .update(JSON.stringify(treeOf(this.folder)))
      .digest("hex");
  }

  async call(
    words: string,
    {
      terminal,
      environment = {},
      clock = () => 600,
      interruption = new AbortController().signal,
      onOutput,
    }: CallOptions = {},
  ): Promise<Called> {
    const written = { out: "", err: "" };
    const isTerminal = terminal === "person";
    const write = (stream: "out" | "err", text: string): void => {
      written[stream] += text;
      onOutput?.(written);
    };
    const exitCode = await run(words.split(" "), {
      out: { write: (text) => write("out", text), isTerminal },
      err: { write: (text) => write("err", text), isTerminal },
      environment,
      elapsed: clock,
      memory: () => ({ heapBytes: 50_000_000, peakBytes: 120_000_000 }),
      interruption: () => interruption,
      timeOfDay: () => "14:03:07",
    });
    return { exitCode, ...written };
  }
}
