/** What is wrong with an object: property by property in the order of the description, then the object as a whole. */
import { below } from "../../load/pointer.js";
import { stringLiteral } from "../literal.js";
import { loop, when, type Code, type Issues } from "./code.js";
import { any, atom, isNever, negate } from "./condition.js";
import { explainPart, leaveWhereFull } from "./explain-part.js";
import { expectationOf } from "./expectation.js";
import type { Field, LocatedKeyword, ObjectShape } from "./object-shape.js";
import { besideListed, impliesPresence, isPresent, matchesName, readProperty } from "./properties.js";
import { addIssue, type IssueText } from "./issue-calls.js";
import { pathAt, pointerOf, type PathText, type Scope } from "./scope.js";
import { counted } from "./wording.js";

export function explainObject(scope: Scope, shape: ObjectShape, value: string, path: PathText): readonly Code[] {
  const names = new Map(shape.fields.map(({ wireName }) => [wireName, scope.locals.give(wireName)]));
  const nameOf = (wireName: string): string => names.get(wireName) ?? wireName;
  const known = isCounted(shape) ? scope.locals.give("known") : undefined;
  return [
    ...(known === undefined ? [] : [`let ${known} = ${shape.listed.length};`]),
    ...shape.fields.flatMap((field) =>
      explainField(scope, shape, field, { name: nameOf(field.wireName), known }, value, path),
    ),
    ...explainOthers(scope, shape, known, value, path),
    ...explainNames(scope, shape, value, path),
    ...explainCount(scope, shape, value, path),
    ...explainDependents(scope, shape, nameOf, value, path),
  ];
}

/** Whether the listed properties that are there are counted: of most objects that says that there are no others. */
function isCounted({ closed, patterns, listed }: ObjectShape): boolean {
  return closed && patterns.length === 0 && listed.length > 0;
}

function explainField(
  scope: Scope,
  shape: ObjectShape,
  field: Field,
  { name, known }: { readonly name: string; readonly known: string | undefined },
  value: string,
  path: PathText,
): readonly Code[] {
  const here = pathAt(scope, path, stringLiteral(field.wireName));
  // Of a name that is not listed, the rules for the others speak.
  const isListed = shape.listed.includes(field.wireName);
  const explanation = isListed ? field.schemas.flatMap((id) => explainPart(scope, id, name, here)) : [];
  const uncounted = known === undefined || !isListed ? [] : [`${known} -= 1;`];
  if (!field.required && uncounted.length === 0 && explanation.length === 0 && !field.asked) return [];
  return [
    `const ${name} = ${readProperty(scope, value, field.wireName)};`,
    ...(field.required
      ? explainRequired(scope, shape, field, { name, here, uncounted, explanation })
      : when(negate(isPresent(name)), uncounted, explanation)),
  ];
}

interface RequiredParts {
  readonly name: string;
  readonly here: PathText;
  readonly uncounted: readonly Code[];
  readonly explanation: readonly Code[];
}

/** That it is not there is said by the call that says what else is wrong with it, if there is a single one that can. */
function explainRequired(
  scope: Scope,
  shape: ObjectShape,
  field: Field,
  { name, here, uncounted, explanation }: RequiredParts,
): readonly Code[] {
  const issue = requiredIssue(scope, shape, field);
  const isAbsent = negate(isPresent(name));
  const single = impliesPresence(scope, field) ? singleCall(scope, issue, explanation, name, here) : undefined;
  if (single !== undefined) return [...when(isAbsent, uncounted), single];
  return when(isAbsent, [...uncounted, addIssue(scope, here, issue)], explanation);
}

/** Undefined where there are several, or it cannot tell. */
function singleCall(
  scope: Scope,
  { expected, schema }: IssueText,
  [only, ...others]: readonly Code[],
  name: string,
  { step }: PathText,
): Issues | undefined {
  const isUsual = scope.site.below(schema) === "/required";
  if (!isUsual || typeof only !== "object" || others.length > 0) return undefined;
  if (only.kind === "issues") return only.missing === expected ? only : undefined;
  if (only.kind !== "if" || only.otherwise.length > 0 || only.then.length > 1) return undefined;
  const [part] = only.then;
  if (typeof part !== "object" || part.kind !== "call" || part.collector === undefined) return undefined;
  const args = (): string => [scope.site.args, step?.key, name, part.collector, stringLiteral(expected)].join(", ");
  return { kind: "issues", wrong: only.condition, call: () => `${scope.naming.runtime("wrongPart")}(${args()});` };
}

function requiredIssue(scope: Scope, shape: ObjectShape, { schemas }: Field): IssueText {
  const [id] = schemas;
  return {
    code: "required",
    message: "is required",
    expected: id === undefined ? "any value" : expectationOf(scope.facts, id),
    schema: locationOf(scope, shape, "required"),
  };
}

