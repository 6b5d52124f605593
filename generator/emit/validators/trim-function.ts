/**
 * Straight code that leaves out of plain objects, and of arrays of them, what they do not declare. What is recursive, or
 * composed so that several schemas know of one object, goes through the runtime's `stripUnknown`.
 */
import type { Assertion, ObjectAssertion, SchemaId } from "../../model/schema.js";
import type { Statement } from "../emitter.js";
import { propertyName } from "../literal.js";
import { functionStructure, type Visibility } from "../structures.js";
import { render } from "./code.js";
import { all, atom, negate } from "./condition.js";
import type { Facts } from "./facts.js";
import { overlap } from "../../model/json-kind.js";
import type { Field } from "./object-shape.js";
import { isInherited, readProperty } from "./properties.js";
import type { Naming, Scope } from "./scope.js";
import { followed, isSent, keeping, knownFields, namesConstant } from "./strip-function.js";

type Trimmed =
  | { readonly kind: "object"; readonly id: SchemaId; readonly assertion: ObjectAssertion }
  | { readonly kind: "items"; readonly id: SchemaId; readonly item: SchemaId }
  | { readonly kind: "walk"; readonly id: SchemaId };

/** The function that trims values of a schema; undefined where that takes the walk. */
export function trimName(facts: Facts, naming: Naming, id: SchemaId): string | undefined {
  const trimmed = trimmedBy(facts, id);
  return trimmed === undefined || trimmed.kind === "walk" ? undefined : naming.own("trim", trimmed.id);
}

/** `function trimPet(value: unknown): unknown`. */
export function trimFunction(scope: Scope, name: string, exported: Visibility): Statement {
  const trimmed = trimmedBy(scope.facts, scope.schema.id);
  const statements =
    trimmed?.kind === "object"
      ? trimObject(scope, trimmed.assertion)
      : [`return ${trimmedText(scope, scope.schema.id, "value") ?? "value"};`];
  return functionStructure({
    name,
    exported,
    parameters: [{ name: "value", type: "unknown" }],
    returnType: "unknown",
    statements,
  });
}

/** How values of a schema are trimmed; undefined where there is nothing to leave out. */
function trimmedBy(facts: Facts, id: SchemaId): Trimmed | undefined {
  const kept = keeping(facts, id);
  if (kept === undefined) return undefined;
  const schema = facts.schema(kept);
  const [only, ...others] = schema.assertions.filter(({ kind }) => followed.has(kind));
  const walk: Trimmed = { kind: "walk", id: kept };
  if (only === undefined || others.length > 0 || schema.recursive) return walk;
  switch (only.kind) {
    case "properties":
      return isPlain(only) ? { kind: "object", id: kept, assertion: only } : walk;
    case "items":
      return trimmedItems(facts, kept, only) ?? walk;
    case "anyOf":
    case "oneOf":
      return trimmedBranch(facts, only.schemas) ?? walk;
    default:
      return walk;
  }
}

/** Whether an object is known by the names of its properties alone, all of which can be assigned. */
function isPlain({ properties, patterns, additional }: ObjectAssertion): boolean {
  if (patterns.length > 0 || additional !== undefined) return false;
  return properties.length > 0 && !properties.some(({ wireName }) => isInherited(wireName));
}

function trimmedItems(
  facts: Facts,
  id: SchemaId,
  { prefix, rest }: Extract<Assertion, { readonly kind: "items" }>,
): Trimmed | undefined {
  const kind = prefix.length > 0 || rest === undefined ? undefined : trimmedBy(facts, rest)?.kind;
  return rest === undefined || kind === undefined || kind === "walk" ? undefined : { kind: "items", id, item: rest };
}

/** The branch that speaks of objects, where the others speak of other kinds of value: `Pet` or null. */
function trimmedBranch(facts: Facts, branches: readonly SchemaId[]): Trimmed | undefined {
  const [naming, ...others] = branches.filter((id) => keeping(facts, id) !== undefined);
  if (naming === undefined || others.length > 0) return undefined;
  const kinds = facts.kinds.of(naming);
  // Functions for objects take what else is no object as it is, but need not know arrays.
  const isApart = (id: SchemaId): boolean => !overlap(facts.kinds.of(id), kinds) && !facts.kinds.of(id).has("array");
  const isAlone = branches.every((id) => id === naming || isApart(id));
  return isAlone ? trimmedBy(facts, naming) : undefined;
}

