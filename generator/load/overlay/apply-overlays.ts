/** Lays overlays over a description before anything else looks at it. */
import { resolve as resolvePath } from "node:path";
import type { Report } from "../../diagnostics/report.js";
import type { LoadedFile } from "../document.js";
import { FileLoader, type ReadUri } from "../file-loader.js";
import { isArray, isObject } from "../json.js";
import type { Location } from "../pointer.js";
import { shownName } from "../reference-target.js";
import { resolveUri, uriOf } from "../uri.js";
import { kindOf, updated } from "./merge.js";
import { changed, pickedFrom, type Change } from "./picked.js";
import { readOverlay, type Action, type Overlay, type Target } from "./read-overlay.js";
import { Traces, type Placed } from "./traced.js";

export interface Overlaid {
  readonly file: LoadedFile;
  /** Where a place of the file was written: what an overlay has put there stands in the overlay. */
  readonly writtenAt: (location: Location) => Location;
}

/**
 * The description as the overlays leave it, one after the other. Undefined where one of them cannot be followed; the
 * report says why.
 *
 * @param paths Of the overlays, relative to the working folder or absolute.
 */
export async function applyOverlays(
  file: LoadedFile,
  paths: readonly string[],
  read: ReadUri,
  report: Report,
): Promise<Overlaid | undefined> {
  const traces = new Traces();
  const application = new Application(traces, report);
  const loader = new FileLoader(read, report);
  let placed: Placed = { value: file.value, location: { file: file.file, pointer: "" } };
  for (const path of paths) {
    const uri = uriOf(resolvePath(path));
    const loaded = await loader.read(uri);
    if (loaded === undefined) {
      const failure = loader.failures.get(shownName(uri));
      if (failure?.kind === "unreadable") report.add("unreadable-file", undefined, path, failure.reason);
      return undefined;
    }
    const overlay = readOverlay({ value: loaded.value, location: { file: loaded.file, pointer: "" } }, report);
    if (overlay === undefined) return undefined;
    reportOther(overlay, loaded, file, report);
    placed = application.apply(overlay, placed);
  }
  if (!application.isSound) return undefined;
  const root = placed;
  return {
    file: { ...file, value: root.value },
    writtenAt: (location) => (location.file === file.file ? traces.writtenAt(root, location.pointer) : location),
  };
}

/** An overlay that says which description it is for, and is laid over another. */
function reportOther(overlay: Overlay, own: LoadedFile, file: LoadedFile, report: Report): void {
  if (overlay.extends === undefined) return;
  const { reference, location } = overlay.extends;
  const meant = resolveUri(uriOf(own.absolutePath), reference);
  if (meant !== uriOf(file.absolutePath)) report.add("foreign-overlay", location, reference, file.file);
}

class Application {
  isSound = true;
  readonly #traces: Traces;
  readonly #report: Report;

  constructor(traces: Traces, report: Report) {
    this.#traces = traces;
    this.#report = report;
  }

  /** Each action works on what the one before has left. */
  apply({ version, actions }: Overlay, placed: Placed): Placed {
    return actions.reduce((before, action) => this.#act(action, before, version), placed);
  }

  #act({ target, change }: Action, placed: Placed, version: Overlay["version"]): Placed {
    const found = target.path.find(placed.value);
    if (found.length === 0) {
      const { part = "", nearest } = target.path.astray(placed.value) ?? {};
      this.#report.add("unmatched-target", target.location, part, nearest);
      return placed;
    }
    const apply = this.#changeOf(change, placed);
    if (apply === undefined) return placed;
    const noted: Change = (node) => {
      if (version === "1.0" && !isContainer(node)) this.#report.add("primitive-target", target.location);
      return apply(node);
    };
    const result = changed(placed, pickedFrom(found), noted, this.#traces);
    if (result !== undefined) return result;
    this.isSound = false;
    this.#report.add("invalid-overlay", target.location, "a description cannot be removed as a whole");
    return placed;
  }

  /** Undefined where there is nothing to do. */
  #changeOf(change: Action["change"], root: Placed): Change | undefined {
    switch (change.kind) {
      case "remove":
        return () => undefined;
      case "update":
        return (target) => this.#update(target, change.update, change.update.location);
      case "copy": {
        const copied = this.#single(change.from, root);
        return copied === undefined ? undefined : (target) => this.#update(target, copied, change.from.location);
      }
      case "none":
        return undefined;
    }
  }

  #update(target: Placed, update: Placed, asked: Location): Placed {
    return updated(target, update, this.#traces, (part, onto) => {
      this.isSound = false;
      const at = part.location.file === asked.file ? part.location : asked;
      this.#report.add("incompatible-update", at, kindOf(part.value), kindOf(onto.value));
    });
  }

  /** What `copy` selects, which must be one node. */
  #single({ path, location }: Target, root: Placed): Placed | undefined {
    const [steps, ...others] = path.find(root.value);
    if (steps === undefined || others.length > 0) {
      this.isSound = false;
      const count = steps === undefined ? "none" : String(others.length + 1);
      this.#report.add("invalid-overlay", location, `\`copy\` must select one node, not ${count}`);
      return undefined;
    }
    return steps.reduce<Placed | undefined>(
      (placed, step) => placed && this.#traces.entriesOf(placed).find(([token]) => token === step)?.[1],
      root,
    );
  }
}

function isContainer({ value }: Placed): boolean {
  return isObject(value) || isArray(value);
}
