/** What client and server say of an operation in the same words. */
import type {
  Api,
  BodyContent,
  HeaderGroup,
  MultipartContent,
  Operation,
  OperationId,
  Parameter,
  ParameterGroup,
  ParameterPlace,
  ParameterSerialization,
  Response,
  ResponseStatus,
} from "../model/api.js";
import { sentContents } from "../model/contents.js";
import { keyNamesAt } from "../model/key-names.js";
import type { SchemaId } from "../model/schema.js";
import { statusWords } from "../plan/candidates.js";
import type { FileScope } from "../plan/file-scope.js";
import type { SymbolRequest } from "../plan/plan.js";
import { addressText } from "./address-text.js";
import { docText } from "./doc-text.js";
import { linkNotes } from "./link-notes.js";
import type { Statement } from "./emitter.js";
import { formFieldsText } from "./form-fields-text.js";
import { int64Schemas } from "./int64-schemas.js";
import { stringLiteral } from "./literal.js";
import { constStructure } from "./structures.js";
import type { TypeTextContext } from "./type-text.js";

/** `client`: what makes requests and reads answers. `server`: the other way round. */
export type Side = "client" | "server";

/** The name under which errors, logs and routes know an operation. */
export function operationLabel({ id, operationId, method, path, origin }: Operation): string {
  // Callbacks of several operations may share a name.
  return operationId ?? (origin?.kind === "callback" ? `${method} ${id}` : `${method} ${path}`);
}

/** Description, method and path, and whether it is deprecated. */
export function operationDocs(operation: Operation, notes: readonly (string | undefined)[] = []): string | undefined {
  const { summary, description, deprecated } = operation;
  const said = [...notes, ...linkNotes(operation), addressText(operation)];
  return docText({ description: description ?? summary, notes: said, deprecated });
}

/**
 * The symbols that list the fields of forms, parameters and headers; client and server each have their own, and neither
 * shows it.
 */
export function fieldSymbols({ parameters, requestBody, responses }: Operation): readonly SymbolRequest[] {
  const places = parameters.map((group) => pascalPlaces[group.in]);
  const answers = headedResponses(responses).map(({ status }) => headerWords(status));
  const bodies = (requestBody?.contents ?? []).flatMap(({ kind }) => wordsOfFields.get(kind) ?? []);
  return [...places, ...answers, ...bodies].map((word) => ({
    role: `fields${word}`,
    space: "value",
    visibility: "internal",
    name: ({ camel }) => `${camel}${word}Fields`,
  }));
}

/** The fields of a form are called by the operation alone. */
const wordsOfFields: ReadonlyMap<BodyContent["kind"], string> = new Map([
  ["form", ""],
  ["multipart", "Part"],
]);

/** The member that holds the parameters of a place: in what a handler is given, and in `params` where they are apart. */
export const placeMembers = {
  path: "path",
  query: "query",
  querystring: "querystring",
  header: "headers",
  cookie: "cookies",
} as const;

const pascalPlaces = {
  path: "Path",
  query: "Query",
  querystring: "Querystring",
  header: "Header",
  cookie: "Cookie",
} as const;

/** The responses with headers, of those that share them the first. */
function headedResponses(responses: readonly Response[]): readonly (Response & { readonly headers: HeaderGroup })[] {
  const found = responses.flatMap((response) =>
    response.headers === undefined ? [] : [{ ...response, headers: response.headers }],
  );
  const schemas = found.map(({ headers }) => headers.schema);
  return found.filter(({ headers }, index) => schemas.indexOf(headers.schema) === index);
}

/** `Response200Header`: apart from the headers of the request. */
function headerWords(status: ResponseStatus): string {
  return `Response${statusWords(status)}Header`;
}

/** The name of the constant that lists the headers of an answer. */
export function headerFieldsName({ id, responses }: Operation, { schema }: HeaderGroup, scope: FileScope): string {
  const [first = ""] = responses.flatMap(({ status, headers }) =>
    headers?.schema === schema ? headerWords(status) : [],
  );
  return scope.own(`fields${first}`, id);
}

/** The name of the constant that lists the parameters of a place. */
export function parameterFieldsName({ id }: Operation, place: ParameterPlace, scope: FileScope): string {
  return scope.own(`fields${pascalPlaces[place]}`, id);
}

/** How parameters and the fields of an operation's form are written, as constants. */
export function fieldsDeclarations(side: Side, operation: Operation, context: TypeTextContext): readonly Statement[] {
  const { id, parameters, requestBody, responses } = operation;
  const { scope } = context;
  const [sent, answered] = side === "client" ? (["stringify", "parse"] as const) : (["parse", "stringify"] as const);
  const lists = [
    ...parameters.map((group) => {
      if (group.in === "querystring") return querystringConst(side, operation, group, context);
      const name = parameterFieldsName(operation, group.in, scope);
      return fieldList(name, group.parameters, fieldCodec(sent, group.schema, context), scope);
    }),
    ...headedResponses(responses).map(({ headers: group }) => {
      const name = headerFieldsName(operation, group, scope);
      return fieldList(name, group.headers, fieldCodec(answered, group.schema, context), scope);
    }),
  ];
  const contents = requestBody?.contents ?? [];
  const written = side === "client" ? sentContents(contents) : contents;
  return [...lists, ...written.flatMap((content) => contentFields(side, id, content, context))];
}

