/** How the fields of a form are written, as a list for the runtime. */
import type { FormContent, Serialization } from "../model/api.js";
import type { FileScope } from "../plan/file-scope.js";
import { stringLiteral } from "./literal.js";
import type { Side } from "./operation-text.js";

export function formFieldsText(side: Side, { fields }: Pick<FormContent, "fields">, scope: FileScope): string {
  const texts = fields.map(({ wireName, serialization }) => {
    const name = `name: ${stringLiteral(wireName)}`;
    if (serialization.kind === "content") return `{ ${name}, style: "json" }`;
    if (isAsInQuery(side, serialization)) {
      return `{ ${name}, style: "query", ${queryText(side, name, serialization, scope)} }`;
    }
    const style = serialization.style === "deepObject" ? "deepObject" : "form";
    return `{ ${name}, style: ${stringLiteral(style)}, explode: ${String(serialization.explode)} }`;
  });
  return `[${texts.join(", ")}]`;
}

type Styled = Extract<Serialization, { readonly kind: "style" }>;

/** Reserved characters are read alike, however they were written. */
function isAsInQuery(side: Side, { style, explode, reserved, joined, spread }: Styled): boolean {
  if (spread !== undefined || (reserved !== undefined && side === "client")) return true;
  return joined !== undefined || (!explode && (style === "spaceDelimited" || style === "pipeDelimited"));
}

/** Functions, so that only packages with such fields carry what writes and reads parameters of a query. */
function queryText(side: Side, name: string, { style, explode, reserved, spread }: Styled, scope: FileScope): string {
  const isReserved = reserved === undefined ? "" : `, reserved: ${stringLiteral(reserved)}`;
  const field = `{ ${name}, style: ${stringLiteral(style)}, explode: ${String(explode)}${isReserved} }`;
  const names = spread === undefined ? "" : `spread: [${spread.map(stringLiteral).join(", ")}], `;
  return side === "client"
    ? `${names}write: (values) => ${scope.runtime("encodeQuery")}([${field}], values)`
    : `${names}read: (query, shape) => ${scope.runtime("queryValues")}(query, shape, [${field}])`;
}
