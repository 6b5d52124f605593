/** The contents of a body: what they have in common to a program. */
import type { AnswerContent, BodyContent, Response } from "./api.js";
import type { SchemaId } from "./schema.js";

/** The schemas of the media types that have one. */
export function schemasOf(contents: readonly BodyContent[]): readonly SchemaId[] {
  return contents.flatMap(({ schema }) => schema ?? []);
}

/** The schemas of an answer: those of its media types, and that of its headers. */
export function answerSchemas({ contents, headers }: Response): readonly SchemaId[] {
  return [...schemasOf(contents), ...(headers === undefined ? [] : [headers.schema])];
}

/** Each with another schema. */
export function withSchemas<Content extends BodyContent | AnswerContent>(
  contents: readonly Content[],
  schemaOf: (schema: SchemaId) => SchemaId,
): readonly Content[] {
  return contents.map((content) =>
    content.schema === undefined ? content : { ...content, schema: schemaOf(content.schema) },
  );
}

/** What a client writes: any of several media types where it is told which, else the first. */
export function sentContents(contents: readonly BodyContent[]): readonly BodyContent[] {
  return isTagged(contents) ? contents : contents.slice(0, 1);
}

/**
 * Whether a program has to say, or is told, of which media type a body is. Values of one schema are the same to it however
 * they are written; texts and bytes are not, since nothing but the media type says what they are.
 */
export function isTagged(contents: readonly BodyContent[]): boolean {
  const [first, ...others] = contents;
  if (first === undefined || others.length === 0) return false;
  return contents.some(
    ({ kind, schema }) => kind === "text" || kind === "bytes" || kind === "items" || schema !== first.schema,
  );
}
