/** `anyOf` and `oneOf` (JSON Schema 2020-12 core, section 10.2.1). */
import type { Assertion, JsonType, SchemaId } from "../../model/schema.js";
import { branchName, branchNames } from "./branch-names.js";
import { stringLiteral } from "../literal.js";
import { when, type Code } from "./code.js";
import { all, always, any, atom, isAlways, isNever, negate, never, textOf, type Condition } from "./condition.js";
import { allKinds } from "../../model/json-kind.js";
import { readProperty } from "./properties.js";
import { addIssue, issueOf, type IssueText } from "./issue-calls.js";
import type { Rule } from "./rule.js";
import { pathAt, pointerOf, type Application, type PathText, type Scope } from "./scope.js";
import { code, test, type Dispatch, type Step } from "./step.js";
import {
  groupsOf,
  type Discriminator,
  type DiscriminatorCase,
  type Group,
  type Union,
} from "../../model/union-groups.js";
import { isNested, labelled, valueSwitch, type ValueCase } from "./value-switch.js";
import { typeIssue, typesTest } from "./values.js";
import { choice, oneOf, valueInWords } from "./wording.js";

export function unionRule(scope: Scope, union: Union): Rule {
  const groups = groupsOf(scope.facts, union);
  return {
    on: "any",
    form: groups.some(({ discriminator }) => discriminator !== undefined) ? "statements" : "conditions",
    check: (value) => unionSteps(scope, union, groups, value),
    explain: (value, path) => explainUnion(scope, union, groups, value, path),
  };
}

function unionSteps(scope: Scope, union: Union, groups: readonly Group[], value: string): readonly Step[] {
  const plain = groups.filter(({ discriminator }) => discriminator === undefined);
  const unless = any(...plain.map((group) => groupCondition(scope, union, group, value)));
  const discriminated = groups.find(({ discriminator }) => discriminator !== undefined);
  if (discriminated?.discriminator === undefined) return test(unless);
  const { discriminator, branches } = discriminated;
  if (discriminator.otherMatches === "impossible") {
    const conditionOf = (branch: SchemaId): Condition => scope.condition(branch, value, "chosen");
    return [dispatch(scope, discriminator, unless, value, conditionOf)];
  }
  const { declarations, conditionOf } = matchConstants(scope, branches, value);
  const single = exactlyOne(branches.map(conditionOf));
  return [
    ...code(declarations),
    ...test(any(unless, single)),
    dispatch(scope, discriminator, unless, value, conditionOf),
  ];
}

/** `const matchesCat = checkCat(value);`, for branches of which each is asked about twice. */
function matchConstants(
  scope: Scope,
  branches: readonly SchemaId[],
  value: string,
): { readonly declarations: readonly Code[]; readonly conditionOf: (branch: SchemaId) => Condition } {
  const declarations: Code[] = [];
  const conditions = new Map<SchemaId, Condition>();
  for (const branch of branches) {
    const condition = scope.condition(branch, value, "branch");
    const isDecided = isAlways(condition) || isNever(condition);
    const name = isDecided ? undefined : scope.locals.give(`matches ${branchName(scope.facts, branch) ?? ""}`);
    if (name !== undefined) declarations.push(`const ${name} = ${textOf(condition)};`);
    conditions.set(branch, name === undefined ? condition : atom(name));
  }
  return { declarations, conditionOf: (branch) => conditions.get(branch) ?? never };
}

function groupCondition(scope: Scope, union: Union, group: Group, value: string): Condition {
  const [only, ...others] = group.branches;
  if (only !== undefined && others.length === 0) {
    const condition = scope.condition(only, value, "chosen");
    // What is put off says yes for now, so it must not be asked about values that are another branch's.
    return scope.calls === "plain" ? condition : all(kindsTest(scope, group, value), condition);
  }
  return undecided(scope, union, group.branches, value);
}

/** Where nothing but trying tells which branch it is. */
function undecided(scope: Scope, { kind }: Union, branches: readonly SchemaId[], value: string): Condition {
  const conditions = branches.map((id) => scope.condition(id, value, "branch"));
  return kind === "anyOf" ? any(...conditions) : exactlyOne(conditions);
}

function exactlyOne(conditions: readonly Condition[]): Condition {
  // Where one branch matches whatever comes, none of the others may.
  if (conditions.some(isAlways)) return negate(any(...conditions.filter((condition) => !isAlways(condition))));
  const matches = sumOf(conditions);
  return atom(`${matches} === 1`, `${matches} !== 1`);
}

