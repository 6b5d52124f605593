/** How the properties of an object are spoken of in emitted code. */
import { stringLiteral } from "../literal.js";
import { all, always, atom, never, type Condition } from "./condition.js";
import { allKinds } from "../../model/json-kind.js";
import type { Field, ObjectShape, PropertyPattern } from "./object-shape.js";
import type { Scope } from "./scope.js";

/** What every object inherits: read plainly, they would seem to be there. */
const inherited: ReadonlySet<string> = new Set(
  (
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__ " +
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__"
  ).split(" "),
);

/** Whether every object has a property of that name, or assigning it would do something else. */
export function isInherited(wireName: string): boolean {
  return inherited.has(wireName);
}

/** `value["name"]`. */
export function readProperty({ naming }: Scope, value: string, wireName: string): string {
  const name = stringLiteral(wireName);
  return isInherited(wireName) ? `${naming.runtime("ownValue")}(${value}, ${name})` : `${value}[${name}]`;
}

/** Holds where a property is there. One that holds undefined is not: `JSON.stringify` leaves it out. */
export function isPresent(property: string): Condition {
  return atom(`${property} !== undefined`, `${property} === undefined`);
}

/** What a field's value must satisfy if it is there. */
export function fieldCondition(scope: Scope, field: Field, property: string): Condition {
  if (field.forbidden || field.schemas.some((id) => scope.facts.isNever(id))) return never;
  return all(...field.schemas.map((id) => scope.condition(id, property, "always")));
}

/** What a required field must satisfy: to be there, and its schemas. */
export function requiredCondition(scope: Scope, field: Field, property: string): Condition {
  const condition = fieldCondition(scope, field, property);
  return all(impliesPresence(scope, field) ? always : isPresent(property), condition);
}

/** Whether its schemas refuse what is not there: one that does not accept every kind of value does not accept undefined. */
export function impliesPresence({ facts }: Scope, { schemas }: Field): boolean {
  return schemas.some((id) => facts.kinds.of(id).size < allKinds.size);
}

/** Holds where a property's name matches. */
export function matchesName(scope: Scope, { index }: PropertyPattern, key: string): Condition {
  return atom(`${scope.naming.own(`namePattern${index}`, scope.schema.id)}.test(${key})`);
}

/** The arguments of a question about the properties that are not listed: the object, and the listed names if any. */
export function besideListed(scope: Scope, { listed }: ObjectShape, value: string): string {
  return listed.length === 0 ? value : `${value}, ${scope.naming.own("keys", scope.schema.id)}`;
}

/** Whether the properties must be gone through one by one, and not only those that are known by name. */
export function hasUnlistedRules({ additional, patterns, names, min, max }: ObjectShape, { facts }: Scope): boolean {
  return (
    (additional !== undefined && !facts.isTrivial(additional)) ||
    patterns.length > 0 ||
    (names !== undefined && !facts.isTrivial(names)) ||
    (min ?? 0) > 0 ||
    max !== undefined
  );
}
