/** What a doc comment says of a property, wherever the property is written down. */
import type { Api } from "../model/api.js";
import type { Assertion } from "../model/schema.js";
import type { PropertyType, Type } from "../model/type.js";
import { docText, valueNotes } from "./doc-text.js";

/** The property's description, then the limits, default and examples of its value. */
export function propertyDocs({ type, annotations }: PropertyType, api: Api): string | undefined {
  return docText({
    description: annotations.description ?? annotations.title,
    notes: valueNotes(annotations, assertionsBehind(type, api)),
    examples: annotations.examples,
    deprecated: annotations.deprecated,
  });
}

function assertionsBehind(type: Type, api: Api): readonly Assertion[] {
  return type.kind === "reference" ? (api.schemas.get(type.id)?.assertions ?? []) : [];
}
