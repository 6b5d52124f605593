/** What extensions say of the values of an `enum`, one by one: names, descriptions, which are deprecated. */
import { isArray, isObject, member, type JsonValue } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { Node, Source } from "./node.js";
import type { EnumMember } from "./schema.js";

export const nameKeys: readonly string[] = ["x-enum-varnames", "x-enum-names", "x-enumNames"];
const descriptionKeys = ["x-enum-descriptions", "x-enumDescriptions"];
const deprecationKeys = ["x-enum-deprecated", "x-enumDeprecated"];

/**
 * The members of an `enum`, with what extensions add to them:
 *
 *     enum: [1, 2]
 *     x-enum-varnames: [Active, Closed]           # by position
 *     x-enum-descriptions: { 1: In use. }         # or by value
 *     x-enum-deprecated: [2]                      # the values, or true and false by position
 *
 * An extension of another form, or of another length, is named and left out.
 */
export function enumMembers(
  source: Source,
  node: Node,
  values: readonly JsonValue[] | undefined,
): readonly EnumMember[] {
  const extensions: Extensions = { source, node, values: values ?? [] };
  if (values === undefined) {
    for (const key of [...nameKeys, ...descriptionKeys, ...deprecationKeys]) {
      if (member(node.value, key) !== undefined)
        source.report.add("ineffective-keyword", below(node.location, key), key, "there is no enum beside it");
    }
    return [];
  }
  const names = distinct(extensions, nameKeys);
  const descriptions = entriesOf(extensions, descriptionKeys, "a text", isText);
  const deprecated = deprecations(extensions);
  return values.map((value, index): EnumMember => {
    const [name, description] = [names?.[index], descriptions?.[index]];
    return {
      value,
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      deprecated: deprecated?.[index] ?? false,
    };
  });
}

interface Extensions {
  readonly source: Source;
  readonly node: Node;
  readonly values: readonly JsonValue[];
}

type Entries<Value> = readonly (Value | undefined)[];

function isText(value: JsonValue): value is string {
  return typeof value === "string" && value !== "";
}

function isFlag(value: JsonValue): value is boolean {
  return typeof value === "boolean";
}

/** What the first of some extensions says of each value; undefined where there is none, or where it is no good. */
function entriesOf<Value extends JsonValue>(
  extensions: Extensions,
  keys: readonly string[],
  expected: string,
  isEntry: (value: JsonValue) => value is Value,
): Entries<Value> | undefined {
  const { node, values } = extensions;
  const key = keys.find((each) => member(node.value, each) !== undefined);
  const found = key === undefined ? undefined : member(node.value, key);
  if (key === undefined || found === undefined) return undefined;
  if (isArray(found)) {
    if (found.length !== values.length)
      return refused(extensions, key, `${found.length} entries for ${values.length} values`);
    if (!found.every((each): each is Value => isEntry(each)))
      return refused(extensions, key, `more than ${expected} for each value`);
    return found;
  }
  if (!isObject(found)) return refused(extensions, key, "neither a list nor an object");
  const texts = values.map(String);
  const stray = Object.keys(found).find((each) => !texts.includes(each));
  if (stray !== undefined)
    return refused(extensions, key, `an entry for ${JSON.stringify(stray)}, which is none of the values`);
  const entries = texts.map((text) => member(found, text));
  if (!entries.every((each): each is Value | undefined => each === undefined || isEntry(each)))
    return refused(extensions, key, `more than ${expected} for each value`);
  return entries;
}

/** Names tell values apart, so none may stand twice. */
function distinct(extensions: Extensions, keys: readonly string[]): Entries<string> | undefined {
  const names = entriesOf(extensions, keys, "a name", isText);
  const given = names?.filter((name) => name !== undefined) ?? [];
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  const key = keys.find((each) => member(extensions.node.value, each) !== undefined);
  if (twice === undefined || key === undefined) return names;
  return refused(extensions, key, `the name ${JSON.stringify(twice)} twice`);
}

function deprecations(extensions: Extensions): Entries<boolean> | undefined {
  const { node, values } = extensions;
  const key = deprecationKeys.find((each) => member(node.value, each) !== undefined);
  const found = key === undefined ? undefined : member(node.value, key);
  if (!isArray(found) || key === undefined || found.every(isFlag))
    return entriesOf(extensions, deprecationKeys, "true or false", isFlag);
  const stray = found.find((each) => !values.includes(each));
  if (stray !== undefined) return refused(extensions, key, `${JSON.stringify(stray)}, which is none of the values`);
  return values.map((value) => found.includes(value));
}

function refused({ source, node }: Extensions, key: string, found: string): undefined {
  source.report.add("invalid-value", below(node.location, key), "an entry for each value of the enum", found);
  return undefined;
}
