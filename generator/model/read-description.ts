/** What a description says of itself as a whole. */
import { below } from "../load/pointer.js";
import type { Api, Server } from "./api.js";
import { arrayField, childNode, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";
import { isBaseUrl } from "./served-at.js";

export function readDescription(
  source: Source,
  root: Node,
): Pick<Api, "title" | "version" | "summary" | "description" | "servers"> {
  reportRoot(source, root);
  const head = childNode(source, root, "info");
  if (head !== undefined) reportFields(source, "info", head);
  const read = (key: string): string | undefined => (head === undefined ? undefined : stringField(source, head, key));
  const summary = read("summary");
  const description = read("description");
  return {
    title: read("title") ?? "API",
    version: read("version") ?? "0.0.0",
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    servers: readServers(source, root),
  };
}

function reportRoot(source: Source, root: Node): void {
  reportFields(source, "openapi", root);
  stringField(source, root, "jsonSchemaDialect");
  const components = childNode(source, root, "components");
  if (components !== undefined) reportFields(source, "components", components);
  for (const [name, location] of entriesOf(source, root, "webhooks")) {
    source.report.add("unsupported-keyword", location, `webhooks/${name}`, "no code is made for webhooks");
  }
}

/** All of them; a client starts from the first that it can, so the others are named. */
function readServers(source: Source, root: Node): readonly Server[] {
  const servers: Server[] = [];
  for (const index of (arrayField(source, root, "servers") ?? []).keys()) {
    const location = below(root.location, "servers", index);
    const server = readServer(source, nodeAt(source, location));
    if (server === undefined) continue;
    if (!isBaseUrl(server)) {
      const why = "a client starts from an absolute http or https URL alone, which has no credentials and no query";
      source.report.add("ineffective-keyword", below(location, "url"), server.url, why);
    } else if (servers.some(isBaseUrl)) {
      const why = "a client starts from the first URL unless its `baseUrl` names another";
      source.report.add("ineffective-keyword", below(location, "url"), server.url, why);
    }
    servers.push(server);
  }
  return servers;
}

function readServer(source: Source, node: Node | undefined): Server | undefined {
  const template = node === undefined ? undefined : stringField(source, node, "url");
  if (node === undefined || template === undefined) return undefined;
  reportFields(source, "server", node);
  const url = withVariables(source, node, template);
  const description = stringField(source, node, "description");
  if (!/[{}]/.test(url)) return { url, ...(description === undefined ? {} : { description }) };
  source.report.add("invalid-value", below(node.location, "url"), "a URL whose variables have defaults", url);
  return undefined;
}

/** The URL with the default of each server variable in its place. */
function withVariables(source: Source, node: Node, url: string): string {
  return entriesOf(source, node, "variables").reduce((text, [name, location]) => {
    source.report.add("unsupported-keyword", location, `variables/${name}`, "its default stands in the server's URL");
    const variable = nodeAt(source, location);
    const value = variable === undefined ? undefined : stringField(source, variable, "default");
    return value === undefined ? text : text.split(`{${name}}`).join(value);
  }, url);
}
