/** What the command line writes to. Results go to `out`, everything else to `err`. */
import { isErrorOf } from "../print/output-folder.js";

export interface Terminal {
  readonly out: OutputStream;
  readonly err: OutputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the command was called. */
  readonly elapsed: () => number;
  readonly memory: () => Memory;
  /** Is aborted when the user has had enough (Ctrl-C); for commands that do not end by themselves. */
  readonly interruption: () => AbortSignal;
  /** The time of day, as a line of a log begins: `14:03:07`. */
  readonly timeOfDay: () => string;
}

/** Of this process, in bytes. */
export interface Memory {
  readonly heapBytes: number;
  /** The largest resident set so far. */
  readonly peakBytes: number;
}

export interface OutputStream {
  readonly write: (text: string) => void;
  /** A person is looking. */
  readonly isTerminal: boolean;
}

/** The one of this process; its time counts from the start of the process. */
export function processTerminal(): Terminal {
  return {
    out: streamOf(process.stdout),
    err: streamOf(process.stderr),
    environment: process.env,
    elapsed: () => performance.now(),
    memory: () => ({
      heapBytes: process.memoryUsage().heapUsed,
      peakBytes: process.resourceUsage().maxRSS * 1_024,
    }),
    interruption,
    timeOfDay: () => new Date().toTimeString().slice(0, 8),
  };
}

function streamOf(stream: NodeJS.WriteStream): OutputStream {
  // `specwright check | head` ends the reading side early: no reason to crash.
  stream.on("error", (error) => {
    if (!isErrorOf(error, "EPIPE")) throw error;
  });
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY };
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

export type Colour = "always" | "never";

/** Colour for people only, with the usual ways to say otherwise: https://no-color.org, https://force-color.org. */
export function colourFor(stream: OutputStream, environment: Terminal["environment"], wanted: Colour | "auto"): Colour {
  if (wanted !== "auto") return wanted;
  if (environment["NO_COLOR"]) return "never";
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined) return forced === "0" || forced === "false" ? "never" : "always";
  return stream.isTerminal && environment["TERM"] !== "dumb" ? "always" : "never";
}

/** Says what is being waited for once it has taken a second, on a terminal; returns what takes the words back. */
export function showProgress({ err }: Terminal, text: string): () => void {
  if (!err.isTerminal) return () => undefined;
  let isShown = false;
  const timer = setTimeout(() => {
    isShown = true;
    err.write(`${text} …`);
  }, 1_000);
  return () => {
    clearTimeout(timer);
    if (isShown) err.write("\r\u001b[2K");
  };
}
