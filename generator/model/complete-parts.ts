/** How each part of a multipart body is written, with the defaults of OAS 3.1.1 section 4.8.15.1 filled in. */
import { below } from "../load/pointer.js";
import type { MultipartContent, Part } from "./api.js";
import { formObject, type FormContext } from "./form-fields.js";
import { isJson } from "./media-type.js";
import { membersOf, partsBelow } from "./part-headers.js";
import { propertyEdges } from "./project-wire-shape.js";
import { reportStrayEncodings } from "./report-encodings.js";
import { isFlat } from "./unwritable-parameters.js";
import type { SchemaId } from "./schema.js";
import type { WireEdge } from "./wire-shape.js";

/**
 * Lists every part: an object is JSON, an array a part for each item, a file bytes, a scalar text. Undefined where the
 * body may be something else than an object (reported).
 */
export function completeParts(content: MultipartContent, context: FormContext): MultipartContent | undefined {
  const object = formObject(content.schema, context);
  if (object === undefined) return undefined;
  reportStrayEncodings(content.parts, object, context.report);
  const edgeOf = propertyEdges(object);
  const names = new Set([...object.properties, ...content.parts].map(({ wireName }) => wireName));
  const parts = [...names].map((wireName) => {
    const declared = content.parts.find((part) => part.wireName === wireName);
    const part = completed(
      declared ?? { wireName, content: "text", isRepeated: false, mediaTypes: [] },
      edgeOf(wireName),
      context,
    );
    return withSeparator(part, edgeOf(wireName), context);
  });
  return parts.every((part) => hasSendableHeaders(part, edgeOf(part.wireName), context))
    ? { ...content, parts }
    : undefined;
}

/** Only what is an array of scalars has something to part; what else asks for it is named, where that would matter. */
function withSeparator({ separator, ...part }: Part, edge: WireEdge, { project, report }: FormContext): Part {
  if (separator === undefined) return part;
  if (part.content === "text" && part.headers === undefined && part.isRepeated) return { ...part, separator };
  const isScalar = edge.map(project).every(({ array, object }) => array === undefined && object === undefined);
  const { location } = part;
  if (!isScalar && location !== undefined) {
    const instead = "a part holds the value itself, and an array is a part for each item";
    report.add("unsupported-keyword", location, "style", instead);
  } else if (separator !== "," && location !== undefined) {
    report.add("ineffective-keyword", below(location, "style"), "style", "it says nothing of a single value");
  }
  return part;
}

/** Headers hold no objects or arrays inside others. What does is named, and its body cannot be sent. */
function hasSendableHeaders({ wireName, headers }: Part, edge: WireEdge, { project, report }: FormContext): boolean {
  if (headers === undefined) return true;
  const groups = membersOf(partsBelow(edge, project), "headers", project).map((id) => project(id).object);
  const unwritable = headers.headers.filter(({ wireName: name, serialization }) => {
    if (serialization.kind !== "style") return false;
    const values = groups.flatMap((group) => (group === undefined ? [] : propertyEdges(group)(name)));
    return !values.every((id) => isFlat(id, project));
  });
  for (const { location, wireName: name } of unwritable) {
    const what = `header ${name} of the part ${wireName}`;
    report.add("unwritable-parameter", location, what, "the operation is left out");
  }
  return unwritable.length === 0;
}

function completed(part: Part, edge: WireEdge, context: FormContext): Part {
  const { project } = context;
  if (part.headers !== undefined) return completedWithHeaders(part, edge, context);
  const items = edge.flatMap((id) => {
    const { array } = project(id);
    return array === undefined ? [] : [...array.prefix, array.rest].flat();
  });
  const isRepeated = items.length > 0 || edge.some((id) => project(id).array !== undefined);
  const values = isRepeated ? [...edge, ...items] : edge;
  if (values.some((id) => isFile(id, context))) return { ...part, content: "bytes", isRepeated };
  const isNested = (isRepeated ? items : edge).map(project).some(({ array, object }) => array ?? object);
  const isSaidToBeJson = part.mediaTypes.some(isJson);
  return { ...part, content: isNested || isSaidToBeJson ? "json" : "text", isRepeated };
}

/** The value of a part with headers says how it is written, or that of each where they are a list. */
function completedWithHeaders(part: Part, edge: WireEdge, context: FormContext): Part {
  const { headers, ...others } = part;
  const parts = partsBelow(edge, context.project);
  const values = membersOf(parts, "value", context.project);
  const { content } = completed(others, values, context);
  // An array within a part is JSON: only what the property itself lists is a part each.
  const isArray = values.some((id) => context.project(id).array !== undefined);
  return { ...part, content: isArray && content === "text" ? "json" : content, isRepeated: parts !== edge };
}

function isFile(id: SchemaId, { drafts }: FormContext): boolean {
  return drafts.get(id)?.assertions.some(({ kind }) => kind === "file") ?? false;
}
