/**
 * Files in multipart bodies. To a description they are strings or nothing in particular, to a program a file: a schema
 * that is sent as a multipart body has a form, `UploadParts`, in which they are that.
 */
import { isObject, member, type JsonObject } from "../load/json.js";
import { valueAt } from "../load/references.js";
import type { HeaderGroup, MultipartContent, Operation, Part } from "./api.js";
import { schemasOf } from "./contents.js";
import { withTargets, type Edge } from "./edges.js";
import { isJson } from "./media-type.js";
import type { Source } from "./node.js";
import { partWithHeaders } from "./read-parts.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";
import { formId, formOf, type FormChange } from "./value-forms.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

const asParts: readonly FormChange[] = [{ kind: "parts" }];

/** All schemas, those that are sent as multipart bodies with files in a form of their own, which the bodies have. */
export function withFileParts(
  drafts: Drafts,
  operations: readonly Operation[],
  source: Source,
): { readonly drafts: Drafts; readonly operations: readonly Operation[]; readonly files: ReadonlySet<SchemaId> } {
  const uses = operations.flatMap(({ requestBody }) => schemasOf(requestBody?.contents ?? []));
  const forms = new PartForms(drafts, source, (id) => uses.filter((use) => use === id).length);
  const changed = operations.map((operation): Operation => {
    const { requestBody } = operation;
    if (requestBody === undefined) return operation;
    const contents = requestBody.contents.map((content) =>
      content.kind === "multipart" ? { ...content, schema: forms.idOf(content) } : content,
    );
    return { ...operation, requestBody: { ...requestBody, contents } };
  });
  return { drafts: new Map([...drafts, ...forms.made]), operations: changed, files: forms.files };
}

/** A property of a body: what it is called, and what schema it is named after. */
interface PartPlace {
  readonly wireName: string;
  readonly body: SchemaId;
}

class PartForms {
  readonly made = new Map<SchemaId, DraftSchema>();
  /** The schemas that are files somewhere. */
  readonly files = new Set<SchemaId>();
  readonly #drafts: Drafts;
  readonly #source: Source;
  readonly #uses: (id: SchemaId) => number;

  constructor(drafts: Drafts, source: Source, uses: (id: SchemaId) => number) {
    this.#drafts = drafts;
    this.#source = source;
    this.#uses = uses;
  }

