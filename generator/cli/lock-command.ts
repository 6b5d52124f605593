/** `specwright lock`: the only command that goes to the network. */
import { Failure } from "../failure.js";
import type { FetchedFile } from "../lock-remotes.js";
import {
  counted,
  documentDiagnostics,
  isUnreadable,
  showDiagnostics,
  summarize,
  type PackageCommand,
} from "./session.js";
import { showProgress } from "./terminal.js";

/** A command that locks the packages it is called for; those that share a lock file share what is fetched. */
export function lockCommand(): PackageCommand {
  const fetchedFor = new Map<string, Map<string, FetchedFile>>();
  return async (session, config) => {
    const { lock } = config;
    if (lock === undefined) {
      throw new Failure("Which lock file? Say --lock <file>, or name it under `lock` in the configuration.");
    }
    const { fetchRemotes, writeLock } = await import("../lock-remotes.js");
    const files = fetchedFor.get(lock) ?? new Map<string, FetchedFile>();
    fetchedFor.set(lock, files);
    const hideProgress = showProgress(session.terminal, `Fetching what ${config.spec} refers to`);
    const fetched = await fetchRemotes(config, files).finally(hideProgress);
    await showDiagnostics(session, fetched);
    const report = { spec: config.spec, lock, diagnostics: await documentDiagnostics(session, fetched) };
    if (fetched.diagnostics.length > 0) {
      if (session.options.format === "text") session.terminal.err.write(`Nothing was written to ${lock}.\n`);
      return { exitCode: isUnreadable(fetched) ? 2 : 1, report: { ...report, result: "refused" }, finding: fetched };
    }
    for (const [uri, file] of fetched.remotes) files.set(uri, file);
    const changes = await writeLock(lock, files);
    const { added, changed, removed } = changes;
    const news = `${added.length} new, ${changed.length} changed, ${removed.length} removed`;
    summarize(session, `Locked ${counted(files.size, "file")} of the network in ${lock}: ${news}.`);
    return { exitCode: 0, report: { ...report, result: "locked", changes }, finding: fetched };
  };
}
