/** What a form's decoder must know of each schema, as the runtime's `WireShape` constants. */
import type { Api } from "../../model/api.js";
import type { Schema, SchemaId } from "../../model/schema.js";
import type { WireEdge, WireShape } from "../../model/wire-shape.js";
import type { EmitContext, Statement } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { constStructure } from "../structures.js";

/** A constant of its own: for whatever several forms may share, and what refers to itself. */
export function hasOwnWireShape(schema: Schema, api: Api): boolean {
  const shape = api.wireShapes.get(schema.id);
  return shape?.object !== undefined && (schema.componentName !== undefined || schema.recursive);
}

export function wireShapeDeclaration(id: SchemaId, context: EmitContext): Statement {
  const { api, scope } = context;
  return constStructure({
    name: scope.symbol("server", "wireShape", id),
    exported: "exported",
    type: scope.runtime("WireShape"),
    initializer: shapeText(wireShapeOf(id, api), context),
  });
}

/** The shape of a form, as an expression that is evaluated once the module is loaded. */
export function formShapeText(id: SchemaId, context: EmitContext): string {
  const { api, scope } = context;
  return scope.has("server", "wireShape", id)
    ? scope.symbol("server", "wireShape", id)
    : shapeText(wireShapeOf(id, api), context);
}

function shapeText({ scalars, words, items, object }: WireShape, context: EmitContext): string {
  const members = [
    `scalars: [${scalars.map(stringLiteral).join(", ")}]`,
    ...(words === undefined ? [] : [`words: [${words.map(stringLiteral).join(", ")}]`]),
    ...(items === undefined ? [] : [`items: ${edgeText(items, context)}`]),
    ...(object === undefined
      ? []
      : [
          `properties: [${object.properties.map(({ wireName, edge }) => `{ name: ${stringLiteral(wireName)}, shape: ${edgeText(edge, context)} }`).join(", ")}]`,
        ]),
    ...(object === undefined || object.additional === "any"
      ? []
      : [`additional: ${edgeText(object.additional, context)}`]),
  ];
  return `{ ${members.join(", ")} }`;
}

/** A constant is named in a function, since it may be one that is not evaluated yet. */
function edgeText(edge: WireEdge, context: EmitContext): string {
  if (edge === "any") return '{ scalars: ["string"] }';
  const { api, scope } = context;
  return scope.has("server", "wireShape", edge)
    ? `() => ${scope.symbol("server", "wireShape", edge)}`
    : shapeText(wireShapeOf(edge, api), context);
}

function wireShapeOf(id: SchemaId, { wireShapes }: Api): WireShape {
  const shape = wireShapes.get(id);
  if (shape === undefined) throw new Error(`The model has no wire shape ${id}.`);
  return shape;
}