/** How many of them hold. */
function sumOf(conditions: readonly Condition[]): string {
  return conditions.map((condition) => `Number(${textOf(condition)})`).join(" + ");
}

function dispatch(
  scope: Scope,
  { wireName, cases, rest }: Discriminator,
  unless: Condition,
  value: string,
  conditionOf: (branch: SchemaId) => Condition,
): Dispatch {
  return {
    kind: "dispatch",
    unless,
    on: `${scope.naming.runtime("isObject")}(${value}) ? ${readProperty(scope, value, wireName)} : undefined`,
    called: wireName,
    name: (wanted) => scope.locals.give(wanted),
    cases: cases.filter(isLabelled).map(({ values, branch }) => ({ values, condition: conditionOf(branch) })),
    ...(rest === undefined ? {} : { otherwise: conditionOf(rest) }),
  };
}

function isLabelled({ values }: DiscriminatorCase): boolean {
  return values.length > 0;
}

/** Where another branch may match as well, enums decide whether it does. */
function applicationOf({ otherMatches }: Discriminator): Application {
  return otherMatches === "impossible" ? "chosen" : "implied";
}

function kindsTest(scope: Scope, { kinds }: Group, value: string): Condition {
  return kinds.size === allKinds.size ? always : typesTest([...kinds], value, scope);
}

/** The issues of the branch that the value's kind or its discriminator chooses; else one that names the choice. */
function explainUnion(
  scope: Scope,
  union: Union,
  groups: readonly Group[],
  value: string,
  path: PathText,
): readonly Code[] {
  const parts = groups.map((group) => ({ group, code: explainGroup(scope, union, group, value, path) }));
  const asked = parts.filter(({ code }) => code.length > 0);
  const passing = any(
    ...parts.filter(({ code }) => code.length === 0).map(({ group }) => kindsTest(scope, group, value)),
  );
  const types = typesOfGroups(groups);
  const otherwise =
    types.length === 0
      ? [addIssue(scope, path, noBranchIssue(scope, union))]
      : [
          {
            kind: "call" as const,
            text: issueOf(scope, { value, path, issue: typeIssue(types, pointerOf(scope, union)) }).call,
          },
        ];
  const fallback = groups.some(({ kinds }) => kinds.size === allKinds.size) ? [] : when(negate(passing), otherwise);
  return asked.reduceRight<readonly Code[]>(
    (rest, { group, code }) => when(kindsTest(scope, group, value), code, rest),
    fallback,
  );
}

function typesOfGroups(groups: readonly Group[]): readonly JsonType[] {
  return groups.flatMap(({ kinds }) => [...kinds]);
}

function noBranchIssue(scope: Scope, union: Union): IssueText {
  return { code: union.kind, message: "is not allowed", expected: "no value", schema: pointerOf(scope, union) };
}

function explainGroup(scope: Scope, union: Union, group: Group, value: string, path: PathText): readonly Code[] {
  const [only, ...others] = group.branches;
  if (group.discriminator !== undefined) {
    return explainDispatch(scope, union, group.discriminator, value, path);
  }
  if (only !== undefined && others.length === 0) return explainOnly(scope, only, value, path);
  return explainUndecided(scope, union, group.branches, value, path);
}

function explainUndecided(
  scope: Scope,
  union: Union,
  branches: readonly SchemaId[],
  value: string,
  path: PathText,
): readonly Code[] {
  const issue = addIssue(scope, path, undecidedIssue(scope, union, branches));
  const conditions = branches.map((id) => scope.condition(id, value, "branch"));
  if (union.kind === "anyOf") return when(negate(any(...conditions)), [issue]);
  if (conditions.some(isAlways)) return when(negate(exactlyOne(conditions)), [issue]);
  const matches = scope.locals.give("matches");
  const several = addIssue(scope, path, severalIssue(scope, union, branches));
  return [
    `const ${matches} = ${sumOf(conditions)};`,
    ...when(atom(`${matches} === 0`), [issue], when(atom(`${matches} > 1`), [several])),
  ];
}

/** The kind has been asked already: a branch that says nothing more has nothing to explain. */
function explainOnly(scope: Scope, id: SchemaId, value: string, path: PathText): readonly Code[] {
  const isTypeAlone = !scope.facts.hasFunctions(id) && scope.facts.assertionsOf(id).every(isPlainType);
  return isTypeAlone ? [] : scope.explanation(id, value, path, "chosen");
}

