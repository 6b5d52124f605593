/** What ajv says of a value that does not fit a schema, in words for a person, without the noise of alternatives. */
import { meantField } from "./field-names.js";
import { isLaterKeyword } from "./later-keywords.js";
import { child, type Pointer } from "./pointer.js";

/** An error of ajv's, as far as it matters here. */
export interface SchemaError {
  /** The JSON pointer of the value. */
  readonly instancePath: Pointer;
  /** The place of the keyword in the schema; starts anew at each `$ref` on the way. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Problem {
  readonly pointer: Pointer;
  /** What follows the name of the place: `must have a property "responses"`. */
  readonly predicate: string;
  /** The field that was probably meant. */
  readonly nearest?: string;
}

/**
 * One problem for each thing to mend, in the order of the errors. Of a value that fits none of several alternatives
 * only the errors of the alternative that was meant are kept: the one whose fixed values (`type: http`) fit.
 */
export function legibleProblems(errors: readonly SchemaError[]): readonly Problem[] {
  const ofWrongType = new Set(errors.flatMap((error) => (error.keyword === "type" ? error.instancePath : [])));
  // What is of the wrong type need not be told which values there are.
  const isEcho = (error: SchemaError): boolean => error.keyword === "enum" && ofWrongType.has(error.instancePath);
  const meant = withoutOtherAlternatives(errors.filter((error) => !isNoise(error) && !isEcho(error)));
  const kept = withoutSummaries(meant);
  const problems = new Map<string, Problem>();
  for (const group of merged(kept)) {
    for (const problem of described(group)) problems.set(JSON.stringify(problem), problem);
  }
  return [...problems.values()];
}

/** Errors that say nothing of their own: the echo of a branch, and "could also have been a reference". */
function isNoise({ keyword, schemaPath, params }: SchemaError): boolean {
  if (keyword === "if") return true;
  if (keyword === "required" && params["missingProperty"] === "$ref") return true;
  return schemaPath.includes("/propertyNames/");
}

const isAlternatives = ({ keyword }: SchemaError): boolean => keyword === "oneOf" || keyword === "anyOf";
const isFixedValue = ({ keyword }: SchemaError): boolean => keyword === "enum" || keyword === "const";

/** The alternative that an error belongs to, as far as its path tells: `#/definitions/X` or `…/oneOf/1`. */
function alternativeOf({ schemaPath }: SchemaError): string {
  const indexed = /^.*\/(?:oneOf|anyOf)\/\d+/.exec(schemaPath)?.[0];
  return indexed ?? /^#(?:\/(?:definitions|\$defs)\/[^/]+)?/.exec(schemaPath)?.[0] ?? "#";
}

function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

function grouped<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function withoutOtherAlternatives(errors: readonly SchemaError[]): readonly SchemaError[] {
  const at = grouped(errors, ({ instancePath }) => instancePath);
  const under = grouped(errors, ({ instancePath }) => parentOf(instancePath));
  const dropped = new Set<SchemaError>();
  for (const [instancePath, here] of at) {
    const alternatives = here.filter(isAlternatives);
    if (alternatives.length === 0) continue;
    const near = [...here, ...(under.get(instancePath) ?? []).filter(isFixedValue)];
    for (const { schemaPath, params } of alternatives) {
      // More than one alternative fits: what the others lack is no matter.
      if (!Array.isArray(params["passingSchemas"])) continue;
      for (const error of near) if (error.schemaPath.startsWith(`${schemaPath}/`)) dropped.add(error);
    }
    const branches = [
      ...grouped(
        near.filter((error) => !isAlternatives(error)),
        alternativeOf,
      ).values(),
    ];
    const unfit = branches.filter((branch) => branch.some(isFixedValue));
    // None was meant: the fixed values are what to mend first.
    const beside = unfit.length < branches.length ? unfit.flat() : unfit.flat().filter((error) => !isFixedValue(error));
    for (const error of beside) dropped.add(error);
  }
  return errors.filter((error) => !dropped.has(error));
}

