/** What client and server say of an operation in the same words. */
import type {
  Api,
  FormContent,
  Operation,
  Parameter,
  ParameterGroup,
  ParameterPlace,
  Response,
  ResponseStatus,
} from "../model/api.js";
import type { SchemaId } from "../model/schema.js";
import type { FileScope } from "../plan/file-scope.js";
import type { SymbolRequest } from "../plan/plan.js";
import { docText } from "./doc-text.js";
import type { Statement } from "./emitter.js";
import { int64Schemas } from "./int64-schemas.js";
import { stringLiteral } from "./literal.js";
import { constStructure } from "./structures.js";
import { referenceText, type TypeTextContext } from "./type-text.js";

/** The name under which errors, logs and routes know an operation. */
export function operationLabel({ operationId, method, path }: Operation): string {
  return operationId ?? `${method} ${path}`;
}

/** Description, method and path, and whether it is deprecated. */
export function operationDocs(operation: Operation, notes: readonly (string | undefined)[] = []): string | undefined {
  const { summary, description, method, path, deprecated } = operation;
  return docText({ description: description ?? summary, notes: [...notes, `\`${method} ${path}\``], deprecated });
}

/** A declared status as the runtime spells it: `200`, `"4XX"`, `"default"`. */
export function statusLiteral(status: ResponseStatus): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range":
      return stringLiteral(rangeName(status.hundreds));
    case "default":
      return stringLiteral("default");
  }
}

/** The statuses that a declaration covers, as a type: `200`, `StatusIn<"4XX">`, `number`. */
export function statusType(status: ResponseStatus, scope: FileScope): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range":
      return `${scope.runtime("StatusIn")}<${stringLiteral(rangeName(status.hundreds))}>`;
    case "default":
      return "number";
  }
}

function rangeName(hundreds: number): string {
  return `${String(hundreds)}XX`;
}

/** The type of an answer's body; an answer without one has `undefined`. */
export function responseBodyText({ content }: Response, context: TypeTextContext): string {
  return content === undefined ? "undefined" : referenceText(content.schema, context);
}

/** The symbols that list the fields of forms and parameters; client and server each have their own, and neither shows it. */
export function fieldSymbols({ parameters, requestBody }: Operation): readonly SymbolRequest[] {
  const places = parameters.map((group) => pascalPlaces[group.in]);
  const words = requestBody?.content.kind === "form" ? [...places, ""] : places;
  return words.map((word) => ({
    role: `fields${word}`,
    space: "value",
    visibility: "internal",
    name: ({ camel }) => `${camel}${word}Fields`,
  }));
}

/** The member that holds the parameters of a place: in what a handler is given, and in `params` where they are apart. */
export const placeMembers = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

const pascalPlaces = { path: "Path", query: "Query", header: "Header", cookie: "Cookie" } as const;

/** The name of the constant that lists the parameters of a place. */
export function parameterFieldsName(
  emitter: "client" | "server",
  { id }: Operation,
  place: ParameterPlace,
  scope: FileScope,
): string {
  return scope.symbol(emitter, `fields${pascalPlaces[place]}`, id);
}

/** How parameters and the fields of an operation's form are written, as constants. */
export function fieldsDeclarations(
  emitter: "client" | "server",
  operation: Operation,
  context: TypeTextContext,
): readonly Statement[] {
  const { id, parameters, requestBody } = operation;
  const { scope } = context;
  const lists = parameters.map((group) =>
    constStructure({
      name: parameterFieldsName(emitter, operation, group.in, scope),
      exported: "local",
      type: `readonly ${scope.runtime("ParameterField")}[]`,
      initializer: `[${group.parameters.map((each) => parameterText(emitter, each, group, context)).join(", ")}]`,
    }),
  );
  if (requestBody?.content.kind !== "form") return lists;
  const name = scope.symbol(emitter, "fields", id);
  const type = `readonly ${scope.runtime("FormField")}[]`;
  return [
    ...lists,
    constStructure({ name, exported: "local", type, initializer: formFieldsText(requestBody.content) }),
  ];
}

function parameterText(
  emitter: "client" | "server",
  { wireName, serialization }: Parameter,
  { schema }: ParameterGroup,
  { api, scope }: TypeTextContext,
): string {
  const name = `name: ${stringLiteral(wireName)}`;
  if (serialization.kind === "style") {
    const { style, explode, reserved } = serialization;
    const isReserved = reserved === undefined ? "" : `, reserved: ${stringLiteral(reserved)}`;
    return `{ ${name}, style: ${stringLiteral(style)}, explode: ${String(explode)}${isReserved} }`;
  }
  const codec = emitter === "client" ? "stringify" : "parse";
  const digits = keepsDigits(schema, api) ? `, ${codec}: ${scope.runtime(`${codec}Digits`)}` : "";
  return `{ ${name}, style: "json", explode: false${digits} }`;
}

function formFieldsText({ fields }: FormContent): string {
  const texts = fields.map(({ wireName, serialization }) => {
    const name = stringLiteral(wireName);
    if (serialization.kind === "content") return `{ name: ${name}, style: "json" }`;
    const style = serialization.style === "deepObject" ? "deepObject" : "form";
    return `{ name: ${name}, style: ${stringLiteral(style)}, explode: ${String(serialization.explode)} }`;
  });
  return `[${texts.join(", ")}]`;
}

/**
 * The function that makes of JSON what a program sees, or says what is wrong with it: the validator of a schema, or its
 * decoder where it has converted values. `received`: as a reader of answers wants it, who must survive new enum values.
 */
export function readerName(id: SchemaId, scope: FileScope, side: "sent" | "received"): string {
  const role = scope.has("validators", "decode", id) ? "decode" : "validate";
  const isTolerant = side === "received" && scope.has("validators", `${role}Received`, id);
  return scope.symbol("validators", isTolerant ? `${role}Received` : role, id);
}

/** The schema of what JSON holds, where that is not what a program sees. */
export function jsonForm(id: SchemaId, { schemas }: Api): SchemaId | undefined {
  const encoding = schemas.get(id)?.encoding;
  return encoding?.side === "value" ? encoding.json : undefined;
}

/** Whether JSON is to be read and written with all digits. */
export function keepsDigits(id: SchemaId, api: Api): boolean {
  return int64Schemas(api).holders.has(jsonForm(id, api) ?? id);
}
