/** YAML 1.2 (core schema) as a tree whose nodes know their places. YAML's parser reads JSON as well. */
import { Composer, Lexer, Parser, type Document } from "yaml";
import { nestingLimit } from "./nesting-limit.js";

export type YamlText =
  | { readonly kind: "document"; readonly document: Document.Parsed; readonly hasMore: boolean }
  /** Nested deeper than the limit, from that offset on. */
  | { readonly kind: "too-deep"; readonly offset: number };

class TooDeep extends Error {}

/**
 * Parses a text; of several documents in it, the first. The library builds its tree by recursion, and where the stack
 * gives out in there the whole process can end: so the nesting is measured on the way in, where it costs no stack.
 */
export function parseYaml(text: string): YamlText {
  const parser = new Parser();
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    // Quadratic, and blind to 200 and "200" being the same key in JSON.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  try {
    const documents = composer.compose(boundedTokens(parser, text), true, text.length);
    const { value: document } = documents.next();
    if (document === undefined) throw new Error("The composer yields at least one document.");
    return { kind: "document", document, hasMore: documents.next().done !== true };
  } catch (error) {
    if (error instanceof TooDeep) return { kind: "too-deep", offset: parser.offset };
    throw error;
  }
}

function* boundedTokens(parser: Parser, text: string): ReturnType<Parser["parse"]> {
  // The stack also holds the document and the innermost scalar.
  const stackLimit = nestingLimit + 2;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > stackLimit) throw new TooDeep();
  }
  yield* parser.end();
}
