/** The keywords that say something of a value without constraining it. */
import { member, type JsonValue } from "../load/json.js";
import { arrayField, booleanField, stringField, type Node, type Source } from "./node.js";
import type { Annotations } from "./schema.js";

export function readAnnotations(source: Source, node: Node): Annotations {
  const title = stringField(source, node, "title");
  const description = stringField(source, node, "description");
  const fallback = member(node.value, "default");
  const example = member(node.value, "example");
  const examples: readonly JsonValue[] = arrayField(source, node, "examples") ?? [];
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    deprecated: booleanField(source, node, "deprecated") ?? false,
    readOnly: booleanField(source, node, "readOnly") ?? false,
    writeOnly: booleanField(source, node, "writeOnly") ?? false,
    ...(fallback === undefined ? {} : { default: fallback }),
    examples: example === undefined ? examples : [...examples, example],
  };
}