  /** The form of a multipart body, or the schema itself where no part is a file. */
  idOf({ schema, parts }: MultipartContent): SchemaId {
    const speaking = partsOf(schema, this.#drafts).map(({ draft }) => draft);
    const isChanged = speaking.some(({ assertions }) => assertions.some((each) => this.#isChanged(each, parts)));
    if (!isChanged) return schema;
    for (const draft of speaking) this.#makeForm(draft, parts);
    return this.#formId(schema);
  }

  /** What stands in a body itself is nothing but that body's, and has no other form than this. */
  #formId(id: SchemaId): SchemaId {
    const isOnlyBody = this.#drafts.get(id)?.owner?.kind === "requestBody" && this.#uses(id) === 1;
    return isOnlyBody ? id : formId(id, asParts);
  }

  #isChanged(assertion: Assertion, parts: readonly Part[]): boolean {
    if (assertion.kind !== "properties") return false;
    return assertion.properties.some(({ schema, wireName }) => {
      const hasHeaders = parts.some((part) => part.wireName === wireName && part.headers !== undefined);
      return hasHeaders || this.#fileAt(schema, parts, wireName) !== undefined;
    });
  }

  #makeForm(draft: DraftSchema, parts: readonly Part[]): void {
    const target = ({ target: id, of, wireName }: Edge): SchemaId => {
      if (of === "same") return this.#formId(id);
      return wireName === undefined ? id : this.#partAt(id, parts, { wireName, body: this.#formId(draft.id) });
    };
    this.#add(
      draft,
      draft.assertions.map((assertion) => withTargets(assertion, target)),
    );
  }

  /** The schema of a part, or of its list: a file, a part with its headers, or what it is anyway. */
  #partAt(id: SchemaId, parts: readonly Part[], place: PartPlace): SchemaId {
    const own = this.#fileAt(id, parts, place.wireName) ?? id;
    const headers = parts.find((part) => part.wireName === place.wireName)?.headers;
    if (headers === undefined) return own;
    const draft = this.made.get(own) ?? this.#target(own);
    const items = draft?.assertions.find((assertion) => assertion.kind === "items");
    if (draft === undefined || items?.rest === undefined) return this.#addPart(own, headers, place);
    const rest = this.#addPart(items.rest, headers, place);
    const withParts = draft.assertions.map((assertion) => (assertion === items ? { ...items, rest } : assertion));
    if (this.made.has(draft.id)) this.made.set(draft.id, { ...draft, assertions: withParts });
    return this.made.has(draft.id) ? draft.id : this.#add(draft, withParts);
  }

  /** `{ value, headers }`, so that values have no less to say than parts. */
  #addPart(value: SchemaId, headers: HeaderGroup, { wireName, body }: PartPlace): SchemaId {
    const id = partWithHeaders(headers);
    const described = this.made.get(headers.schema) ?? this.#drafts.get(headers.schema);
    if (described === undefined) return value;
    const { location, describedAt, annotations } = described;
    const required = ["value", ...(headers.headers.some((header) => header.required) ? ["headers"] : [])];
    const properties = [
      { wireName: "value", schema: value },
      { wireName: "headers", schema: headers.schema },
    ];
    this.made.set(id, {
      ...{ id, location, describedAt, annotations },
      owner: { kind: "property", schema: body, wireName },
      assertions: [
        { kind: "type", types: ["object"], location },
        { kind: "properties", properties, patterns: [], closed: false, location },
        { kind: "required", wireNames: required, location },
      ],
    });
    return id;
  }

  /** The schema of the file, or of the files, that a part is; undefined where it is none. */
  #fileAt(id: SchemaId, parts: readonly Part[], wireName: string): SchemaId | undefined {
    const mediaTypes = parts.find((part) => part.wireName === wireName)?.mediaTypes ?? [];
    const draft = this.#target(id);
    if (draft === undefined) return undefined;
    if (this.#isFile(draft, mediaTypes)) return this.#addFile(draft);
    const items = draft.assertions.find((assertion) => assertion.kind === "items");
    const rest = items?.rest === undefined ? undefined : this.#target(items.rest);
    if (items === undefined || rest === undefined || !this.#isFile(rest, mediaTypes)) return undefined;
    const file = this.#addFile(rest);
    return this.#add(
      draft,
      draft.assertions.map((assertion) => (assertion === items ? { ...items, rest: file } : assertion)),
    );
  }

  #addFile(draft: DraftSchema): SchemaId {
    this.files.add(draft.id);
    return this.#add(draft, fileAssertions(draft));
  }

  #add(draft: DraftSchema, assertions: readonly Assertion[]): SchemaId {
    // What is shown of files is text, and no value of this form.
    const { default: _, ...annotations } = { ...draft.annotations, examples: [] };
    const changes = this.#formId(draft.id) === draft.id ? [] : asParts;
    const form = formOf({ ...draft, annotations }, changes, assertions);
    this.made.set(form.id, form);
    return form.id;
  }

  /** What a mere reference leads to. */
  #target(id: SchemaId, seen: readonly SchemaId[] = []): DraftSchema | undefined {
    const draft = this.#drafts.get(id);
    const [only, ...others] = draft?.assertions ?? [];
    if (only?.kind !== "ref" || others.length > 0 || seen.includes(id)) return draft;
    return this.#target(only.target, [...seen, id]);
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

/** Whether a schema says nothing that only values of JSON could satisfy. */
function saysNoMore({ assertions }: DraftSchema): boolean {
  return assertions.every(({ kind }) => kind === "type" || kind === "format" || kind.endsWith("Length"));
}

/** What a file must be in place of what the text was to be. */
function fileAssertions({ location }: DraftSchema): readonly Assertion[] {
  return [
    { kind: "type", types: ["object"], location },
    { kind: "file", location },
  ];
}
