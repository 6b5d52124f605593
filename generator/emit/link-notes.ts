/** What the answers of an operation lead to, for its doc comment. */
import type { Link, Operation, ResponseStatus } from "../model/api.js";
import { spelledStatus } from "../model/response-status.js";

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
  const answer = status.kind === "default" ? "any other answer" : spelledStatus(status);
  return `After ${answer}, ${code(operation)}${at}${given} (link ${code(name)}).${said}`;
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;
}
