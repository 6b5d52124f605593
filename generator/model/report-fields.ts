/** Names the fields of an object of OpenAPI's that are not honoured. */
import { nearestWord } from "../diagnostics/edit-distance.js";
import { below } from "../load/pointer.js";
import { spoken } from "../load/validate.js";
import { knownFields, type FieldHolder } from "./known-fields.js";
import type { Node, Source } from "./node.js";

/**
 * In OpenAPI 3.0 and 3.1 the meta-schema names the fields that do not exist; for 3.2, which has none here, it is done
 * with those that are not supported.
 */
export function reportFields({ document, report }: Source, kind: FieldHolder, node: Node): void {
  const { known, unsupported } = knownFields[kind];
  for (const field of Object.keys(node.value)) {
    if (known.has(field) || field.startsWith("x-")) continue;
    const location = below(node.location, field);
    const standing = unsupported.get(field);
    if (standing !== undefined && (standing.only === undefined || document.dialect === standing.only)) {
      report.add("unsupported-keyword", location, field, standing.instead);
    } else if (standing === undefined && document.dialect === "3.2") {
      const nearest = nearestWord(field, [...known, ...unsupported.keys()]);
      report.add("invalid-description", location, `${spoken(location)} has no meaning here`, nearest);
    }
  }
}
