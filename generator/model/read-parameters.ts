/** Parameters outside the body. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { FoundOperation } from "./find-operations.js";
import { arrayField, nodeAt, type Node, type Source } from "./node.js";

export interface Parameters {
  readonly leftOut: "none" | "optional" | "required";
  readonly idempotencyKeyHeader?: string;
}

/**
 * Parameters outside the body are not supported yet: each is named, and a required one leaves the operation out. The
 * exception is a header for idempotency keys, which says that a request may be sent again.
 */
export function readParameters(source: Source, { item, node, path }: FoundOperation): Parameters {
  let leftOut: Parameters["leftOut"] = path.includes("{") ? "required" : "none";
  let header: string | undefined;
  for (const parameter of parameterNodes(source, [item, node])) {
    const name = String(member(parameter.value, "name"));
    const required = member(parameter.value, "required") === true;
    const place = String(member(parameter.value, "in"));
    if (place === "header" && !required && isIdempotencyKey(name)) {
      header = name;
      continue;
    }
    const instead = required ? "the operation is left out" : "it is neither sent nor read";
    source.report.add("unsupported-parameter", parameter.location, `${place} parameter ${name}`, instead);
    if (required) leftOut = "required";
    else if (leftOut === "none") leftOut = "optional";
  }
  return { leftOut, ...(header === undefined ? {} : { idempotencyKeyHeader: header }) };
}

function parameterNodes(source: Source, holders: readonly Node[]): readonly Node[] {
  return holders.flatMap((holder) =>
    (arrayField(source, holder, "parameters") ?? []).flatMap(
      (_, index) => nodeAt(source, below(holder.location, "parameters", index)) ?? [],
    ),
  );
}

/** The name of draft-ietf-httpapi-idempotency-key-header, and the same with the prefix of older habits. */
function isIdempotencyKey(name: string): boolean {
  return /^(x-)?idempotency-key$/i.test(name);
}
