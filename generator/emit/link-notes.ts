/** What the answers of an operation lead to, for its doc comment. */
import type { Link, Operation, ResponseStatus } from "../model/api.js";

/** A paragraph for each link: ``After 201, `getUser` with `id` = `$response.body#/id` (link `self`).`` */
export function linkNotes({ responses }: Operation): readonly string[] {
  return responses.flatMap(({ status, links }) => links.map((link) => linkNote(status, link)));
}

function linkNote(status: ResponseStatus, { name, operation, parameters, body, description, server }: Link): string {
  const values = [
    ...parameters.map((each) => `${code(each.name)} = ${code(each.value)}`),
    ...(body === undefined ? [] : [`the body ${code(body)}`]),
  ];
  const given = values.length === 0 ? "" : ` with ${values.join(", ")}`;
  const at = server === undefined ? "" : ` at ${code(server)}`;
  const said = description === undefined ? "" : ` ${description}`;
  return `After ${statusWord(status)}, ${code(operation)}${at}${given} (link ${code(name)}).${said}`;
}

function statusWord(status: ResponseStatus): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range":
      return `${String(status.hundreds)}XX`;
    case "default":
      return "any other answer";
  }
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;
}
