/** The Node that all generators run on: some do not run on the oldest that ours supports. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";

export function node() {
  return join(import.meta.dirname, "node_modules/node/bin/node");
}

/** `v22.23.3` */
export function nodeVersion() {
  return execFileSync(node(), ["--version"], { encoding: "utf8" }).trim();
}
