/**
 * Server-sent events whose data is JSON by a `contentSchema`. To JSON Schema their data is a text, to a program it is what
 * the text holds: the schema of such events has a form, `EventItem`, in which their data is of its `contentSchema`.
 */
import type { Report } from "../diagnostics/report.js";
import { below } from "../load/pointer.js";
import type { ItemsContent, Operation } from "./api.js";
import type { EventData } from "./content.js";
import { dataTargets, EventForms, type JsonData, type Union } from "./event-forms.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";
import { listedTags } from "./tag-values.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

export interface WithEventData {
  readonly drafts: Drafts;
  readonly operations: readonly Operation[];
  /** The texts whose content is read. */
  readonly texts: ReadonlySet<SchemaId>;
}

/** All schemas, those of such events in a form of their own, which the bodies have. */
export function withEventData(drafts: Drafts, operations: readonly Operation[], report: Report): WithEventData {
  const forms = new EventForms(drafts, operations);
  const texts = new Set<SchemaId>();
  const decoded = (content: ItemsContent): ItemsContent => {
    if (content.format !== "events") return content;
    const jsonOf = jsonData(content, drafts);
    const decision = decide(content.schema, drafts, jsonOf);
    if (decision === "text") return content;
    if (decision === "undecided") {
      reportUndecided(content, drafts, report);
      return content;
    }
    for (const text of content.contents?.keys() ?? []) texts.add(text);
    const schema = forms.formOf({ root: content.schema, ...decision, jsonOf });
    return { ...content, schema, data: decision.data };
  };
  const changed = operations.map((operation): Operation => {
    const { requestBody, responses } = operation;
    const all = <Content extends { readonly kind: string }>(contents: readonly (Content | ItemsContent)[]) =>
      contents.map((content) => (isItems(content) ? decoded(content) : content));
    return {
      ...operation,
      ...(requestBody === undefined ? {} : { requestBody: { ...requestBody, contents: all(requestBody.contents) } }),
      responses: responses.map((response) => ({ ...response, contents: all(response.contents) })),
    };
  });
  return { drafts: forms.finish(changed), operations: changed, texts };
}

function isItems(content: { readonly kind: string }): content is ItemsContent {
  return content.kind === "items";
}

type Decision = { readonly data: EventData; readonly union?: Union } | "text" | "undecided";

/** Of which events the data is JSON: of all, or of those whose type, a listed value of `event`, is that of a member. */
function decide(id: SchemaId, drafts: Drafts, jsonOf: JsonData): Decision {
  const whole = wholeOf(id, drafts);
  if (whole.some((draft) => hasJson(draft, jsonOf))) return { data: { holds: "json", except: [] } };
  const isConcerned = (member: SchemaId): boolean =>
    partsOf(member, drafts).some(({ draft }) => hasJson(draft, jsonOf));
  const unions = whole.flatMap(({ assertions }) => assertions.filter(isUnion));
  const [union, ...others] = unions.filter(({ schemas }) => schemas.some(isConcerned));
  if (union === undefined) return "text";
  const isJson = (member: SchemaId): boolean => wholeOf(member, drafts).some((draft) => hasJson(draft, jsonOf));
  const json = union.schemas.filter(isJson);
  const text = union.schemas.filter((member) => !isJson(member));
  if (others.length > 0 || text.some(isConcerned)) return "undecided";
  const data = toldApart(
    json.map((member) => typesOf(member, drafts)),
    text.map((member) => typesOf(member, drafts)),
  );
  return data === undefined ? "undecided" : { data, union };
}

function isUnion(assertion: Assertion): assertion is Union {
  return assertion.kind === "oneOf" || assertion.kind === "anyOf";
}

type Types = readonly string[] | undefined;

function typesOf(member: SchemaId, drafts: Drafts): Types {
  return listedTags(member, "event", drafts)?.filter((value) => typeof value === "string");
}

/** `undefined` in the lists: of any type, which none of the others have. */
function toldApart(json: readonly Types[], text: readonly Types[]): EventData | undefined {
  const [jsonTypes, textTypes] = [json, text].map((lists) => new Set(lists.flatMap((types) => types ?? [])));
  if (text.length === 0) return { holds: "json", except: [] };
  if (jsonTypes?.size !== 0 && [...(jsonTypes ?? [])].some((type) => textTypes?.has(type))) return undefined;
  if (json.every((types) => types !== undefined)) return { holds: "text", except: [...(jsonTypes ?? [])] };
  return text.every((types) => types !== undefined) ? { holds: "json", except: [...(textTypes ?? [])] } : undefined;
}

function hasJson(draft: DraftSchema, jsonOf: JsonData): boolean {
  return dataTargets(draft).some((target) => jsonOf(target) !== undefined);
}

/** What the data is of: the `contentSchema` of the text, or itself where it can be no text. */
function jsonData({ contents }: ItemsContent, drafts: Drafts): JsonData {
  return (target) => {
    const whole = wholeOf(target, drafts);
    const content = whole.map(({ id }) => contents?.get(id)).find((found) => found !== undefined);
    const types = whole.flatMap(({ assertions }) => assertions.filter((each) => each.kind === "type"));
    const isText = types.every((each) => each.types.includes("string"));
    return content ?? (isText ? undefined : target);
  };
}

function wholeOf(id: SchemaId, drafts: Drafts): readonly DraftSchema[] {
  return partsOf(id, drafts).flatMap(({ draft, holds }) => (holds === "always" ? draft : []));
}

function reportUndecided({ contents }: ItemsContent, drafts: Drafts, report: Report): void {
  const why = 'no listed values of "event" tell these events from those whose data is text, which it stays';
  for (const text of contents?.keys() ?? []) {
    const draft = drafts.get(text);
    if (draft !== undefined)
      report.add("ineffective-keyword", below(draft.location, "contentSchema"), "contentSchema", why);
  }
}
