/**
 * Files in multipart bodies. To a description they are strings or nothing in particular, to a program a file: a schema
 * that is sent as a multipart body has a form, `UploadParts`, in which they are that. A body whose encodings make
 * something of its parts that the schema does not say itself has schemas of its own instead: another operation that
 * sends the schema may encode it otherwise.
 */
import { below, type Location } from "../load/pointer.js";
import type { HeaderGroup, MultipartContent, Operation, Part, RequestBody } from "./api.js";
import { schemasOf } from "./contents.js";
import { withTargets, type Edge } from "./edges.js";
import { fileAssertions, FileSchemas, listedIn, type FoundFile } from "./file-schemas.js";
import type { Source } from "./node.js";
import { partWithHeaders } from "./read-parts.js";
import { partsOf } from "./same-value.js";
import { placeName, standsInside } from "./schema-place.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId, SchemaOwner } from "./schema.js";
import { escaped, formId, formOf, type FormChange } from "./value-forms.js";

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
      content.kind === "multipart"
        ? { ...content, schema: forms.idOf(content, placeOf(operation, requestBody, content, source)) }
        : content,
    );
    return { ...operation, requestBody: { ...requestBody, contents } };
  });
  return { drafts: new Map([...drafts, ...forms.made]), operations: changed, files: forms.files };
}

/** Where a body is described, and what its own schema is called there. */
interface BodyPlace {
  readonly location: Location;
  readonly held: Pick<DraftSchema, "owner" | "componentName">;
}

function placeOf(
  { id }: Operation,
  { location: at, contents }: RequestBody,
  { mediaType }: MultipartContent,
  source: Source,
): BodyPlace {
  const location = below(at, "content", mediaType, "schema");
  const owner: SchemaOwner = { kind: "requestBody", operation: id, ...(contents.length > 1 ? { mediaType } : {}) };
  return {
    location,
    held: standsInside(source, location, owner) ? { owner } : { componentName: placeName(source, location) },
  };
}

/** A body that is looked at. */
interface Body {
  readonly schema: SchemaId;
  readonly parts: readonly Part[];
  /** Absent: its schemas are what they are in every body, whatever is said of its parts. */
  readonly own?: BodyPlace;
}

/** A property of a body: what it is called, and what schema it is named after. */
interface PartPlace {
  readonly wireName: string;
  readonly holder: SchemaId;
}

class PartForms {
  readonly made = new Map<SchemaId, DraftSchema>();
  /** The schemas that are files somewhere. */
  readonly files = new Set<SchemaId>();
  readonly #drafts: Drafts;
  readonly #schemas: FileSchemas;
  readonly #uses: (id: SchemaId) => number;

  constructor(drafts: Drafts, source: Source, uses: (id: SchemaId) => number) {
    this.#drafts = drafts;
    this.#schemas = new FileSchemas(drafts, source);
    this.#uses = uses;
  }

