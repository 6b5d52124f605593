/** The operations of a path item, by method. */
import { isObject, member } from "../load/json.js";
import type { HttpMethod } from "./api.js";
import { entriesOf, type Node, type Source } from "./node.js";

/** Where in a path item an operation stands: its keys below the item. */
export interface MethodPlace {
  readonly method: HttpMethod;
  readonly keys: readonly string[];
}

const fixedFields = ["get", "put", "post", "delete", "options", "head", "patch"];

/** The methods of a path item, in the order in which descriptions usually list them, and then those of its own. */
export function methodsOf({ document }: Source, { value }: Node): readonly MethodPlace[] {
  // OAS 3.2.0 section 4.7.
  const isLater = document.dialect === "3.2";
  const fixed = isLater ? [...fixedFields, "query"] : fixedFields;
  const additional = isLater ? member(value, "additionalOperations") : undefined;
  return [
    ...fixed
      .filter((key) => member(value, key) !== undefined)
      .map((key) => ({ method: key.toUpperCase(), keys: [key] })),
    ...(isObject(additional) ? Object.keys(additional) : [])
      .filter((method) => methodProblem(method) === undefined)
      .map((method) => ({ method, keys: ["additionalOperations", method] })),
  ];
}

/** Names what under `additionalOperations` is no method, or none that can be sent. */
export function reportMethods(source: Source, item: Node): void {
  if (source.document.dialect !== "3.2") return;
  for (const [method, location] of entriesOf(source, item, "additionalOperations")) {
    const problem = methodProblem(method);
    if (problem === undefined) continue;
    source.report.add("unsupported-keyword", location, method, `the operation is left out, since ${problem}`);
  }
}

/** Fields of a path item, which have their place there and not under `additionalOperations` (OAS 3.2.0 section 4.7). */
const ownFields: ReadonlySet<string> = new Set([...fixedFields, "query", "trace"]);

function methodProblem(method: string): string | undefined {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method)) return "this is no method (RFC 9110 section 9.1)";
  if (ownFields.has(method.toLowerCase())) return "this method has a field of its own in the path item";
  // The Fetch Standard, section 2.2.1: forbidden methods.
  return /^(?:connect|track)$/i.test(method) ? `no client can send ${method}` : undefined;
}
