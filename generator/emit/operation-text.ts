/** What client and server say of an operation in the same words. */
import type { Api, FormContent, Operation, Response, ResponseStatus } from "../model/api.js";
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

/** The symbol that lists a form's fields; client and server each have their own, and neither shows it. */
export function formSymbols({ requestBody }: Operation): readonly SymbolRequest[] {
  if (requestBody?.content.kind !== "form") return [];
  return [{ role: "fields", space: "value", visibility: "internal", name: ({ camel }) => `${camel}Fields` }];
}

/** How the fields of an operation's form are written, as a constant; nothing where its body is no form. */
export function fieldsDeclaration(
  emitter: "client" | "server",
  { id, requestBody }: Operation,
  { scope }: TypeTextContext,
): readonly Statement[] {
  if (requestBody?.content.kind !== "form") return [];
  const name = scope.symbol(emitter, "fields", id);
  const type = `readonly ${scope.runtime("FormField")}[]`;
  return [constStructure({ name, exported: "local", type, initializer: formFieldsText(requestBody.content) })];
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
