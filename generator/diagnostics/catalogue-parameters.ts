/** The codes of parameters outside the body, and of the headers of answers. */
import type { Entry } from "./catalogue-entry.js";
import { quote } from "./catalogue-words.js";

export const parameters = {
  "ambiguous-parameter-value": {
    severity: "warning",
    message: (role: "parameter" | "header", losses: readonly string[]) =>
      `A ${role} cannot carry every value of this schema unchanged: ${losses.join("; ")}.`,
    help: (role) => `Narrow the schema until text alone tells, or describe the ${role} by content: application/json.`,
  },
  "crowded-querystring": {
    severity: "warning",
    message: (name: string, beside: string, instead: string) =>
      `The querystring parameter ${name} is the whole query, and beside it stands the ${beside}: ${instead}.`,
    help: "Describe all of the query by one of them: a querystring, or parameters with in: query.",
  },
  "indistinct-operation": {
    severity: "warning",
    message: (operation: string, other: string) =>
      `Requests of ${operation} may also be those of ${quote(other)}: the server leaves it out, since nothing tells them apart.`,
    help: "Give each a required header or query parameter with a value of its own, or another path. The client has both.",
  },
  "undescribed-parameter": {
    severity: "warning",
    message: (name: string, path: string) =>
      `No parameter describes {${name}} of the path ${quote(path)}; it may be any text.`,
    help: "Add a parameter of that name, with in: path and required: true.",
  },
  "unsupported-parameter": {
    severity: "warning",
    message: (parameter: string, instead: string) => `The ${parameter} cannot be honoured: ${instead}.`,
  },
  "unwritable-parameter": {
    severity: "warning",
    message: (parameter: string, instead: string) =>
      `The ${parameter} holds objects or arrays inside others, for which its style has no form: ${instead}.`,
    help: "Describe it by content: application/json, or, in a query, by style: deepObject.",
  },
} as const satisfies Record<string, Entry<never[]>>;
