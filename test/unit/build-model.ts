/** The model of a description given as data, and what is said of it. */
import { Report } from "../../generator/diagnostics/report.js";
import { documentOf, type LoadedFile } from "../../generator/load/document.js";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { Dialect } from "../../generator/load/upgrade.js";
import type { Api, Operation } from "../../generator/model/api.js";
import { build } from "../../generator/model/build.js";
import type { Selection } from "../../generator/model/select.js";

export interface Built {
  readonly api: Api | undefined;
  /** What was said, a line each: `warning invalid-value #/paths`. */
  readonly said: readonly string[];
}

export interface BuildSettings {
  readonly dialect?: Dialect;
  readonly operations?: Selection;
  readonly components?: "reached" | "all";
  /** Other files that the description refers to, by name. */
  readonly files?: { readonly [name: string]: JsonValue };
}

/** Builds it as the root file `api.yaml`. The meta-schema is not asked. */
export function buildModel(
  value: JsonObject,
  { dialect = "3.1", operations = {}, files = {}, components }: BuildSettings = {},
): Built {
  const report = new Report();
  const fileOf = (file: string, each: JsonValue): LoadedFile => ({
    file,
    absolutePath: `${process.cwd()}/${file}`,
    text: "",
    value: each,
  });
  const others = Object.entries(files).map(([file, each]) => fileOf(file, each));
  const document = documentOf(fileOf("api.yaml", value), others, dialect);
  const api = build(
    document,
    {
      operations,
      responseEnums: "open",
      formats: "annotation",
      int64: "number",
      dates: "string",
      ...(components && { components }),
    },
    report,
  );
  const said = report.diagnostics.map(({ code, severity, location }) => {
    const place = location === undefined ? [] : [`#${location.pointer}`];
    return [severity, code, ...place].join(" ");
  });
  return { api, said };
}

/** A description of the given paths. */
export function withPaths(paths: JsonValue, members: JsonObject = {}): JsonObject {
  return { openapi: "3.1.0", info: { title: "Pets", version: "1.0.0" }, paths, ...members };
}

/** The operations as `GET /pets`. */
export function namesOf({ api }: Built): readonly string[] {
  return (api?.operations ?? []).map(({ method, path }) => `${method} ${path}`);
}

/** The only operation. */
export function onlyOperation({ api, said }: Built): Operation {
  const [operation, ...others] = api?.operations ?? [];
  if (operation === undefined || others.length > 0) throw new Error(`Not one operation: ${said.join(", ")}`);
  return operation;
}
