/** Parts with headers of their own: what of them is text. */
import type { Operation, Part } from "./api.js";
import { propertyEdges, type WireProjection } from "./project-wire-shape.js";
import type { SchemaId } from "./schema.js";
import type { WireEdge } from "./wire-shape.js";
import type { TextFields } from "./wire-shapes.js";

/** What stands below the property of a part, or of a list of parts: `{ value, headers }` each. */
export function partsBelow(edge: WireEdge, project: WireProjection): WireEdge {
  const arrays = edge.flatMap((id) => project(id).array ?? []);
  return arrays.length === 0 ? edge : arrays.flatMap(({ prefix, rest }) => [...prefix, rest].flat());
}

/** The values, or the headers, of such parts. */
export function membersOf(parts: WireEdge, member: "value" | "headers", project: WireProjection): WireEdge {
  return parts.flatMap((id) => {
    const { object } = project(id);
    return object === undefined ? [] : propertyEdges(object)(member);
  });
}

/** Values that are written as text, and all headers, each as the fields of an object. */
export interface PartTexts {
  readonly values: readonly TextFields[];
  readonly headers: readonly TextFields[];
}

export function textsOfParts({ requestBody }: Operation, project: WireProjection): PartTexts {
  const found = (requestBody?.contents ?? []).flatMap((content) => {
    const { object } = content.kind === "multipart" ? project(content.schema) : {};
    if (content.kind !== "multipart" || object === undefined) return [];
    const edgeOf = propertyEdges(object);
    return content.parts.flatMap((part) =>
      part.headers === undefined ? [] : [{ part, parts: partsBelow(edgeOf(part.wireName), project) }],
    );
  });
  return {
    values: found.flatMap(({ part, parts }) => parts.map((schema) => valueFields(schema, part))),
    headers: found.flatMap(({ part, parts }) =>
      membersOf(parts, "headers", project).map((schema) => ({ schema, fields: part.headers?.headers ?? [] })),
    ),
  };
}

function valueFields(schema: SchemaId, { content }: Part): TextFields {
  const asText = { kind: "style", style: "form", explode: true } as const;
  const asItIs = { kind: "content", mediaType: "application/json" } as const;
  return {
    schema,
    fields: [
      { wireName: "value", serialization: content === "text" ? asText : asItIs },
      { wireName: "headers", serialization: asItIs },
    ],
  };
}
