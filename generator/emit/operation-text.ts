/** What client and server say of an operation in the same words. */
import type { FormContent, Operation, Response, ResponseStatus } from "../model/api.js";
import type { SchemaId } from "../model/schema.js";
import type { FileScope } from "../plan/file-scope.js";
import { docText } from "./doc-text.js";
import { stringLiteral } from "./literal.js";
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

/** How a form's fields are written, as the runtime's `FormField[]`. */
export function formFieldsText({ fields }: FormContent): string {
  const texts = fields.map(({ wireName, serialization }) => {
    const name = stringLiteral(wireName);
    if (serialization.kind === "content") return `{ name: ${name}, style: "json" }`;
    const style = serialization.style === "deepObject" ? "deepObject" : "form";
    return `{ name: ${name}, style: ${stringLiteral(style)}, explode: ${String(serialization.explode)} }`;
  });
  return `[${texts.join(", ")}]`;
}

/** The validator of a schema; `received`: as a reader of answers wants it, who must survive new enum values. */
export function validatorName(id: SchemaId, scope: FileScope, side: "sent" | "received"): string {
  const isTolerant = side === "received" && scope.has("validators", "validateReceived", id);
  return scope.symbol("validators", isTolerant ? "validateReceived" : "validate", id);
}

/** Each alternative with the schemes that it needs together, as client and server runtimes read it. */
export function securityText(
  { security }: Operation,
  schemes: readonly { readonly name: string; readonly kind: string }[],
): string {
  const alternatives = security.map((alternative) => {
    const members = alternative.schemes.map((name) => {
      const kind = schemes.find((scheme) => scheme.name === name)?.kind ?? "bearer";
      return `{ name: ${stringLiteral(name)}, kind: ${stringLiteral(kind)} }`;
    });
    return `[${members.join(", ")}]`;
  });
  return `[${alternatives.join(", ")}]`;
}
