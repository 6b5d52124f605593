/**
 * What a decoder of text must know of each schema, as the runtime's `WireShape` constants: servers decode what requests
 * carry, clients the headers of answers, and each has constants of its own.
 */
import type { Api, ParameterGroup } from "../model/api.js";
import { schemasOf } from "../model/contents.js";
import type { Schema, SchemaId } from "../model/schema.js";
import type { SymbolRequest } from "../plan/plan.js";
import type { WireArray, WireEdge, WireObject, WireScalar, WireShape } from "../model/wire-shape.js";
import type { EmitContext, Statement } from "./emitter.js";
import { stringLiteral } from "./literal.js";
import type { Side } from "./operation-text.js";
import { constStructure } from "./structures.js";

/** The constant of a schema's shape, where it has one. */
export function wireShapeSymbols(side: Side, { id }: Schema, api: Api): readonly SymbolRequest[] {
  const shape = shapesFor(side, api).get(id);
  return shape?.isShared === true && isNeeded(side, id, api) ? [wireShapeSymbol] : [];
}

/** Of an API that also sends requests, either side has the shapes that its own operations lead to. */
function isNeeded(side: Side, id: SchemaId, api: Api): boolean {
  if (api.hooks.operations.length === 0) return true;
  const key = neededShapes[side];
  const found = key.get(api) ?? shapesNeeded(side, api);
  key.set(api, found);
  return found.has(id);
}

const neededShapes: { readonly [side in Side]: WeakMap<Api, ReadonlySet<SchemaId>> } = {
  client: new WeakMap(),
  server: new WeakMap(),
};

function shapesNeeded(side: Side, api: Api): ReadonlySet<SchemaId> {
  const shapes = shapesFor(side, api);
  const needed = new Set(
    api.operations.flatMap(({ parameters, requestBody, responses }) =>
      side === "client"
        ? responses.flatMap(({ headers }) => headers?.schema ?? [])
        : [...parameters.flatMap(decodedSchemas), ...schemasOf(requestBody?.contents ?? [])],
    ),
  );
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of needed) for (const edge of edgesOfShape(shapes.get(id))) for (const next of edge) needed.add(next);
  return needed;
}

/** That of a whole query may be a form. */
function decodedSchemas({ schema, parameters }: ParameterGroup): readonly SchemaId[] {
  const forms = parameters.flatMap(({ serialization }) => (serialization.kind === "form" ? serialization.schema : []));
  return [schema, ...forms];
}

function edgesOfShape(shape: WireShape | undefined): readonly WireEdge[] {
  const { array, object } = shape ?? {};
  return [
    ...(array === undefined ? [] : [...array.prefix, array.rest]),
    ...(object === undefined
      ? []
      : [...[...object.properties, ...object.patterns].map(({ edge }) => edge), object.additional]),
  ];
}

const wireShapeSymbol: SymbolRequest = {
  role: "wireShape",
  space: "value",
  visibility: "internal",
  name: ({ camel }) => `${camel}WireShape`,
};

export function wireShapeDeclaration(side: Side, id: SchemaId, context: EmitContext): Statement {
  const shapes: Shapes = { ...context, side };
  return constStructure({
    name: wireShapeName(id, context),
    exported: "exported",
    type: context.scope.runtime("WireShape"),
    initializer: shapeText(wireShapeOf(id, shapes), shapes),
  });
}

/** The constant of a shape that has one. */
export function wireShapeName(id: SchemaId, { scope }: EmitContext): string {
  return scope.own("wireShape", id);
}

interface Shapes extends EmitContext {
  readonly side: Side;
}

function shapesFor(side: Side, { wireShapes, answerShapes }: Api): Api["wireShapes"] {
  return side === "server" ? wireShapes : answerShapes;
}

/** Recurses no deeper than shapes stand inside each other: the model makes constants of what would lie too deep. */
function shapeText({ scalars, words, strings, array, object }: WireShape, context: Shapes): string {
  const members = [
    ...scalarMembers(scalars, words ?? []),
    ...(strings === undefined ? [] : [`strings: ${stringLiteral(strings)}`]),
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

function arrayMembers({ prefix, rest }: WireArray, context: Shapes): readonly string[] {
  const first = prefix.map((edge) => edgeText(edge, context));
  return [...(first.length === 0 ? [] : [`prefix: [${first.join(", ")}]`]), `items: ${edgeText(rest, context)}`];
}

function objectMembers({ properties, patterns, additional }: WireObject, context: Shapes): readonly string[] {
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

function edgeText(edge: WireEdge, context: Shapes): string {
  const inline = edge.map((id) => wireShapeOf(id, context)).filter(({ isShared }) => !isShared);
  const texts = [
    ...withScalarsAsOne(inline).map((shape) => shapeText(shape, context)),
    // Named in a function, since the constant may not be evaluated yet.
    ...edge.filter((id) => wireShapeOf(id, context).isShared).map((id) => `() => ${wireShapeName(id, context)}`),
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
  const isFilled = mere.every((shape) => !shape.scalars.includes("string") || shape.strings === "filled");
  const strings = isFilled && scalars.includes("string") ? ({ strings: "filled" } as const) : {};
  return [{ scalars, words, ...strings, isShared: false }, ...shapes.filter((shape) => !isMere(shape))];
}

function wireShapeOf(id: SchemaId, { side, api }: Shapes): WireShape {
  const shape = shapesFor(side, api).get(id);
  if (shape === undefined) throw new Error(`The model has no wire shape ${id}.`);
  return shape;
}
