/** What a doc comment says of a form: how it differs from the schema that the description has. */
import type { Schema } from "../model/schema.js";
import type { FormChange } from "../model/value-forms.js";

/** `Pet` for requests → "As requests carry it: without what is read-only." */
export function formNotes({ form }: Schema): readonly string[] {
  return (form?.changes ?? []).map(formNote);
}

function formNote(change: FormChange): string {
  switch (change.kind) {
    case "direction":
      return change.direction === "request"
        ? "As requests carry it: without what is read-only."
        : "As answers carry it: without what is write-only.";
    case "without":
      return `Without ${change.wireNames.map((name) => `\`${name.replaceAll("`", "'")}\``).join(", ")}, which its holder leaves out.`;
    case "encoding":
      return "As JSON holds it.";
    case "parts":
      return "As a multipart body carries it, with files.";
    case "item":
      return "As an event of a stream, whose data is what its text holds.";
    case "defaults":
      return "With every default filled in.";
  }
}
