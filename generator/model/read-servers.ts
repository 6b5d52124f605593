/** Server Objects: those of the whole description, of a path item, of an operation. */
import { below, type Location } from "../load/pointer.js";
import type { Server, ServerVariable } from "./api.js";
import { arrayField, entriesOf, nodeAt, stringField, stringsField, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";
import { isBaseUrl } from "./served-at.js";

/** All that can be read; those that no client can start from are named. */
export function readServers(source: Source, holder: Node): readonly Server[] {
  return [...(arrayField(source, holder, "servers") ?? []).keys()].flatMap((index) => {
    const location = below(holder.location, "servers", index);
    const server = readServer(source, nodeAt(source, location));
    if (server !== undefined && !isBaseUrl(server)) {
      const why = server.url.startsWith("//") ? withoutScheme(source) : unusable;
      source.report.add("ineffective-keyword", below(location, "url"), server.url, why);
    }
    return server ?? [];
  });
}

const unusable = "a client starts from an absolute http or https URL alone, which has no credentials and no query";

/** Swagger 2.0, "schemes": without them it is the scheme that the description was read by, which nobody knows later. */
function withoutScheme({ document }: Source): string {
  const remedy = document.dialect === "2.0" ? ' (say schemes: ["https"])' : "";
  return `it does not say by which scheme the API is served${remedy}, so a client has to be told its URL`;
}

function readServer(source: Source, node: Node | undefined): Server | undefined {
  const template = node === undefined ? undefined : stringField(source, node, "url");
  if (node === undefined || template === undefined) return undefined;
  reportFields(source, "server", node);
  const variables = entriesOf(source, node, "variables").flatMap(([name, location]) =>
    readVariable(source, name, location, template),
  );
  const url = variables.reduce((text, variable) => text.split(`{${variable.name}}`).join(variable.default), template);
  if (/[{}]/.test(url)) {
    source.report.add("invalid-value", below(node.location, "url"), "a URL whose variables have defaults", url);
    return undefined;
  }
  const description = stringField(source, node, "description");
  return { url, template, variables, ...(description === undefined ? {} : { description }) };
}

/** Server Variable Object (OAS 3.1.1 section 4.8.6). */
function readVariable(source: Source, name: string, location: Location, url: string): readonly ServerVariable[] {
  const node = nodeAt(source, location);
  if (node === undefined) return [];
  reportFields(source, "serverVariable", node);
  if (!url.includes(`{${name}}`)) {
    source.report.add("ineffective-keyword", location, `variables/${name}`, `the URL has no {${name}}`);
    return [];
  }
  const fallback = stringField(source, node, "default");
  if (fallback === undefined) return [];
  const values = stringsField(source, node, "enum");
  const description = stringField(source, node, "description");
  if (values !== undefined && !values.includes(fallback)) {
    const place = below(location, "default");
    source.report.add("invalid-value", place, `one of ${values.join(", ")}`, JSON.stringify(fallback));
  }
  return [
    {
      ...{ name, default: fallback },
      ...(values === undefined ? {} : { values: [...new Set([...values, fallback])] }),
      ...(description === undefined ? {} : { description }),
    },
  ];
}
