/** A field to plant, and what is expected of it. */
import type { JsonObject, JsonValue } from "../../../generator/load/json.js";
import type { Dialect } from "../../../generator/load/upgrade.js";
import type { Kind } from "./description.js";

export interface Field {
  readonly kind: Kind;
  readonly name: string;
  readonly value: JsonValue;
  readonly dialects: readonly Dialect[];
  /** Why nothing is made of it and nothing said of it. */
  readonly silent?: string;
}

export const all: readonly Dialect[] = ["3.0", "3.1", "3.2"];
export const only30: readonly Dialect[] = ["3.0"];
export const from31: readonly Dialect[] = ["3.1", "3.2"];
export const from32: readonly Dialect[] = ["3.2"];

/** Fields of one kind of object by name, each with a value that says something. */
export function of(kind: Kind, dialects: readonly Dialect[], values: JsonObject, silent?: string): readonly Field[] {
  return Object.entries(values).map(([name, value]) => ({
    ...{ kind, name, value, dialects },
    ...(silent === undefined ? {} : { silent }),
  }));
}
