/** Other programs, with a limit to how long they may take. */
import { spawn } from "node:child_process";

export interface Ended {
  /** `limit`: it was stopped since it took too long. */
  readonly kind: "ended" | "limit";
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly errors: string;
  /** Wall time. */
  readonly seconds: number;
}

/** Runs a program to its end, or to the limit; does not throw where it fails. */
export function runProgram(program: string, args: readonly string[], limit: number, cwd?: string): Promise<Ended> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(program, args, { ...(cwd === undefined ? {} : { cwd }), stdio: ["ignore", "pipe", "pipe"] });
    const texts = { output: "", errors: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.errors += text));
    let kind: Ended["kind"] = "ended";
    const timer = setTimeout(() => {
      kind = "limit";
      child.kill("SIGKILL");
    }, limit * 1000);
    child.on("close", (exitCode, signal) => {
      clearTimeout(timer);
      resolve({ kind, exitCode, signal, ...texts, seconds: (performance.now() - start) / 1000 });
    });
  });
}