/** Leaves out what only sums up another error: "fits no alternative", and properties that a failed branch would know. */
function withoutSummaries(errors: readonly SchemaError[]): readonly SchemaError[] {
  const isSummary = (error: SchemaError): boolean => isAlternatives(error) || error.keyword.startsWith("unevaluated");
  const explained = new Set<Pointer>();
  const explainedHere = new Set<Pointer>();
  for (const error of errors) {
    if (isSummary(error)) continue;
    explainedHere.add(error.instancePath);
    for (let at = error.instancePath; !explained.has(at); at = parentOf(at)) explained.add(at);
  }
  return errors.filter((error) =>
    isAlternatives(error)
      ? !explained.has(error.instancePath)
      : !isSummary(error) || !explainedHere.has(error.instancePath),
  );
}

/** Errors that only together say what is wanted: one of several values, one of several properties. */
function merged(errors: readonly SchemaError[]): readonly (readonly SchemaError[])[] {
  const groups = grouped(errors, (error) => {
    const alternatives = /^.*\/(?:oneOf|anyOf)(?=\/\d+\/required$)/.exec(error.schemaPath)?.[0];
    if (isFixedValue(error)) return `${error.instancePath} value`;
    return alternatives === undefined ? error : `${error.instancePath} ${alternatives}`;
  });
  return [...groups.values()];
}

function described(errors: readonly SchemaError[]): readonly Problem[] {
  const [first] = errors;
  if (first === undefined) return [];
  const { instancePath: pointer, keyword, params } = first;
  switch (keyword) {
    case "required": {
      const missing = errors.map((error) => quoted(error.params["missingProperty"]));
      return [{ pointer, predicate: `must have a property ${anyOf(missing)}` }];
    }
    case "enum":
    case "const":
      return [{ pointer, predicate: `must be ${anyOf(errors.flatMap(allowedValues))}` }];
    case "additionalProperties":
    case "unevaluatedProperties": {
      const name = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
      return [strayField(first, name)];
    }
    case "propertyNames":
      return [{ pointer: child(pointer, String(params["propertyName"])), predicate: "has a name that is not allowed" }];
    case "type":
      return [{ pointer, predicate: `must be ${withArticle(String(params["type"]))}` }];
    case "not":
      return [{ pointer, predicate: exclusion }];
    case "minProperties":
      return [{ pointer, predicate: "must not be empty" }];
    case "oneOf":
    case "anyOf":
      return [{ pointer, predicate: alternativesPredicate(first) }];
    default:
      return [{ pointer, predicate: first.message?.replace("NOT", "not") ?? "is not valid" }];
  }
}

/**
 * The meta-schemas of OpenAPI 3.0 and Swagger 2.0 close their Schema Objects, which ajv compiles apart, as they refer to
 * themselves: their paths start anew.
 */
function strayField({ instancePath, schemaPath }: SchemaError, name: string): Problem {
  const pointer = child(instancePath, name);
  const isInSchema = instancePath !== "" && /^#(?:\/definitions\/schema)?\/additionalProperties$/i.test(schemaPath);
  if (isInSchema && isLaterKeyword(name)) {
    return { pointer, predicate: "is a keyword of a later version of OpenAPI, and is read as there" };
  }
  const nearest = meantField(name);
  return { pointer, predicate: "has no meaning here", ...(nearest === undefined ? {} : { nearest }) };
}

const exclusion = "has properties that exclude each other";

function alternativesPredicate({ params }: SchemaError): string {
  return Array.isArray(params["passingSchemas"]) ? exclusion : "has none of the forms that are allowed here";
}

function allowedValues({ params }: SchemaError): readonly string[] {
  const allowed: unknown = params["allowedValues"] ?? [params["allowedValue"]];
  return Array.isArray(allowed) ? allowed.map(quoted) : [];
}

function quoted(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

/** `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
function anyOf(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  const last = distinct.pop() ?? "";
  return distinct.length === 0 ? last : `${distinct.join(", ")} or ${last}`;
}

/** ajv joins several types by commas: `object,boolean` → `an object or a boolean`. */
function withArticle(types: string): string {
  return anyOf(
    types.split(",").map((type) => (type === "null" ? type : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`)),
  );
}
