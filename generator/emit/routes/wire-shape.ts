/** What a form's decoder must know of each schema, as the runtime's `WireShape` constants. */
import type { Api } from "../../model/api.js";
import type { Schema, SchemaId } from "../../model/schema.js";
import type { WireArray, WireEdge, WireObject, WireScalar, WireShape } from "../../model/wire-shape.js";
import type { EmitContext, Statement } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { constStructure } from "../structures.js";

export function hasOwnWireShape({ id }: Schema, { wireShapes }: Api): boolean {
  return wireShapes.get(id)?.isShared ?? false;
}

export function wireShapeDeclaration(id: SchemaId, context: EmitContext): Statement {
  const { api, scope } = context;
  return constStructure({
    name: wireShapeName(id, context),
    exported: "exported",
    type: scope.runtime("WireShape"),
    initializer: shapeText(wireShapeOf(id, api), context),
  });
}

/** The constant of a shape that has one. */
export function wireShapeName(id: SchemaId, { scope }: EmitContext): string {
  return scope.own("wireShape", id);
}

/** Recurses no deeper than shapes stand inside each other: the model makes constants of what would lie too deep. */
function shapeText({ scalars, words, array, object }: WireShape, context: EmitContext): string {
  const members = [
    ...scalarMembers(scalars, words ?? []),
    ...(array === undefined ? [] : arrayMembers(array, context)),
    ...(object === undefined ? [] : objectMembers(object, context)),
  ];
  return `{ ${members.join(", ")} }`;
}

function scalarMembers(scalars: readonly WireScalar[], words: readonly string[]): readonly string[] {
  return [
    `scalars: [${scalars.map(stringLiteral).join(", ")}]`,
    ...(words.length === 0 ? [] : [`words: [${words.map(stringLiteral).join(", ")}]`]),
  ];
}

function arrayMembers({ prefix, rest }: WireArray, context: EmitContext): readonly string[] {
  const first = prefix.map((edge) => edgeText(edge, context));
  return [...(first.length === 0 ? [] : [`prefix: [${first.join(", ")}]`]), `items: ${edgeText(rest, context)}`];
}

function objectMembers({ properties, patterns, additional }: WireObject, context: EmitContext): readonly string[] {
  const listed = properties.map(
    ({ wireName, edge }) => `{ name: ${stringLiteral(wireName)}, shape: ${edgeText(edge, context)} }`,
  );
  const matched = patterns.map(({ source, flags, edge }) => {
    const pattern = [source, ...(flags === "" ? [] : [flags])].map(stringLiteral).join(", ");
    return `{ pattern: new RegExp(${pattern}), shape: ${edgeText(edge, context)} }`;
  });
  return [
    `properties: [${listed.join(", ")}]`,
    ...(matched.length === 0 ? [] : [`patterns: [${matched.join(", ")}]`]),
    ...(additional.length === 0 ? [] : [`additional: ${edgeText(additional, context)}`]),
  ];
}

function edgeText(edge: WireEdge, context: EmitContext): string {
  const inline = edge.map((id) => wireShapeOf(id, context.api)).filter(({ isShared }) => !isShared);
  const texts = [
    ...withScalarsAsOne(inline).map((shape) => shapeText(shape, context)),
    // Named in a function, since the constant may not be evaluated yet.
    ...edge.filter((id) => wireShapeOf(id, context.api).isShared).map((id) => `() => ${wireShapeName(id, context)}`),
  ];
  const [only = "{ scalars: [] }"] = texts;
  return texts.length < 2 ? only : `[${texts.join(", ")}]`;
}

/** Two shapes of mere scalars read as one: `{ scalars: [], words: ["a"] }` and the same of `b`. */
function withScalarsAsOne(shapes: readonly WireShape[]): readonly WireShape[] {
  const isMere = ({ array, object }: WireShape): boolean => array === undefined && object === undefined;
  const mere = shapes.filter(isMere);
  if (mere.length < 2) return shapes;
  const scalars = [...new Set(mere.flatMap((shape) => shape.scalars))];
  const words = scalars.includes("string") ? [] : [...new Set(mere.flatMap((shape) => shape.words ?? []))];
  return [{ scalars, words, isShared: false }, ...shapes.filter((shape) => !isMere(shape))];
}

function wireShapeOf(id: SchemaId, { wireShapes }: Api): WireShape {
  const shape = wireShapes.get(id);
  if (shape === undefined) throw new Error(`The model has no wire shape ${id}.`);
  return shape;
}
