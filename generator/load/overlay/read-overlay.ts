/** Reads an Overlay document (OpenAPI Initiative, Overlay Specification 1.0.0 and 1.1.0). */
import type { Report } from "../../diagnostics/report.js";
import { nearestWord } from "../../diagnostics/edit-distance.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../json.js";
import { below, type Location } from "../pointer.js";
import { parsePath, type JsonPath } from "./json-path.js";
import type { Placed } from "./traced.js";

export interface Overlay {
  readonly version: OverlayVersion;
  /** The description that it says it is for. */
  readonly extends?: { readonly reference: string; readonly location: Location };
  readonly actions: readonly Action[];
}

export type OverlayVersion = "1.0" | "1.1";

export interface Action {
  readonly location: Location;
  readonly target: Target;
  readonly change: ActionChange;
}

/** A path, and where it is written. */
export interface Target {
  readonly text: string;
  readonly path: JsonPath;
  readonly location: Location;
}

export type ActionChange =
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly update: Placed }
  | { readonly kind: "copy"; readonly from: Target }
  /** It says neither of these. */
  | { readonly kind: "none" };

/** Undefined where it cannot be followed; the report says why. */
export function readOverlay({ value, location }: Placed, report: Report): Overlay | undefined {
  const reader = new OverlayReader(report);
  const overlay = reader.overlay(value, location);
  return reader.isSound ? overlay : undefined;
}

const fields = {
  overlay: ["overlay", "info", "extends", "actions"],
  info: ["title", "version", "description"],
  action: ["target", "description", "update", "copy", "remove"],
} as const;

class OverlayReader {
  isSound = true;
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  overlay(value: JsonValue, location: Location): Overlay | undefined {
    const root = this.#object("an overlay", { value, location }, fields.overlay);
    if (root === undefined) return undefined;
    const version = this.#version(root, location);
    this.#info(root, location);
    const reference = this.#text(root, location, "extends", "optional");
    const actions = root["actions"];
    if (!isArray(actions) || actions.length === 0) {
      this.#wrong(placeOf(root, location, "actions"), "`actions` must list at least one action");
      return undefined;
    }
    const read = actions.flatMap((action, index) => this.#action(action, below(location, "actions", index), version));
    const extended = reference === undefined ? {} : { extends: { reference, location: below(location, "extends") } };
    return { version, ...extended, actions: read };
  }

  #version(root: JsonObject, location: Location): OverlayVersion {
    const written = this.#text(root, location, "overlay", "required");
    const [, version] = /^(1\.[01])\.\d+$/.exec(written ?? "1.1.0") ?? [];
    if (version === "1.0" || version === "1.1") return version;
    this.#wrong(below(location, "overlay"), `version ${String(written)} is not known; 1.0.0 and 1.1.0 are`);
    return "1.1";
  }

  #info(root: JsonObject, location: Location): void {
    const at = placeOf(root, location, "info");
    const info = this.#object("`info`", { value: root["info"], location: at }, fields.info);
    if (info === undefined) return;
    this.#text(info, at, "title", "required");
    this.#text(info, at, "version", "required");
  }

  #action(value: JsonValue, location: Location, version: OverlayVersion): readonly Action[] {
    const known = fields.action.filter((name) => name !== "copy" || version !== "1.0");
    const action = this.#object("an action", { value, location }, known);
    if (action === undefined) return [];
    const target = this.#target(action, location, "target", "required");
    const change = this.#change(action, location);
    return target === undefined || change === undefined ? [] : [{ location, target, change }];
  }

  /** `remove` goes before the others (Overlay 1.0.0, "Action Object"). */
  #change(action: JsonObject, location: Location): ActionChange | undefined {
    const { remove = false, update } = action;
    if (typeof remove !== "boolean") {
      this.#wrong(below(location, "remove"), "`remove` must be true or false");
      return undefined;
    }
    if (remove) return { kind: "remove" };
    if (update !== undefined) return { kind: "update", update: { value: update, location: below(location, "update") } };
    const from = this.#target(action, location, "copy", "optional");
    if (from !== undefined) return { kind: "copy", from };
    this.#report.add("idle-action", location);
    return { kind: "none" };
  }

  #target(action: JsonObject, at: Location, key: string, presence: Presence): Target | undefined {
    const text = this.#text(action, at, key, presence);
    if (text === undefined) return undefined;
    const location = below(at, key);
    const parsed = parsePath(text);
    if (parsed.kind === "path") return { text, path: parsed.path, location };
    this.isSound = false;
    this.#report.add("invalid-target", location, parsed.reason);
    return undefined;
  }

  #object(
    name: string,
    { value, location }: { readonly value: JsonValue | undefined; readonly location: Location },
    known: readonly string[],
  ): JsonObject | undefined {
    if (!isObject(value)) {
      this.#wrong(location, `${name} must be an object`);
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (known.includes(key) || key.startsWith("x-")) continue;
      this.#wrong(below(location, key), `there is no field \`${key}\` here`, nearestWord(key, known));
    }
    return value;
  }

  #text(holder: JsonObject, at: Location, key: string, presence: Presence): string | undefined {
    const value = holder[key];
    if (typeof value === "string") return value;
    if (value !== undefined || presence === "required") {
      this.#wrong(placeOf(holder, at, key), `\`${key}\` must be a text`);
    }
    return undefined;
  }

  #wrong(location: Location, problem: string, nearest?: string): void {
    this.isSound = false;
    this.#report.add("invalid-overlay", location, problem, nearest);
  }
}

type Presence = "required" | "optional";

/** Of what is missing, the place that lacks it. */
function placeOf(holder: JsonObject, location: Location, key: string): Location {
  return Object.hasOwn(holder, key) ? below(location, key) : location;
}
