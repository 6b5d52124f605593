/** The servers of a description, whose URLs a client can be given: they may have variables. */
import type { Api, Server, ServerVariable } from "../../model/api.js";
import { baseServers } from "../../model/served-at.js";
import type { SymbolRequest } from "../../plan/plan.js";
import { comment, docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { propertyName, stringLiteral } from "../literal.js";
import { constStructure, functionStructure, interfaceStructure } from "../structures.js";

/** Where there is nothing to choose, there is nothing to say. */
function hasChoice(api: Api): boolean {
  const servers = baseServers(api);
  return servers.length > 1 || servers.some(({ variables }) => variables.length > 0);
}

export function serverSymbols(api: Api): readonly SymbolRequest[] {
  if (!hasChoice(api)) return [];
  return [
    { role: "servers", space: "type", file: "client", name: () => "Servers" },
    { role: "serverUrl", space: "value", file: "client", name: () => "serverUrl" },
    { role: "serverDefaults", space: "value", file: "client", visibility: "internal", name: () => "serverDefaults" },
  ];
}

export function serverDeclarations(context: EmitContext): readonly Statement[] {
  const { api, scope } = context;
  if (!hasChoice(api)) return [];
  const servers = scope.symbol("client", "servers", "api");
  const defaults = scope.symbol("client", "serverDefaults", "api");
  const listed = baseServers(api);
  const [first] = listed;
  return [
    interfaceStructure({
      name: servers,
      docs: docText({ description: "The servers of the description, and the variables of their URLs." }),
      properties: listed.map((server) => ({
        name: propertyName(server.template),
        type: variablesText(server),
        readonly: true,
        docs: docText({ description: server.description }),
      })),
    }),
    urlFunction(context, first),
    constStructure({
      name: defaults,
      exported: "local",
      type: `{ readonly [Url in keyof ${servers}]: Readonly<Record<string, string>> }`,
      initializer: `{ ${listed.map(defaultsText).join(", ")} }`,
    }),
  ];
}

function urlFunction({ scope }: EmitContext, first: Server | undefined): Statement {
  const servers = scope.symbol("client", "servers", "api");
  const defaults = scope.symbol("client", "serverDefaults", "api");
  return functionStructure({
    name: scope.symbol("client", "serverUrl", "api"),
    exported: "exported",
    docs: docText({
      description: "The URL of one of the servers, for `baseUrl`. A variable without a value has its default.",
      notes: first === undefined ? [] : [`For example \`serverUrl(${stringLiteral(first.template)})\`.`],
    }),
    typeParameters: [`Url extends keyof ${servers}`],
    parameters: [
      { name: "url", type: "Url" },
      { name: "variables", type: `${servers}[Url]`, optional: true },
    ],
    returnType: "string",
    statements: [`return ${scope.runtime("expandServerUrl")}(url, ${defaults}[url], variables);`],
  });
}

function defaultsText({ template, variables }: Server): string {
  const members = variables.map((variable) => `${propertyName(variable.name)}: ${stringLiteral(variable.default)}`);
  return `${propertyName(template)}: { ${members.join(", ")} }`;
}

function variablesText({ variables }: Server): string {
  if (variables.length === 0) return "Record<string, never>";
  return `{\n${variables.map(variableText).join("\n")}\n}`;
}

function variableText({ name, default: fallback, values, description }: ServerVariable): string {
  const docs = docText({ description, notes: [`Default: \`${fallback.replaceAll("`", "'")}\`.`] });
  const type = values === undefined ? "string" : values.map(stringLiteral).join(" | ");
  return `${docs === undefined ? "" : `${comment(docs)}\n`}readonly ${propertyName(name)}?: ${type};`;
}
