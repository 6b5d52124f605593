/** The rows of `parameters.yaml`. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import type { ParameterPlace, ParameterStyle } from "../../templates/runtime/parameter.js";

export interface Row {
  readonly in: ParameterPlace;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly reserved?: "allowed";
  readonly value?: JsonValue;
  readonly wire?: string;
  readonly refused?: true;
  readonly only?: "encode" | "decode";
  readonly schema?: JsonObject;
}

export interface Section {
  readonly source: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

export const parameterTable: readonly Section[] = parse(
  readFileSync(new URL("parameters.yaml", import.meta.url), "utf8"),
);

/** A schema of values like this one. */
export function schemaLike(value: JsonValue | undefined): JsonObject {
  if (value === undefined || typeof value === "string") return { type: "string" };
  if (value === null) return { type: "null" };
  if (isArray(value)) {
    const kinds = new Set(value.map((item) => typeof item));
    return { type: "array", items: kinds.size > 1 ? {} : schemaLike(value[0]) };
  }
  if (!isObject(value)) return { type: typeof value };
  const properties = Object.entries(value).map(([name, inner]) => [name, schemaLike(inner)] as const);
  return { type: "object", properties: Object.fromEntries(properties) };
}
