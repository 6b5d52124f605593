/** The types of scalars that a program sees otherwise than JSON holds them. */
import type { JsonValue } from "../load/json.js";
import type { CodecName, EnumMember, SchemaEncoding } from "./schema.js";
import type { EnumTypeMember, Type } from "./type.js";

type Converted = SchemaEncoding | undefined;

/** The type of any string or number that a schema allows. */
export function scalarType(type: "string" | "number" | "integer", encoding: Converted): Type {
  const plain: Type = { kind: type === "string" ? "string" : "number" };
  if (encoding?.codec === undefined || isText(encoding.codec) !== (type === "string")) return plain;
  if (encoding.side === "value") return valueType(encoding.codec);
  // Only the digits of a whole number can be too many for a number.
  return isText(encoding.codec) ? plain : { kind: "union", members: [plain, { kind: "bigint" }] };
}

/** Whether JSON holds text. */
function isText(codec: CodecName): boolean {
  return codec === "date-time" || codec === "date";
}

function valueType(codec: CodecName): Type {
  switch (codec) {
    case "date-time":
    case "date":
      return { kind: "Date" };
    case "int64":
      return { kind: "bigint" };
    case "int64-text":
      return { kind: "string" };
  }
}

/** The type of listed values of which some are converted; undefined where none are. */
export function convertedConstants(members: readonly EnumMember[], encoding: Converted): Type | undefined {
  const codec = encoding?.codec;
  if (codec === undefined) return undefined;
  const scalar = isText(codec) ? "string" : "number";
  if (members.every(({ value }) => typeof value !== scalar || isSame(value, encoding))) return undefined;
  const types = members.map(({ value }) => constantType(value, encoding));
  const listed = types.flatMap((type, index): readonly EnumTypeMember[] => {
    const { description, deprecated = false } = members[index] ?? {};
    const about = { deprecated, ...(description === undefined ? {} : { description }) };
    if (type.kind === "null") return [{ value: null, ...about }];
    return type.kind === "literal" ? [{ value: type.value, ...about }] : [];
  });
  const [only] = types;
  if (only !== undefined && types.length === 1) return only;
  return listed.length === types.length
    ? { kind: "enum", members: listed, open: false }
    : { kind: "union", members: types };
}

/** JSON holds a number itself where that is safe. */
function isSame(value: JsonValue, encoding: Converted): boolean {
  return encoding?.side === "json" && (typeof value !== "number" || Number.isSafeInteger(value));
}

function constantType(value: JsonValue, encoding: Converted): Type {
  if (value === null) return { kind: "null" };
  if (typeof value === "object") return { kind: "unknown" };
  const seen = seenConstant(value, encoding);
  if (seen === undefined) return scalarType(typeof value === "string" ? "string" : "number", encoding);
  return { kind: "literal", value: seen };
}

/** A listed scalar as the schema's values are seen: `1` → `1n`. Undefined where that is no constant, as with a `Date`. */
export function seenConstant(
  value: string | number | boolean,
  encoding: SchemaEncoding | undefined,
): string | number | bigint | boolean | undefined {
  const codec = encoding?.codec;
  if (codec === undefined || isSame(value, encoding)) return value;
  if (typeof value === "string") return isText(codec) ? undefined : value;
  if (typeof value === "boolean" || isText(codec)) return value;
  // Of a number beyond the safe ones, the description's reader has not kept all digits.
  if (!Number.isSafeInteger(value)) return undefined;
  return codec === "int64" ? BigInt(value) : String(value);
}
