/**
 * The check of an object by loading each known property into a constant. The fastest way where most of them are there:
 * V8 reads a property by its fixed name almost for nothing while objects come in a few shapes.
 */
import type { Code } from "./code.js";
import { failUnless } from "./code.js";
import { all, any, atom, isAlways, negate, type Condition } from "./condition.js";
import type { Field, ObjectShape } from "./object-shape.js";
import { besideListed, fieldCondition, isPresent, readProperty, requiredCondition } from "./properties.js";
import type { Scope } from "./scope.js";
import { code, optional, test, type Step } from "./step.js";

export function loadSteps(scope: Scope, shape: ObjectShape, value: string): readonly Step[] {
  const names = new Map(shape.fields.map((field) => [field.wireName, scope.locals.give(field.wireName)]));
  const nameOf = (wireName: string): string => names.get(wireName) ?? wireName;
  const counted = countedFields(shape);
  return [
    ...(counted.optional ? code([`let known = ${counted.required};`]) : []),
    ...shape.fields.flatMap((field) => fieldSteps(scope, shape, field, nameOf(field.wireName), value)),
    ...dependentSteps(scope, shape, nameOf, value),
    ...(shape.closed ? closedSteps(scope, shape, counted, value) : []),
  ];
}

interface CountedFields {
  readonly required: number;
  /** Whether fields that may be absent are counted, too. */
  readonly optional: boolean;
}

function countedFields({ fields, closed }: ObjectShape): CountedFields {
  const required = fields.filter((field) => field.required).length;
  return { required, optional: closed && fields.some((field) => !field.required && !field.forbidden) };
}

function fieldSteps(scope: Scope, shape: ObjectShape, field: Field, name: string, value: string): readonly Step[] {
  const read = readProperty(scope, value, field.wireName);
  const declaration = code([`const ${name} = ${read};`]);
  if (field.required) {
    if (!field.asked && isAlways(fieldCondition(scope, field, name))) return test(isPresent(read));
    return [...declaration, ...test(requiredCondition(scope, field, name))];
  }
  const condition = fieldCondition(scope, field, name);
  if (shape.closed && !field.forbidden) {
    return [...declaration, ...code([countIfPresent(name, condition)])];
  }
  if (isAlways(condition)) return field.asked ? declaration : [];
  return [...declaration, ...test(optional(name, condition))];
}

function countIfPresent(name: string, condition: Condition): Code {
  return { kind: "if", condition: isPresent(name), then: [...failUnless(condition), "known += 1;"], otherwise: [] };
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
function closedSteps(scope: Scope, shape: ObjectShape, counted: CountedFields, value: string): readonly Step[] {
  const known = counted.optional ? "known" : String(counted.required);
  const count = `${scope.naming.runtime("countKeys")}(${value})`;
  return test(
    any(
      atom(`${count} === ${known}`, `${count} !== ${known}`),
      atom(`${scope.naming.runtime("hasOnly")}(${besideListed(scope, shape, value)})`),
    ),
  );
}