function explainOthers(
  scope: Scope,
  shape: ObjectShape,
  known: string | undefined,
  value: string,
  path: PathText,
): readonly Code[] {
  if (shape.closed && shape.patterns.length === 0) {
    const refusal = [refuseOthers(scope, shape, value, path)];
    return known === undefined
      ? refusal
      : when(atom(`${scope.naming.runtime("countKeys")}(${value}) !== ${known}`), refusal);
  }
  const here = pathAt(scope, path, "key");
  const byPattern = shape.patterns.flatMap((pattern) => {
    const explanation = explainPart(scope, pattern.schema, "property", here);
    return explanation.length === 0 ? [] : when(matchesName(scope, pattern, "key"), explanation);
  });
  const otherwise = explainAdditional(scope, shape, here);
  const additional =
    otherwise.length === 0
      ? []
      : when(negate(any(...shape.patterns.map((pattern) => matchesName(scope, pattern, "key")))), otherwise);
  const body = [...byPattern, ...additional];
  return body.length === 0 ? [] : loop(othersHead(scope, shape, value), [leaveWhereFull, ...body]);
}

function refuseOthers(scope: Scope, shape: ObjectShape, value: string, path: PathText): Code {
  const refuse = scope.naming.runtime("refuseOthers");
  const schema = stringLiteral(closedPointer(scope));
  const listed = shape.listed.length === 0 ? [] : [scope.naming.own("keys", scope.schema.id)];
  return `${refuse}(${[value, path(), "issues", schema, ...listed].join(", ")});`;
}

function closedPointer(scope: Scope): string {
  return pointerOf(scope, { location: below(scope.schema.location, "additionalProperties") });
}

function explainAdditional(scope: Scope, shape: ObjectShape, here: PathText): readonly Code[] {
  if (shape.closed) {
    return [
      addIssue(scope, here, {
        code: "additionalProperties",
        message: "is not allowed",
        expected: "no such property",
        schema: closedPointer(scope),
      }),
    ];
  }
  return shape.additional === undefined ? [] : explainPart(scope, shape.additional, "property", here);
}

function othersHead(scope: Scope, shape: ObjectShape, value: string): string {
  const schemas = [
    ...shape.patterns.map(({ schema }) => schema),
    ...(shape.additional === undefined ? [] : [shape.additional]),
  ];
  const readsValues = schemas.some((id) => !scope.facts.isTrivial(id) && !scope.facts.isNever(id));
  const binding = readsValues ? "[key, property]" : "[key]";
  return `for (const ${binding} of ${scope.naming.runtime("otherProperties")}(${besideListed(scope, shape, value)}))`;
}

function explainNames(scope: Scope, shape: ObjectShape, value: string, path: PathText): readonly Code[] {
  if (shape.names === undefined || scope.facts.isTrivial(shape.names)) return [];
  const issue = addIssue(scope, pathAt(scope, path, "key"), {
    code: "propertyNames",
    message: "has a name that is not allowed",
    expected: "another name",
    schema: locationOf(scope, shape, "propertyNames"),
  });
  const condition = scope.condition(shape.names, "name", "branch");
  return loop(`for (const [key] of ${scope.naming.runtime("otherProperties")}(${value}))`, [
    leaveWhereFull,
    ...(isNever(condition) ? [] : ["const name: unknown = key;"]),
    ...when(negate(condition), [issue]),
  ]);
}

function explainCount(scope: Scope, shape: ObjectShape, value: string, path: PathText): readonly Code[] {
  const count = (): string => `${scope.naming.runtime("countProperties")}(${value})`;
  const add = (code: "minProperties" | "maxProperties", words: string, limit: number): Code => {
    const expected = `${words} ${counted(limit, "property", "properties")}`;
    return addIssue(scope, path, {
      code,
      message: `must have ${expected}`,
      expected,
      schema: locationOf(scope, shape, code),
    });
  };
  const { min, max } = shape;
  return [
    ...((min ?? 0) > 0 ? when(atom(`${count()} < ${min ?? 0}`), [add("minProperties", "at least", min ?? 0)]) : []),
    ...(max === undefined ? [] : when(atom(`${count()} > ${max}`), [add("maxProperties", "at most", max)])),
  ];
}

function explainDependents(
  scope: Scope,
  shape: ObjectShape,
  nameOf: (wireName: string) => string,
  value: string,
  path: PathText,
): readonly Code[] {
  const required = shape.dependentRequired.flatMap(({ wireName, requires }) =>
    requires.flatMap((name) => {
      const here = pathAt(scope, path, stringLiteral(name));
      const issue = addIssue(scope, here, {
        code: "dependentRequired",
        message: `is required beside ${wireName}`,
        expected: "any value",
        schema: locationOf(scope, shape, "dependentRequired"),
      });
      return when(isPresent(nameOf(wireName)), when(negate(isPresent(nameOf(name))), [issue]));
    }),
  );
  const schemas = shape.dependentSchemas.flatMap(({ wireName, schema }) =>
    when(isPresent(nameOf(wireName)), scope.explanation(schema, value, path, "implied")),
  );
  return [...required, ...schemas];
}

function locationOf(scope: Scope, { locations }: ObjectShape, keyword: LocatedKeyword): string {
  return pointerOf(scope, { location: locations[keyword] ?? scope.schema.location });
}