function isPlainType(assertion: Assertion): boolean {
  // "integer" is narrower than its kind, which is "number".
  return assertion.kind === "type" && !assertion.types.includes("integer");
}

function explainDispatch(
  scope: Scope,
  union: Union,
  discriminator: Discriminator,
  value: string,
  path: PathText,
): readonly Code[] {
  const { wireName, cases, rest } = discriminator;
  const explained = (branch: SchemaId): readonly Code[] =>
    scope.explanation(branch, value, path, applicationOf(discriminator));
  const here = pathAt(scope, path, stringLiteral(wireName));
  const values = cases.flatMap((one) => one.values);
  const expected = choice(values.map((one) => JSON.stringify(one)));
  const schema = pointerOf(scope, union);
  const missing = addIssue(scope, here, { code: "required", message: "is required", expected, schema });
  const message = `must be ${oneOf(values.map(valueInWords))}`;
  const wrong = addIssue(scope, here, { code: union.kind, message, expected, schema });
  const branches = cases
    .filter(isLabelled)
    .map(({ values: listed, branch }): ValueCase => ({ values: listed, body: explained(branch), end: "break" }));
  // Only objects get here.
  const on = readProperty(scope, value, wireName);
  const others: Others =
    rest === undefined ? { absent: [missing], otherwise: [wrong] } : { otherwise: explained(rest) };
  const several = explainSeveral(scope, union, discriminator, value, path);
  // A value that no branch is named by has been said to be wrong: how many take the object is then no matter.
  if (rest === undefined && several.length > 0) return explainNested(scope, wireName, on, branches, others, several);
  if (isNested(branches)) return [...explainNested(scope, wireName, on, branches, others), ...several];
  const absent =
    others.absent === undefined ? [] : [{ labels: ["undefined"], body: others.absent, end: "break" as const }];
  return [
    { kind: "switch", on, cases: [...branches.map(labelled), ...absent], otherwise: others.otherwise },
    ...several,
  ];
}

/** Another branch than the one that is named may take the value as well. */
function explainSeveral(
  scope: Scope,
  union: Union,
  { cases, otherMatches }: Discriminator,
  value: string,
  path: PathText,
): readonly Code[] {
  if (otherMatches === "impossible") return [];
  const branches = cases.map(({ branch }) => branch);
  const conditions = branches.map((id) => scope.condition(id, value, "branch"));
  return when(atom(`${sumOf(conditions)} > 1`), [addIssue(scope, path, severalIssue(scope, union, branches))]);
}

/** What is said where the property is absent, if that is something of its own, and where it names no branch. */
interface Others {
  readonly absent?: readonly Code[];
  readonly otherwise: readonly Code[];
}

/** The same for many values: the issues of none of them stand once, behind all of the `switch`es. */
function explainNested(
  { locals }: Scope,
  called: string,
  on: string,
  cases: readonly ValueCase[],
  { absent, otherwise }: Others,
  listed: readonly Code[] = [],
): readonly Code[] {
  const isListed = locals.give(`is ${called} listed`);
  const name = (wanted: string): string => locals.give(wanted);
  const others = absent === undefined ? otherwise : when(atom(`${on} === undefined`), absent, otherwise);
  return [
    `let ${isListed} = true;`,
    ...valueSwitch({ on, called, name, cases, otherwise: [`${isListed} = false;`] }),
    ...when(negate(atom(isListed)), others, listed),
  ];
}

function undecidedIssue(scope: Scope, union: Union, branches: readonly SchemaId[]): IssueText {
  const names = branchNames(scope.facts, branches);
  // Two forms of number have nothing to tell them apart by.
  const named = new Set(names).size < names.length ? `one of ${names.length} forms` : oneOf(names);
  return {
    code: union.kind,
    message: `must match ${union.kind === "oneOf" ? "exactly " : ""}${named}`,
    expected: choice(names),
    schema: pointerOf(scope, union),
  };
}

/** Of a value that more than one branch of a `oneOf` takes. */
function severalIssue(scope: Scope, union: Union, branches: readonly SchemaId[]): IssueText {
  const issue = undecidedIssue(scope, union, branches);
  return { ...issue, message: `${issue.message}, and matches ${branches.length === 2 ? "both" : "several"}` };
}
