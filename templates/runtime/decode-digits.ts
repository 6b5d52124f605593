/** Decoding where JSON is read with all digits of whole numbers, of which only an int64 is to have a `bigint`. */
import type { Conversion } from "./conversion.js";
import { convert, type Pass } from "./convert.js";
import { decodeWith, type Validate } from "./decode.js";
import { shortest } from "./int64.js";
import type { Validation, ValidationOptions } from "./issue.js";

/**
 * `decodeWith` for a value that `parseDigits` read. Wherever no int64 is due, a `bigint` becomes the number that
 * `JSON.parse` would have read.
 */
export function decodeDigits<Value>(
  json: unknown,
  validate: Validate,
  conversion: Conversion<Value>,
  options?: ValidationOptions,
): Validation<Value> {
  return decodeWith(settled(json, conversion), validate, conversion, options);
}

function settled(json: unknown, conversion: Conversion): unknown {
  try {
    return holdsBigInt(json) ? convert(json, [conversion], settling) : json;
  } catch {
    // It cannot be gone down: validation says so.
    return json;
  }
}

/** Where one branch of a union has an int64, its digits are kept until another one is known to apply. */
const settling: Pass = {
  choice: "every",
  scalar: (json, place) => {
    if (typeof json !== "bigint") return json;
    return [...place].some(({ codec }) => codec?.keepsDigits) ? shortest(json) : Number(json);
  },
  reach: "everything",
};

function holdsBigInt(json: unknown): boolean {
  if (typeof json === "bigint") return true;
  const holders = new Set<unknown>([json]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const holder of holders) {
    for (const part of typeof holder === "object" && holder !== null ? Object.values(holder) : []) {
      if (typeof part === "bigint") return true;
      if (typeof part === "object" && part !== null) holders.add(part);
    }
  }
  return false;
}
