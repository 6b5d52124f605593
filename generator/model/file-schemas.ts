/** Which schemas are files where they are parts of a multipart body. To a description they are strings or nothing in particular. */
import { isObject, member, type JsonObject } from "../load/json.js";
import { valueAt } from "../load/references.js";
import { isJson } from "./media-type.js";
import type { Source } from "./node.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** The schema of a file, and that of the list whose items are such files. */
export interface FoundFile {
  readonly file: DraftSchema;
  readonly list?: DraftSchema;
}

export class FileSchemas {
  readonly #drafts: Drafts;
  readonly #source: Source;

  constructor(drafts: Drafts, source: Source) {
    this.#drafts = drafts;
    this.#source = source;
  }

  /** The file, or the files, that a part of these media types is; undefined where it is none. */
  find(id: SchemaId, mediaTypes: readonly string[]): FoundFile | undefined {
    const draft = this.target(id);
    if (draft === undefined) return undefined;
    if (this.#isFile(draft, mediaTypes)) return { file: draft };
    const rest = listedIn(draft)?.rest;
    const file = rest === undefined ? undefined : this.target(rest);
    return file !== undefined && this.#isFile(file, mediaTypes) ? { file, list: draft } : undefined;
  }

  /** What a mere reference leads to. */
  target(id: SchemaId): DraftSchema | undefined {
    const seen = new Set<SchemaId>();
    for (let at = id; ;) {
      const draft = this.#drafts.get(at);
      const [only, ...others] = draft?.assertions ?? [];
      if (only?.kind !== "ref" || others.length > 0 || seen.has(at)) return draft;
      seen.add(at);
      at = only.target;
    }
  }

  /**
   * OpenAPI 3.0 says `format: binary`; 3.1 leaves out the type, or names a `contentMediaType` that is no text, here or in
   * the part's encoding (OAS 3.1.1, section 4.8.15.1, "default values").
   */
  #isFile(draft: DraftSchema, mediaTypes: readonly string[]): boolean {
    const schema = this.#writtenAt(draft);
    const types = draft.assertions.find((each) => each.kind === "type")?.types;
    const isText = types?.includes("string") === true;
    if (isText && draft.assertions.some((each) => each.kind === "format" && each.format === "binary")) return true;
    const isEncoded = member(schema, "contentEncoding") !== undefined;
    if (isEncoded || (types !== undefined && !isText)) return false;
    const inSchema = member(schema, "contentMediaType");
    const named = mediaTypes.length > 0 ? mediaTypes : typeof inSchema === "string" ? [inSchema] : [];
    if (named.length > 0) return !named.some((each) => isJson(each) || each.startsWith("text/")) && saysNoMore(draft);
    return types === undefined && draft.assertions.length === 0;
  }

  #writtenAt({ location }: DraftSchema): JsonObject {
    const value = valueAt(this.#source.document, location);
    return isObject(value) ? value : {};
  }
}

type Items = Extract<Assertion, { readonly kind: "items" }>;

/** What says of a schema that it is a list. */
export function listedIn({ assertions }: DraftSchema): Items | undefined {
  return assertions.find((assertion) => assertion.kind === "items");
}

/** Whether a schema says nothing that only values of JSON could satisfy. */
function saysNoMore({ assertions }: DraftSchema): boolean {
  return assertions.every(({ kind }) => kind === "type" || kind === "format" || kind.endsWith("Length"));
}

/** What a file must be in place of what the text was to be. */
export function fileAssertions({ location }: DraftSchema): readonly Assertion[] {
  return [
    { kind: "type", types: ["object"], location },
    { kind: "file", location },
  ];
}
