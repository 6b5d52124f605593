/** Loaded into each measured process, and those that it starts: writes down at the end what it took. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

const folder = process.env.SPECWRIGHT_USAGE;
if (isMainThread && folder !== undefined) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const used = { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024 };
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(used));
  });
}
