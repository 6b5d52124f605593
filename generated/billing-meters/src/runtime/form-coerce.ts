import { MalformedInput } from "./decoded.js";
import type { FormField, StyledFormField, WireEdge, WireShape } from "./form-field.js";
import { parseScalar } from "./form-scalar.js";
import type { FormBranch, FormNode } from "./form-tree.js";

const textShape: WireShape = { scalars: ["string"] };
const index = /^(?:0|[1-9][0-9]*)$/;

/**
 * Gives a nested form its types. What does not fit the shape stays as it was sent, so that validation can name it.
 *
 * @throws MalformedInput for a scalar that is given twice, array indexes with gaps, and broken JSON in a JSON field.
 */
export function coerceForm(root: FormBranch, shape: WireShape, fields: readonly FormField[]): object {
  const form: Record<string, unknown> = {};
  for (const [name, node] of root.children) {
    const field = fields.find((candidate) => candidate.name === name);
    const fieldShape = propertyShape(shape, name);
    define(form, name, field?.style === "json" ? parseJson(node, name) : coerceField(node, fieldShape, field, name));
  }
  return form;
}

function parseJson(node: FormNode, name: string): unknown {
  if (node.kind === "repeated") throw givenTwice(name);
  if (node.kind !== "text") throw new MalformedInput("The parameter must be JSON text, without brackets.", name);
  try {
    return JSON.parse(node.text);
  } catch {
    throw new MalformedInput("The parameter is not valid JSON.", name);
  }
}

function coerceField(node: FormNode, shape: WireShape, field: StyledFormField | undefined, name: string): unknown {
  if (node.kind === "branch" || node.kind === "appended") return coerceNode(node, shape, name);
  const { items } = shape;
  if (items === undefined || field?.style === "deepObject") {
    if (node.kind === "repeated") throw givenTwice(name);
    return coerceText(node.text, shape);
  }
  // One text may be a scalar or an array of one; where the shape allows the scalar, it is that.
  const scalar = node.kind === "text" ? parseScalar(node.text, shape) : undefined;
  if (scalar !== undefined) return scalar;
  const texts = node.kind === "text" ? [node.text] : node.texts;
  const split = field?.explode === false ? texts.flatMap((text) => text.split(",")) : texts;
  return coerceTexts(split, items);
}

function coerceNode(node: FormNode, shape: WireShape, name: string): unknown {
  switch (node.kind) {
    case "text":
      return coerceText(node.text, shape);
    case "repeated":
      throw givenTwice(name);
    case "appended":
      return coerceTexts(node.texts, shape.items);
    case "branch":
      return isArray(node, shape, name) ? coerceItems(node, shape, name) : coerceProperties(node, shape, name);
  }
}

function coerceText(text: string, shape: WireShape): unknown {
  const scalar = parseScalar(text, shape);
  return scalar === undefined ? text : scalar;
}

function coerceTexts(texts: readonly string[], items: WireEdge | undefined): readonly unknown[] {
  const shape = resolve(items);
  return texts.map((text) => coerceText(text, shape));
}

/** `a[0]` is an item where an array may stand, a property named `0` where only an object may. */
function isArray({ children }: FormBranch, shape: WireShape, name: string): boolean {
  const mayBeObject = shape.properties !== undefined || shape.additional !== undefined;
  const mayBeArray = shape.items !== undefined;
  if (mayBeObject && !mayBeArray) return false;
  for (const key of children.keys()) if (!index.test(key)) return false;
  // Counting up, never to what an index says: `a[999999999]=1` must cost nothing.
  for (let position = 0; position < children.size; position += 1) {
    if (children.has(String(position))) continue;
    if (mayBeObject || !mayBeArray) return false;
    throw new MalformedInput(`The items must be numbered from 0 without gaps; ${position} is missing.`, name);
  }
  return true;
}

function coerceItems({ children }: FormBranch, shape: WireShape, name: string): readonly unknown[] {
  const itemShape = resolve(shape.items);
  const items: unknown[] = [];
  for (let position = 0; position < children.size; position += 1) {
    const node = children.get(String(position));
    if (node !== undefined) items.push(coerceNode(node, itemShape, `${name}[${position}]`));
  }
  return items;
}

function coerceProperties({ children }: FormBranch, shape: WireShape, name: string): object {
  const object: Record<string, unknown> = {};
  for (const [key, node] of children) {
    define(object, key, coerceNode(node, propertyShape(shape, key), `${name}[${key}]`));
  }
  return object;
}

function propertyShape({ properties, additional }: WireShape, name: string): WireShape {
  return resolve(properties?.find((property) => property.name === name)?.shape ?? additional);
}

/** Nothing is known of a value without an edge: it stays text. */
function resolve(edge: WireEdge | undefined): WireShape {
  if (edge === undefined) return textShape;
  return typeof edge === "function" ? edge() : edge;
}

/** Makes an own property whatever the name: assigning to `__proto__` would set the prototype. */
function define(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name in object)
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

function givenTwice(name: string): MalformedInput {
  return new MalformedInput("The parameter is given more than once.", name);
}
