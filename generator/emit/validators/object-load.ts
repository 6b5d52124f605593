/**
 * The check of an object by loading each known property into a constant. The fastest way where most of them are there:
 * V8 reads a property by its fixed name almost for nothing while objects come in a few shapes.
 */
import type { Code } from "./code.js";
import { failUnless } from "./code.js";
import { all, any, atom, isAlways, isNever, negate, type Condition } from "./condition.js";
import type { Field, ObjectShape } from "./object-shape.js";
import { besideListed, fieldCondition, isPresent, readProperty, requiredCondition } from "./properties.js";
import type { Scope } from "./scope.js";
import { code, optional, test, type Step } from "./step.js";

export function loadSteps(scope: Scope, shape: ObjectShape, value: string): readonly Step[] {
  const names = new Map(shape.fields.map((field) => [field.wireName, scope.locals.give(field.wireName)]));
  const nameOf = (wireName: string): string => names.get(wireName) ?? wireName;
  const required = shape.fields.filter((field) => field.required).length;
  const isCounted = shape.closed && shape.fields.some((field) => isCountedField(scope, field));
  const known = isCounted ? scope.locals.give("known") : String(required);
  return [
    ...(isCounted ? code([`let ${known} = ${required};`]) : []),
    ...shape.fields.flatMap((field) => fieldSteps(scope, shape, field, nameOf(field.wireName), known, value)),
    ...dependentSteps(scope, shape, nameOf, value),
    ...(shape.closed ? closedSteps(scope, shape, known, value) : []),
  ];
}

/** Whether a field may be absent and may be there. */
function isCountedField({ facts }: Scope, { required, forbidden, schemas }: Field): boolean {
  return !required && !forbidden && !schemas.some((id) => facts.isNever(id));
}

function fieldSteps(
  scope: Scope,
  shape: ObjectShape,
  field: Field,
  name: string,
  known: string,
  value: string,
): readonly Step[] {
  const condition = fieldCondition(scope, field, name);
  // Nothing is asked of it. To read it nevertheless could need the runtime.
  if (isAlways(condition) && !field.required && !field.asked && !shape.closed) return [];
  const read = readProperty(scope, value, field.wireName);
  const declaration = code([`const ${name} = ${read};`]);
  if (field.required) {
    if (!field.asked && isAlways(condition)) return test(isPresent(read));
    return [...declaration, ...test(requiredCondition(scope, field, name))];
  }
  if (shape.closed && !isNever(condition)) {
    return [...declaration, ...code([countIfPresent(name, known, condition)])];
  }
  if (isAlways(condition)) return declaration;
  return [...declaration, ...test(optional(name, condition))];
}

function countIfPresent(name: string, known: string, condition: Condition): Code {
  return { kind: "if", condition: isPresent(name), then: [...failUnless(condition), `${known} += 1;`], otherwise: [] };
}

/** `dependentRequired` and `dependentSchemas`. */
export function dependentSteps(
  scope: Scope,
  { dependentRequired, dependentSchemas }: ObjectShape,
  nameOf: (wireName: string) => string,
  value: string,
): readonly Step[] {
  return [
    ...dependentRequired.flatMap(({ wireName, requires }) =>
      test(any(negate(isPresent(nameOf(wireName))), all(...requires.map((name) => isPresent(nameOf(name)))))),
    ),
    ...dependentSchemas.flatMap(({ wireName, schema }) =>
      test(optional(nameOf(wireName), scope.condition(schema, value, "implied"))),
    ),
  ];
}

/** Counting is cheap; only where there are more properties than known ones are the names compared. */
function closedSteps(scope: Scope, shape: ObjectShape, known: string, value: string): readonly Step[] {
  const count = `${scope.naming.runtime("countKeys")}(${value})`;
  const hasOnlyArgs = shape.listed.length === 0 ? value : `${besideListed(scope, shape, value)}, ${known}`;
  return test(
    any(
      atom(`${count} === ${known}`, `${count} !== ${known}`),
      atom(`${scope.naming.runtime("hasOnly")}(${hasOnlyArgs})`),
    ),
  );
}
