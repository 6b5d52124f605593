/** The values of an enum by the names that a description gives them, as a constant: `PetStatusValues.Active`. */
import { listedMembers } from "../../model/listed-values.js";
import { seenConstant } from "../../model/project-encoding.js";
import { sameJson } from "../../model/same-json.js";
import type { JsonValue, Schema, SchemaEncoding } from "../../model/schema.js";
import type { SymbolRequest } from "../../plan/plan.js";
import type { EmitContext, Statement } from "../emitter.js";
import { jsonLiteral, propertyName, scalarText } from "../literal.js";
import { constStructure } from "../structures.js";

/** The symbol of the constant; nothing where no value of the schema has a name. */
export function enumNameSymbols(schema: Schema): readonly SymbolRequest[] {
  if (namedValues(schema).length === 0) return [];
  return [{ role: "values", space: "value", name: ({ pascal }) => `${pascal}Values` }];
}

/**
 *     export const PetStatusValues = { Active: "active", Closed: "closed" } as const;
 *
 * A type alias and a constant of one name would stand in two barrels, so this one has a name of its own.
 */
export function enumNameStatements(schema: Schema, emitter: string, { scope }: EmitContext): readonly Statement[] {
  const members = namedValues(schema);
  if (members.length === 0) return [];
  const type = scope.typeName(schema.id);
  const subject = type === undefined ? "the described type" : `\`${type}\``;
  return [
    constStructure({
      name: scope.symbol(emitter, "values", schema.id),
      exported: "exported",
      docs: `The values of ${subject} by their names.`,
      initializer: `{\n${members.join("\n")}\n} as const`,
    }),
  ];
}

/** `Active: "active",` for each value that has a name, and that the schema allows. */
function namedValues({ assertions, form, encoding }: Schema): readonly string[] {
  if (form !== undefined) return [];
  const allowed = listedMembers(assertions) ?? [];
  const members = assertions.flatMap((assertion) => (assertion.kind === "enum" ? assertion.members : []));
  return members.flatMap(({ name, value }) => {
    if (name === undefined || !allowed.some((member) => sameJson(member.value, value))) return [];
    const text = valueText(value, encoding);
    return text === undefined ? [] : [`${propertyName(name)}: ${text},`];
  });
}

/** A value as the enum's type has it; undefined where no constant is of that type. */
function valueText(value: JsonValue, encoding: SchemaEncoding | undefined): string | undefined {
  if (typeof value === "object") return jsonLiteral(value);
  const seen = seenConstant(value, encoding);
  return seen === undefined ? undefined : scalarText(seen);
}
