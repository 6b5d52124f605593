/** The declarations of this emitter: what each is called, who sees it, and how it is made. */
import { jsonLiteral } from "../literal.js";
import type { Statement } from "../emitter.js";
import { constStructure } from "../structures.js";
import type { BaseName, SymbolRequest } from "../../plan/plan.js";
import type { Schema, SchemaId } from "../../model/schema.js";
import { scopeOf } from "./apply.js";
import { conversionText, jsonOf } from "./conversions.js";
import { isEntry, type Facts } from "./facts.js";
import { entryStatement } from "./entry-points.js";
import { fillFunction } from "./fill-function.js";
import { LocalNames } from "./local-names.js";
import { listedValues } from "../../model/listed-values.js";
import { surelyEvaluated } from "./unevaluated-properties.js";
import { patternText } from "./regular-expression.js";
import { patternOf } from "../../model/format-settings.js";
import { checkFunction, explainFunction } from "./schema-functions.js";
import type { Naming, Scope } from "./scope.js";
import { keepFunction, knownNames } from "./strip-function.js";
import { trimFunction } from "./trim-function.js";

/** One declaration: a role of this emitter for a schema. */
export interface Unit {
  readonly role: string;
  readonly id: SchemaId;
}

export interface UnitContext {
  readonly facts: Facts;
  readonly naming: Naming;
  /** Whether a name stands for something outside of the function that is made. */
  readonly isTaken: (name: string) => boolean;
  /** Whether other files need the unit. */
  readonly isShared: (unit: Unit) => boolean;
}

/** The units by which users reach a schema; the rest follows from what these refer to. */
export function entryUnits(facts: Facts, id: SchemaId): readonly Unit[] {
  const schema = facts.schema(id);
  if (!isEntry(schema)) return [];
  const hasReceived = schema.usedIn.response && facts.variantOf(jsonOf(id, { facts }), "received") === "received";
  const fill = facts.api.filled.has(id) ? ["fillDefaults"] : [];
  const strip = facts.api.strip === "functions" && facts.namesProperties(id) ? ["strip"] : [];
  return [...rolesOf(schema, hasReceived, strip), ...fill].map((role) => ({ role, id }));
}

/** What JSON holds is validated, what a program sees is converted; mostly both are the same. */
function rolesOf({ encoding }: Schema, hasReceived: boolean, others: readonly string[]): readonly string[] {
  if (encoding?.side === "value") return ["decode", "encode", "schema", ...(hasReceived ? ["decodeReceived"] : [])];
  const received = hasReceived ? ["validateReceived", "isReceived"] : [];
  return ["is", "validate", ...(encoding === undefined ? ["schema"] : []), ...others, ...received];
}

const publicRoles: ReadonlySet<string> = new Set([
  ..."is validate schema validateReceived decode decodeReceived encode fillDefaults strip".split(" "),
]);

/** The order of a schema's declarations in its file. */
const order: readonly string[] = [
  ..."is validate decode encode schema validateReceived decodeReceived fillDefaults strip isReceived check explain checkReceived explainReceived fill keep trim".split(
    " ",
  ),
];

