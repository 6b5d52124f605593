/** Which version of OpenAPI a file is written in. */
import type { Report } from "../diagnostics/report.js";
import type { LoadedFile } from "./document.js";
import { isArray, isObject, member, type JsonValue } from "./json.js";
import type { Dialect } from "./upgrade.js";

/** The dialect of a root file, or undefined and a diagnostic where it is none that can be read. */
export function dialectOf({ file, value }: LoadedFile, report: Report): Dialect | undefined {
  const root = { file, pointer: "" };
  if (!isObject(value)) {
    report.add("not-openapi", root, `it holds ${described(value)}, not an object`);
    return undefined;
  }
  const swagger = member(value, "swagger");
  // YAML reads 2.0 without quotes as a number, for which the validation has words.
  if (swagger === "2.0" || swagger === 2) return "2.0";
  if (swagger !== undefined) {
    report.add("unsupported-version", { file, pointer: "/swagger" }, `Swagger ${shown(swagger)}`);
    return undefined;
  }
  const openapi = member(value, "openapi");
  if (openapi === undefined) {
    report.add("not-openapi", root, 'it has no property "openapi" or "swagger"');
    return undefined;
  }
  // OAS 3.1.1 section 4.1: all patch versions of a minor version mean the same.
  const dialect = typeof openapi === "string" ? /^(3\.[012])\.\d+(?:-.*)?$/.exec(openapi)?.[1] : undefined;
  if (dialect === "3.0" || dialect === "3.1" || dialect === "3.2") return dialect;
  report.add("unsupported-version", { file, pointer: "/openapi" }, `OpenAPI ${shown(openapi)}`);
  return undefined;
}

function shown(version: JsonValue): string {
  return typeof version === "string" || typeof version === "number" ? String(version) : JSON.stringify(version);
}

function described(value: JsonValue): string {
  if (value === null) return "nothing";
  return isArray(value) ? "an array" : `a ${typeof value}`;
}