function contentFields(
  side: Side,
  id: OperationId,
  content: BodyContent,
  context: TypeTextContext,
): readonly Statement[] {
  const { scope } = context;
  if (content.kind !== "form" && content.kind !== "multipart") return [];
  const isForm = content.kind === "form";
  return [
    constStructure({
      name: scope.own(isForm ? "fields" : "fieldsPart", id),
      exported: "local",
      type: `readonly ${scope.runtime(isForm ? "FormField" : "PartField")}[]`,
      initializer: isForm ? formFieldsText(side, content, scope) : partsText(side, content, context),
    }),
  ];
}

function partsText(side: Side, { parts, streamed }: MultipartContent, context: TypeTextContext): string {
  const texts = parts.map(({ wireName, content, isRepeated, mediaTypes, headers, separator }) => {
    const listed = mediaTypes.map(stringLiteral).join(", ");
    const members = [
      `name: ${stringLiteral(wireName)}`,
      `content: ${stringLiteral(content)}`,
      ...(isRepeated && separator === undefined ? ['items: "parts"'] : []),
      ...(separator === undefined ? [] : [`separator: ${stringLiteral(separator)}`]),
      ...(mediaTypes.length === 0 ? [] : [`mediaTypes: [${listed}]`]),
      ...(side === "client" && wireName === streamed ? ['streamed: "last"'] : []),
      ...(headers === undefined ? [] : [partHeadersText(side, headers, context)]),
    ];
    return `{ ${members.join(", ")} }`;
  });
  return `[${texts.join(", ")}]`;
}

/** Functions, so that only packages whose parts have headers carry what writes and reads them. */
function partHeadersText(side: Side, { schema, headers }: HeaderGroup, context: TypeTextContext): string {
  const { scope } = context;
  const codec = fieldCodec(side === "client" ? "stringify" : "parse", schema, context);
  const fields = `[${headers.map((header) => fieldText(header, codec)).join(", ")}]`;
  return side === "client"
    ? `writeHeaders: (headers) => ${scope.runtime("encodeHeaders")}(${fields}, headers)`
    : `readHeaders: (header, shape) => ${scope.runtime("decodeHeaders")}(header, shape, ${fields})`;
}

/** How the one parameter of a querystring is written. */
function querystringConst(
  side: Side,
  operation: Operation,
  { schema, parameters }: ParameterGroup,
  { api, scope }: TypeTextContext,
): Statement {
  const texts = parameters.map(({ wireName, required, serialization }) => {
    const codec = side === "client" ? "stringify" : "parse";
    const members = [
      `name: ${stringLiteral(wireName)}`,
      ...querystringMembers(side, serialization, side === "client" ? keyNamesAt("query", operation, api) : [], scope),
      ...(required ? ["required: true"] : []),
      ...(keepsDigits(schema, api) ? [`${codec}: ${scope.runtime(`${codec}Digits`)}`] : []),
    ];
    return `{ ${members.join(", ")} }`;
  });
  return constStructure({
    name: parameterFieldsName(operation, "querystring", scope),
    exported: "local",
    type: scope.runtime("QuerystringField"),
    initializer: texts.join(""),
  });
}

function querystringMembers(
  side: Side,
  serialization: ParameterSerialization,
  keys: readonly string[],
  scope: FileScope,
): readonly string[] {
  switch (serialization.kind) {
    case "form":
      return [
        ...['content: "form"', `fields: ${formFieldsText(side, serialization, scope)}`],
        ...(keys.length === 0 ? [] : [`keys: [${keys.map(stringLiteral).join(", ")}]`]),
      ];
    case "text":
      return ['content: "text"'];
    case "content":
    case "style":
      return ['content: "json"'];
  }
}

function fieldList(name: string, fields: readonly Parameter[], codec: () => string, scope: FileScope): Statement {
  return constStructure({
    name,
    exported: "local",
    type: `readonly ${scope.runtime("ParameterField")}[]`,
    initializer: `[${fields.map((field) => fieldText(field, codec)).join(", ")}]`,
  });
}

/** What reads or writes the JSON of fields with all digits. Asked only where there is JSON: asking records an import. */
function fieldCodec(codec: "stringify" | "parse", schema: SchemaId, { api, scope }: TypeTextContext): () => string {
  return () => (keepsDigits(schema, api) ? `, ${codec}: ${scope.runtime(`${codec}Digits`)}` : "");
}

function fieldText({ wireName, serialization }: Parameter, codec: () => string): string {
  const name = `name: ${stringLiteral(wireName)}`;
  if (serialization.kind === "style") {
    const { style, explode, reserved } = serialization;
    const isReserved = reserved === undefined ? "" : `, reserved: ${stringLiteral(reserved)}`;
    return `{ ${name}, style: ${stringLiteral(style)}, explode: ${String(explode)}${isReserved} }`;
  }
  return `{ ${name}, style: "json", explode: false${codec()} }`;
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

/**
 * How what an operation carries is read: what the API sends may have values that its users do not know yet, what they send
 * may not.
 */
export function readingOf(part: "request" | "answer", { origin }: Operation): "sent" | "received" {
  const sender = part === "answer" ? "server" : "client";
  const api = origin === undefined ? "server" : "client";
  return sender === api ? "received" : "sent";
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