/** Entry points first, then the functions, then the constants that they use. */
export function byRole(a: string, b: string): number {
  const [placeOfA, placeOfB] = [a, b].map((role) => (order.includes(role) ? order.indexOf(role) : order.length));
  return (placeOfA ?? 0) - (placeOfB ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
}

export function symbolRequest(role: string): SymbolRequest {
  return {
    role,
    space: "value",
    name: (base) => nameOf(role, base),
    visibility: publicRoles.has(role) ? "public" : "internal",
  };
}

function nameOf(role: string, { pascal, camel }: BaseName): string {
  const [, numbered, number] = /^(constant|namePattern)(\d+)$/.exec(role) ?? [];
  if (numbered === "constant") return `${camel}Constant${number ?? ""}`;
  if (numbered === "namePattern") return `${camel}NamePattern${number ?? ""}`;
  switch (role) {
    case "is":
    case "validate":
    case "check":
    case "explain":
    case "decode":
    case "encode":
    case "strip":
    case "trim":
      return `${role}${pascal}`;
    case "keep":
      return `keep${pascal}At`;
    case "isReceived":
    case "validateReceived":
    case "decodeReceived":
    case "checkReceived":
    case "explainReceived":
      return `${role.slice(0, -"Received".length)}${pascal}Received`;
    case "fillDefaults":
      return `fill${pascal}Defaults`;
    case "fill":
      return `fill${pascal}At`;
    case "schema":
    case "conversion":
    case "pattern":
    case "format":
    case "keys":
    case "knownKeys":
    case "evaluatedKeys":
    case "members":
      return `${camel}${role.charAt(0).toUpperCase()}${role.slice(1)}`;
    default:
      throw new Error(`There is no role ${role}.`);
  }
}

/** Whether it is there for users, or for the other emitters. */
function isOffered({ role, id }: Unit, { facts }: UnitContext): boolean {
  return publicRoles.has(role) || (role === "conversion" && isEntry(facts.schema(id)));
}

export function statementOf(unit: Unit, context: UnitContext): Statement {
  const { role, id } = unit;
  const name = context.naming.own(role, id);
  const exported = context.isShared(unit) || isOffered(unit, context) ? "exported" : "local";
  switch (role) {
    case "check":
    case "checkReceived":
      return checkFunction(functionScope(unit, context, "walked"), name, exported);
    case "explain":
    case "explainReceived":
      return explainFunction(functionScope(unit, context, "deep"), name, exported);
    case "is":
    case "isReceived":
    case "validate":
    case "validateReceived":
    case "schema":
    case "decode":
    case "decodeReceived":
    case "encode":
    case "fillDefaults":
    case "strip":
      return entryStatement({ role, name, exported, id, ...context });
    case "fill":
      return fillFunction(placeScope(unit, context), name, exported);
    case "keep":
      return keepFunction(placeScope(unit, context), name, exported);
    case "trim":
      return trimFunction(functionScope(unit, context, "deep"), name, exported);
    default:
      return constStructure({ name, exported, ...constantParts(unit, context) });
  }
}

function functionScope({ role, id }: Unit, { facts, naming, isTaken }: UnitContext, deep: "walked" | "deep"): Scope {
  const schema = facts.schema(id);
  return scopeOf({
    facts,
    schema,
    naming,
    variant: role.endsWith("Received") ? "received" : "strict",
    locals: new LocalNames(
      isTaken,
      deep === "walked" ? ["value", "depth", "walk"] : ["value", "path", "issues", "depth", "schema"],
    ),
    calls: schema.recursive ? deep : "plain",
  });
}

/** Of what goes down a value place by place, and asks about branches on every level. */
function placeScope({ role, id }: Unit, { facts, naming, isTaken }: UnitContext): Scope {
  return scopeOf({
    facts,
    schema: facts.schema(id),
    naming,
    // What is filled may be what an answer has brought.
    variant: role === "fill" ? "received" : "strict",
    locals: new LocalNames(isTaken, ["value", "place"]),
    calls: "plain",
    decided: () => "place.decided",
  });
}

function constantParts(
  { role, id }: Unit,
  context: UnitContext,
): { readonly type: string; readonly initializer: string } {
  const { facts } = context;
  if (role === "conversion") {
    return { type: conversionType(id, context), initializer: conversionText(id, context) };
  }
  const { assertions } = facts.schema(id);
  const shape = assertions.find((assertion) => assertion.kind === "properties");
  if (role === "pattern") {
    return patternParts(assertions.find((assertion) => assertion.kind === "pattern")?.source ?? "");
  }
  if (role === "format") {
    const format = assertions.find((assertion) => assertion.kind === "format")?.format ?? "";
    return patternParts(patternOf(facts.api.formats, format) ?? "");
  }
  if (role === "keys") return namesParts(shape?.properties.map(({ wireName }) => wireName) ?? []);
  if (role === "knownKeys") return namesParts(knownNames(assertions));
  if (role === "evaluatedKeys") return namesParts(surelyEvaluated(facts.evaluation(id, "unevaluatedProperties")));
  const values = listedValues(assertions)?.values ?? [];
  if (role === "members")
    return { type: "ReadonlySet<unknown>", initializer: `new Set([${values.map(jsonLiteral).join(", ")}])` };
  const number = Number(/\d+$/.exec(role)?.[0]);
  if (role.startsWith("namePattern")) return patternParts(shape?.patterns[number]?.source ?? "");
  return { type: "unknown", initializer: jsonLiteral(values[number] ?? null) };
}

/** What the users of a schema get is declared with the constant. */
function conversionType(id: SchemaId, { facts, naming }: UnitContext): string {
  const type = naming.runtime("Conversion");
  return isEntry(facts.schema(id)) ? `${type}<${naming.type(id)}>` : type;
}

function patternParts(source: string): { readonly type: string; readonly initializer: string } {
  return { type: "RegExp", initializer: patternText(source) };
}

function namesParts(names: readonly string[]): { readonly type: string; readonly initializer: string } {
  return { type: "readonly string[]", initializer: `[${names.map(jsonLiteral).join(", ")}]` };
}
