/**
 * The forms of a schema: requests carry no read-only properties, so what `Pet` describes has two types where it has
 * such properties. A form is a schema of its own, derived from the plain one; who reads schemas need not know of it.
 */
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

export type Direction = "request" | "response";

/** How a form differs from the schema as it is plainly called. */
export interface SchemaForm {
  /** The schema that the description has: whose name the form builds on, where it is described. */
  readonly of: SchemaId;
  /** At least one, in the order in which they were made. */
  readonly changes: readonly FormChange[];
}

/** What was made of a schema to derive a form. Another axis is a kind here, a word in its name, and a pass. */
export type FormChange =
  /** As one direction carries it. The plain name is the other direction's. */
  | { readonly kind: "direction"; readonly direction: Direction }
  /** As part of a schema that knows of properties that they are not sent, though this one does not. */
  | { readonly kind: "without"; readonly wireNames: readonly string[] }
  /** As JSON holds it. The plain name is for what a program sees. */
  | { readonly kind: "encoding"; readonly encoding: "json" }
  /** As a multipart body carries it: what stands for a file is one. */
  | { readonly kind: "parts" }
  /** As an event of a stream, whose data is what its text holds. */
  | { readonly kind: "item" }
  /** With every default filled in. */
  | { readonly kind: "defaults" };

/** The schema that the description has: `Pet` for `Pet` as requests carry it. */
export function plainId({ id, form }: Pick<DraftSchema, "id" | "form">): SchemaId {
  return form?.of ?? id;
}

/**
 * The key of a form: `#/components/schemas/Pet~request`. No plain schema has it, since in a JSON pointer each `~` is
 * followed by 0 or 1 (RFC 6901, section 3).
 */
export function formId(id: SchemaId, changes: readonly FormChange[]): SchemaId {
  return `${id}${changes.map((change) => `~${wordsOf(change).map(escaped).join("~")}`).join("")}` as SchemaId;
}

function wordsOf(change: FormChange): readonly string[] {
  switch (change.kind) {
    case "direction":
      return [change.direction];
    case "without":
      return ["without", ...change.wireNames];
    case "encoding":
      return [change.encoding];
    case "parts":
      return ["parts"];
    case "item":
      return ["item"];
    case "defaults":
      return ["defaults"];
  }
}

export function escaped(word: string): string {
  return word.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A form of a schema, which may be a form itself. Without changes: the same schema, saying something else. */
export function formOf(
  draft: DraftSchema,
  changes: readonly FormChange[],
  assertions: readonly Assertion[],
): DraftSchema {
  if (changes.length === 0) return { ...draft, assertions };
  const form = { of: plainId(draft), changes: [...(draft.form?.changes ?? []), ...changes] };
  return { ...draft, id: formId(draft.id, changes), form, assertions };
}
