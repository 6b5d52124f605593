import { MalformedInput } from "./decoded.js";
import type { OwnFormField, StyledFormField, WireShape } from "./form-field.js";
import { allowsArrays, allowsObjects, itemPlaces, propertyPlace, type WirePlace } from "./form-place.js";
import { parseScalar } from "./form-scalar.js";
import type { FormBranch, FormNode } from "./form-tree.js";

const index = /^(?:0|[1-9][0-9]*)$/;

/**
 * Gives a nested form its types. What does not fit the shape stays as it was sent, so that validation can name it.
 *
 * @throws MalformedInput for a scalar that is given twice, array indexes with gaps, and broken JSON in a JSON field.
 */
export function coerceForm(
  root: FormBranch,
  shape: WireShape,
  fields: readonly OwnFormField[],
  parse: Parse,
): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  for (const [name, node] of root.children) {
    const field = fields.find((candidate) => candidate.name === name);
    const read = field?.style === "json" ? parseJson(node, name, parse) : coerceField(node, shape, field, name);
    define(form, name, read);
  }
  return form;
}

type Parse = (text: string) => unknown;

function parseJson(node: FormNode, name: string, parse: Parse): unknown {
  if (node.kind === "repeated") throw givenTwice(name);
  if (node.kind !== "text") throw new MalformedInput("The parameter must be JSON text, without brackets.", name);
  return parseJsonText(node.text, name, parse);
}

/** @param parse reads the text, and throws where it is no JSON. */
export function parseJsonText(text: string, name: string, parse: Parse = JSON.parse): unknown {
  try {
    return parse(text);
  } catch {
    throw new MalformedInput("The parameter is not valid JSON.", name);
  }
}

/** What stands under one name of a form, or of a query in `style: deepObject`. */
export function coerceField(
  node: FormNode,
  form: WireShape,
  field: StyledFormField | undefined,
  name: string,
): unknown {
  const place = propertyPlace([form], name);
  if (node.kind === "branch" || node.kind === "appended") return coerceNode(node, place, name);
  if (!allowsArrays(place) || field?.style === "deepObject") {
    if (node.kind === "repeated") throw givenTwice(name);
    return coerceText(node.text, place);
  }
  // One text may be a scalar or an array of one; where the shape allows the scalar, it is that.
  const scalar = node.kind === "text" ? parseScalar(node.text, place) : undefined;
  if (scalar !== undefined) return scalar;
  const texts = node.kind === "text" ? [node.text] : node.texts;
  const split = field?.explode === false ? texts.flatMap((text) => text.split(",")) : texts;
  return coerceTexts(split, place);
}

function coerceNode(node: FormNode, place: WirePlace, name: string): unknown {
  switch (node.kind) {
    case "text":
      return coerceNested(node.text, place);
    case "repeated":
      if (!allowsArrays(place)) throw givenTwice(name);
      return coerceTexts(node.texts, place);
    case "appended":
      return coerceTexts(node.texts, place);
    case "branch":
      return isArray(node, place, name) ? coerceItems(node, place, name) : coerceProperties(node, place, name);
  }
}

/** Many who send an array repeat its name, `a[tags]=x&a[tags]=y`: so one of them is an array of one, if no scalar is due. */
function coerceNested(text: string, place: WirePlace): unknown {
  if (!allowsArrays(place)) return coerceText(text, place);
  const scalar = parseScalar(text, place);
  return scalar === undefined ? coerceTexts([text], place) : scalar;
}

/** A text as the scalar that is due; what fits nothing stays text. */
export function coerceText(text: string, place: WirePlace): unknown {
  const scalar = parseScalar(text, place);
  return scalar === undefined ? text : scalar;
}

export function coerceTexts(texts: readonly string[], place: WirePlace): readonly unknown[] {
  const placeAt = itemPlaces(place);
  return texts.map((text, position) => coerceText(text, placeAt(position)));
}

/** `a[0]` is an item where an array may stand, a property named `0` where only an object may. */
function isArray({ children }: FormBranch, place: WirePlace, name: string): boolean {
  const mayBeObject = allowsObjects(place);
  const mayBeArray = allowsArrays(place);
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

function coerceItems({ children }: FormBranch, place: WirePlace, name: string): readonly unknown[] {
  const placeAt = itemPlaces(place);
  const items: unknown[] = [];
  for (let position = 0; position < children.size; position += 1) {
    const node = children.get(String(position));
    if (node !== undefined) items.push(coerceNode(node, placeAt(position), `${name}[${position}]`));
  }
  return items;
}

function coerceProperties({ children }: FormBranch, place: WirePlace, name: string): object {
  const object: Record<string, unknown> = {};
  for (const [key, node] of children) {
    define(object, key, coerceNode(node, propertyPlace(place, key), `${name}[${key}]`));
  }
  return object;
}

/** Makes an own property whatever the name: assigning to `__proto__` would set the prototype. */
export function define(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name in object)
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

export function givenTwice(name: string): MalformedInput {
  return new MalformedInput("The parameter is given more than once.", name);
}