/** The expression of a trimmed value; undefined where there is nothing to leave out. */
function trimmedText({ facts, naming }: Scope, id: SchemaId, value: string): string | undefined {
  const trimmed = trimmedBy(facts, id);
  switch (trimmed?.kind) {
    case undefined:
      return undefined;
    case "object":
      return `${naming.own("trim", trimmed.id)}(${value})`;
    case "items": {
      const item = trimName(facts, naming, trimmed.item);
      return item === undefined ? undefined : `${naming.runtime("trimItems")}(${value}, ${item})`;
    }
    case "walk":
      return `${naming.runtime("stripUnknown")}(${value}, ${naming.own("keep", trimmed.id)})`;
  }
}

function trimObject(scope: Scope, assertion: ObjectAssertion): readonly string[] {
  const fields = knownFields(scope.schema.assertions);
  const isFixed = fields.length > 0 && fields.every(({ required }) => required);
  return isFixed ? trimFixed(scope, assertion, fields) : trimOpen(scope, assertion);
}

/**
 * All properties are there, so a copy of them is one literal. V8 makes that in less time than it takes to find out whether
 * there are others, also for many objects at once.
 */
function trimFixed(scope: Scope, assertion: ObjectAssertion, fields: readonly Field[]): readonly string[] {
  const { naming, facts, schema } = scope;
  const isOther = facts.kinds.of(schema.id).has("array")
    ? `!${naming.runtime("isObject")}(value)`
    : 'typeof value !== "object" || value === null';
  const read = scope.locals.give("fields");
  const trimmed = new Map(innerOf(scope, assertion, read).map(({ wireName, text }) => [wireName, text]));
  const members = fields.map(({ wireName }) =>
    member(wireName, trimmed.get(wireName) ?? readProperty(scope, read, wireName)),
  );
  return [
    `if (${isOther}) return value;`,
    `const ${read}: ${naming.runtime("Properties")} = value;`,
    `return ${naming.runtime("likewise")}(value, { ${members.join(", ")} });`,
  ];
}

/** Properties that may be absent are looked for, and so is whether there are others. */
function trimOpen(scope: Scope, assertion: ObjectAssertion): readonly string[] {
  const { naming, schema, locals } = scope;
  const inner = innerOf(scope, assertion, "value").map((one) => ({ ...one, name: locals.give(one.wireName) }));
  const keys = naming.own(namesConstant(schema.assertions), schema.id);
  const isSame = inner.map(({ read, name }) => atom(`${name} === ${read}`));
  const isWhole = all(...isSame, atom(`${naming.runtime("areKnown")}(value, ${keys})`));
  return [
    `if (!${naming.runtime("isObject")}(value)) return value;`,
    ...inner.map(({ name, text }) => `const ${name} = ${text};`),
    render({ kind: "leaveUnless", condition: negate(isWhole), leave: "return value;" }),
    `return ${openCopy(scope, keys, inner)};`,
  ];
}

/** A property whose value has something to leave out. */
interface Inner {
  readonly wireName: string;
  readonly read: string;
  /** The expression of its value, trimmed. */
  readonly text: string;
}

function innerOf(scope: Scope, { properties }: ObjectAssertion, value: string): readonly Inner[] {
  return properties.filter(isSent).flatMap(({ wireName, schema }): readonly Inner[] => {
    const read = readProperty(scope, value, wireName);
    const text = trimmedText(scope, schema, read);
    return text === undefined ? [] : [{ wireName, read, text }];
  });
}

function openCopy(
  { naming }: Scope,
  keys: string,
  inner: readonly { readonly wireName: string; readonly name: string }[],
): string {
  const members = inner.map(({ wireName, name }) => member(wireName, name));
  const trimmed = members.length === 0 ? "" : `, { ${members.join(", ")} }`;
  return `${naming.runtime("copyKnown")}(value, ${keys}${trimmed})`;
}

function member(wireName: string, text: string): string {
  return wireName === text ? text : `${propertyName(wireName)}: ${text}`;
}
