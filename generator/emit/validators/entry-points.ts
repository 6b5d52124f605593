/** What users call: `isPet`, `validatePet`, `petSchema`, and `validatePetReceived` for the client; `decodeEvent`, `encodeEvent`. */
import type { SchemaId } from "../../model/schema.js";
import type { Statement } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { constStructure, functionStructure, type ParameterParts, type Visibility } from "../structures.js";
import { jsonOf } from "./conversions.js";
import type { Facts } from "./facts.js";
import type { Naming } from "./scope.js";
import { trimName } from "./trim-function.js";

export interface EntryPoint {
  readonly role:
    | "is"
    | "isReceived"
    | "validate"
    | "validateReceived"
    | "schema"
    | "decode"
    | "decodeReceived"
    | "encode"
    | "fillDefaults"
    | "strip";
  readonly name: string;
  readonly exported: Visibility;
  readonly id: SchemaId;
  readonly facts: Facts;
  readonly naming: Naming;
}

export function entryStatement(entry: EntryPoint): Statement {
  switch (entry.role) {
    case "is":
    case "isReceived":
      return predicate(entry);
    case "validate":
    case "validateReceived":
      return validator(entry);
    case "schema":
      return standardSchema(entry);
    case "decode":
    case "decodeReceived":
      return decoder(entry);
    case "encode":
      return encoder(entry);
    case "fillDefaults":
      return filler(entry);
    case "strip":
      return stripper(entry);
  }
}

function predicate({ role, name, exported, id, facts, naming }: EntryPoint): Statement {
  const type = naming.type(id);
  const isTrivial = facts.isTrivial(id);
  return functionStructure({
    name,
    exported,
    docs: role === "is" ? predicateDocs(title(type)) : undefined,
    parameters: [{ name: isTrivial ? "_value" : "value", type: "unknown" }],
    returnType: `${isTrivial ? "_value" : "value"} is ${type}`,
    statements: isTrivial ? ["return true;"] : [attempt(entryCheck(role, id, facts, naming))],
  });
}

/** A getter or a proxy may throw, and the stack may run out: such a value is none of the type's. */
function attempt(check: string): string {
  return `try {\nreturn ${check};\n} catch {\nreturn false;\n}`;
}

function entryCheck(role: string, id: SchemaId, facts: Facts, naming: Naming): string {
  const check = naming.own(role === "is" ? "check" : "checkReceived", id);
  return facts.schema(id).recursive ? `${naming.runtime("complete")}(${check}, value)` : `${check}(value)`;
}

function validator({ role, name, exported, id, facts, naming }: EntryPoint): Statement {
  const type = naming.type(id);
  const [is, explain] = role === "validate" ? ["is", "explain"] : ["isReceived", "explainReceived"];
  const isTrivial = facts.isTrivial(id);
  const parameters: readonly ParameterParts[] = [
    { name: "value", type: "unknown" },
    { name: isTrivial ? "_options" : "options", type: naming.runtime("ValidationOptions"), optional: true },
  ];
  const returnType = `${naming.runtime("Validation")}<${type}>`;
  const docs = role === "validate" ? validatorDocs(title(type)) : receivedDocs(title(type));
  if (isTrivial)
    return functionStructure({ name, exported, docs, parameters, returnType, statements: ["return { value };"] });
  const issues = `${naming.runtime("issuesOf")}(value, ${naming.own(explain, id)}, ${stringLiteral(facts.schema(id).describedAt)}, options)`;
  const statements = [`return ${naming.own(is, id)}(value) ? { value } : { issues: ${issues} };`];
  return functionStructure({ name, exported, docs, parameters, returnType, statements });
}

function standardSchema({ name, exported, id, facts, naming }: EntryPoint): Statement {
  const type = naming.type(id);
  const json = jsonOf(id, { facts });
  const isConverted = json !== id;
  return constStructure({
    name,
    exported,
    docs: `${title(type)} for tools that take a Standard Schema (https://standardschema.dev).`,
    type: `${naming.runtime("StandardSchemaV1")}<${isConverted ? `${naming.type(json)}, ` : ""}${type}>`,
    initializer: `{ "~standard": { version: 1, vendor: "specwright", validate: (value) => ${naming.own(isConverted ? "decode" : "validate", id)}(value) } }`,
  });
}

function decoder({ role, name, exported, id, facts, naming }: EntryPoint): Statement {
  const type = naming.type(id);
  const json = jsonOf(id, { facts });
  const decode = naming.runtime(facts.int64.holders.has(json) ? "decodeDigits" : "decodeWith");
  const validate = naming.own(role === "decode" ? "validate" : "validateReceived", json);
  return functionStructure({
    name,
    exported,
    docs: role === "decode" ? decoderDocs(title(type)) : receivedDocs(title(type)),
    parameters: [
      { name: "json", type: "unknown" },
      { name: "options", type: naming.runtime("ValidationOptions"), optional: true },
    ],
    returnType: `${naming.runtime("Validation")}<${type}>`,
    statements: [`return ${decode}(json, ${validate}, ${naming.own("conversion", id)}, options);`],
  });
}

function encoder({ name, exported, id, facts, naming }: EntryPoint): Statement {
  const type = naming.type(id);
  const json = jsonOf(id, { facts });
  const args = ["value", naming.own("conversion", id), naming.own("validate", json)];
  return functionStructure({
    name,
    exported,
    docs: `What JSON holds of ${title(type)}. Throws an \`EncodeError\` for what JSON has no form for, or is not as described.`,
    parameters: [{ name: "value", type }],
    returnType: naming.type(json),
    statements: [`return ${naming.runtime("encodeOrThrow")}(${args.join(", ")});`],
  });
}

function filler({ name, exported, id, facts, naming }: EntryPoint): Statement {
  const type = naming.type(id);
  const filled = naming.type(facts.api.filled.get(id) ?? id);
  return functionStructure({
    name,
    exported,
    docs: `A valid ${title(type)} with every default filled in that is missing. What is given stays as it is.`,
    parameters: [{ name: "value", type }],
    returnType: filled,
    statements: [`return ${naming.runtime("fillDefaults")}<${filled}>(value, ${naming.own("fill", id)});`],
  });
}

function stripper({ name, exported, id, facts, naming }: EntryPoint): Statement {
  const type = naming.type(id);
  const trim = trimName(facts, naming, id);
  const call =
    trim === undefined
      ? `${naming.runtime("stripUnknown")}(value, ${naming.own("keep", id)})`
      : `${naming.runtime("stripped")}(value, ${trim}(value))`;
  return functionStructure({
    name,
    exported,
    docs: `A valid ${title(type)} without the properties that it does not declare. Never changes the value that is given.`,
    parameters: [{ name: "value", type }],
    returnType: type,
    statements: [`return ${call};`],
  });
}

/** A name in back-ticks; a type that is spelled out stays out of the sentence. */
function title(type: string): string {
  return /^\w+$/.test(type) ? `\`${type}\`` : "the described type";
}

function predicateDocs(type: string): string {
  return `Whether a value is ${type}, exactly as described. Never throws.`;
}

function validatorDocs(type: string): string {
  return `The value as ${type}, or everything that is wrong with it. Never throws.`;
}

function decoderDocs(type: string): string {
  return `The value as ${type}, converted from what JSON holds, or everything that is wrong with it. Never throws.`;
}

function receivedDocs(type: string): string {
  return `The same for an answer, as a client reads it: where ${type} lists strings, new ones pass, too.`;
}