  /** The form of a multipart body, or the schema itself where no part is a file. */
  idOf({ schema, parts }: MultipartContent, place: BodyPlace): SchemaId {
    const speaking = partsOf(schema, this.#drafts).map(({ draft }) => draft);
    const properties = speaking.flatMap(({ assertions }) =>
      assertions.flatMap((each) => (each.kind === "properties" ? each.properties : [])),
    );
    const found = properties.map(({ schema: id, wireName }) => {
      const part = partOf(parts, wireName);
      const isSaid = part.headers === undefined && (part.mediaTypes.length === 0 || this.#isAlike(id, part));
      const isChanged = part.headers !== undefined || this.#schemas.find(id, part.mediaTypes) !== undefined;
      return { isSaid, isChanged };
    });
    const isSaid = found.every((each) => each.isSaid);
    if (isSaid && !found.some(({ isChanged }) => isChanged)) return schema;
    const body: Body = { schema, parts, ...(isSaid ? {} : { own: place }) };
    for (const draft of speaking) this.#addHolder(draft, body);
    return this.#idIn(schema, body);
  }

  /** Whether the schema itself says as much of a part as its media types do. */
  #isAlike(id: SchemaId, { mediaTypes }: Pick<Part, "mediaTypes">): boolean {
    const [one, other] = [this.#schemas.find(id, mediaTypes), this.#schemas.find(id, [])];
    return one?.file === other?.file;
  }

  /** What stands in a body itself is nothing but that body's, and has no other form than this. */
  #idIn(id: SchemaId, { own }: Body): SchemaId {
    const isOnlyBody = this.#drafts.get(id)?.owner?.kind === "requestBody" && this.#uses(id) === 1;
    if (isOnlyBody) return id;
    const form = formId(id, asParts);
    return own === undefined
      ? form
      : (`${form}~${escaped(`${own.location.file}#${own.location.pointer}`)}` as SchemaId);
  }

  /** A schema that speaks of the body, with its parts. */
  #addHolder(draft: DraftSchema, body: Body): void {
    const id = this.#idIn(draft.id, body);
    const target = ({ target: to, of, wireName }: Edge): SchemaId => {
      if (of === "same") return this.#idIn(to, body);
      return wireName === undefined ? to : this.#partAt(to, body.parts, { wireName, holder: id });
    };
    const assertions = draft.assertions.map((assertion) => withTargets(assertion, target));
    const form = withoutValues(draft);
    if (id === draft.id || body.own === undefined) {
      this.made.set(id, formOf(form, id === draft.id ? [] : asParts, assertions));
      return;
    }
    const { componentName: _, owner: __, ...unnamed } = form;
    this.made.set(id, { ...unnamed, id, assertions, ...this.#heldIn(draft, body, body.own) });
  }

  /** What a schema of a body's own is named after: the body, or what stands around it there. */
  #heldIn({ id, componentName, owner }: DraftSchema, body: Body, { held }: BodyPlace): BodyPlace["held"] {
    if (id === body.schema) return held;
    const schema = this.#idIn(body.schema, body);
    if (componentName !== undefined) return { owner: { kind: "keyword", schema, keyword: componentName } };
    if (owner === undefined || "operation" in owner) return owner === undefined ? {} : { owner };
    return { owner: { ...owner, schema: this.#idIn(owner.schema, body) } };
  }

  /** The schema of a part, or of its list: a file, a part with its headers, or what it is anyway. */
  #partAt(id: SchemaId, parts: readonly Part[], place: PartPlace): SchemaId {
    const { headers, mediaTypes } = partOf(parts, place.wireName);
    const found = this.#schemas.find(id, mediaTypes);
    const own = found === undefined ? id : this.#addFile(found);
    if (headers === undefined) return own;
    const draft = this.made.get(own) ?? this.#schemas.target(own);
    const items = draft === undefined ? undefined : listedIn(draft);
    if (draft === undefined || items?.rest === undefined) return this.#addPart(own, headers, place);
    const rest = this.#addPart(items.rest, headers, place);
    const assertions = draft.assertions.map((assertion) => (assertion === items ? { ...items, rest } : assertion));
    const { componentName: _, ...list } = draft.form === undefined ? formOf(draft, asParts, assertions) : draft;
    const listId = `${headers.schema}~list` as SchemaId;
    const owner: SchemaOwner = { kind: "property", schema: place.holder, wireName: place.wireName };
    this.made.set(listId, { ...list, id: listId, owner, assertions });
    return listId;
  }

  /** `{ value, headers }`, so that values have no less to say than parts. */
  #addPart(value: SchemaId, headers: HeaderGroup, { wireName, holder }: PartPlace): SchemaId {
    const id = partWithHeaders(headers);
    const described = this.made.get(headers.schema) ?? this.#drafts.get(headers.schema);
    if (described === undefined) return value;
    this.#moveInto(id, value, holder);
    const { location, describedAt, annotations } = described;
    const required = ["value", ...(headers.headers.some((header) => header.required) ? ["headers"] : [])];
    const properties = [
      { wireName: "value", schema: value },
      { wireName: "headers", schema: headers.schema },
    ];
    this.made.set(id, {
      ...{ id, location, describedAt, annotations },
      owner: { kind: "property", schema: holder, wireName },
      assertions: [
        { kind: "type", types: ["object"], location },
        { kind: "properties", properties, patterns: [], closed: false, location },
        { kind: "required", wireNames: required, location },
      ],
    });
    return id;
  }

  /** What stands in a body that is nothing else now stands in its part, and is named after that. */
  #moveInto(part: SchemaId, value: SchemaId, holder: SchemaId): void {
    const draft = this.made.get(value) ?? this.#drafts.get(value);
    if (draft?.owner === undefined || draft.form !== undefined || !this.#drafts.has(holder)) return;
    this.made.set(value, { ...draft, owner: { kind: "property", schema: part, wireName: "value" } });
  }

  #addFile({ file, list }: FoundFile): SchemaId {
    this.files.add(file.id);
    const id = this.#addForm(file, fileAssertions(file));
    if (list === undefined) return id;
    const items = listedIn(list);
    return this.#addForm(
      list,
      list.assertions.map((each) => (each.kind === "items" && each === items ? { ...each, rest: id } : each)),
    );
  }

  #addForm(draft: DraftSchema, assertions: readonly Assertion[]): SchemaId {
    const form = formOf(withoutValues(draft), asParts, assertions);
    this.made.set(form.id, form);
    return form.id;
  }
}

function partOf(parts: readonly Part[], wireName: string): Pick<Part, "mediaTypes" | "headers"> {
  return parts.find((part) => part.wireName === wireName) ?? { mediaTypes: [] };
}

/** What is shown of files is text, and no value of this form. */
function withoutValues(draft: DraftSchema): DraftSchema {
  const { default: _, ...annotations } = { ...draft.annotations, examples: [] };
  return { ...draft, annotations };
}
