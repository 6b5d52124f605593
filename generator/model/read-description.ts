/** What a description says of itself as a whole. */
import type { Api } from "./api.js";
import { listedSchemas } from "./components.js";
import { childNode, stringField, type Node, type Source } from "./node.js";
import { readServers } from "./read-servers.js";
import { reportFields } from "./report-fields.js";

export function readDescription(
  source: Source,
  root: Node,
): Pick<Api, "title" | "version" | "summary" | "description" | "servers" | "componentNames"> {
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
    componentNames: listedSchemas(source, root).map(([name]) => name),
  };
}

function reportRoot(source: Source, root: Node): void {
  reportFields(source, "openapi", root);
  stringField(source, root, "jsonSchemaDialect");
  const components = childNode(source, root, "components");
  if (components !== undefined) reportFields(source, "components", components);
}
