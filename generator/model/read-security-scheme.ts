/** Security Scheme Objects: how requests say who sends them (OAS 3.1.1 section 4.8.27). */
import { member } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import type { OAuthFlow, SecurityScheme, SecuritySchemeFacts } from "./api.js";
import type { SchemeHolder } from "./known-fields.js";
import { booleanField, childNode, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";

/** What a name of `components.securitySchemes` stands for. */
export type ReadScheme =
  | { readonly kind: "usable"; readonly scheme: SecurityScheme }
  /** `why` continues a sentence: `its type is not known`. It is reported where an operation needs the scheme. */
  | { readonly kind: "unusable"; readonly why: string };

export type SecuritySchemes = ReadonlyMap<string, ReadScheme>;

export function readSecuritySchemes(source: Source, root: Node): SecuritySchemes {
  const components = childNode(source, root, "components");
  const entries = components === undefined ? [] : entriesOf(source, components, "securitySchemes");
  return new Map(entries.map(([name, location]) => [name, readScheme(source, name, location)]));
}

function readScheme(source: Source, name: string, location: Location): ReadScheme {
  const node = nodeAt(source, location);
  if (node === undefined) return unusable("it is not described");
  const holder = holderOf(member(node.value, "type"));
  if (holder === undefined) return unusable("its type is not known");
  reportFields(source, holder, node);
  const description = stringField(source, node, "description");
  const facts = {
    location: node.location,
    name,
    ...(description === undefined ? {} : { description }),
    deprecated: booleanField(source, node, "deprecated") ?? false,
  };
  switch (holder) {
    case "apiKeyScheme":
      return readApiKey(source, node, facts);
    case "httpScheme":
      return readHttp(source, node, facts);
    case "oauth2Scheme":
      return usable({ ...facts, kind: "oauth2", flows: readFlows(source, node) });
    case "openIdConnectScheme":
      return readOpenIdConnect(source, node, facts);
    case "mutualTLSScheme":
      return usable({ ...facts, kind: "mutualTLS" });
  }
}

function holderOf(type: unknown): SchemeHolder | undefined {
  switch (type) {
    case "apiKey":
    case "http":
    case "oauth2":
    case "openIdConnect":
    case "mutualTLS":
      return `${type}Scheme`;
    default:
      return undefined;
  }
}

/** RFC 9110 section 5.6.2: what the name of a header, of a cookie and of an authentication scheme is made of. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers that say how a message is framed and read, or that others write: a key there would break requests. */
const takenHeaders: ReadonlySet<string> = new Set([
  ...["accept", "connection", "content-encoding", "content-length", "content-type", "cookie", "expect", "host"],
  ...["keep-alive", "te", "trailer", "transfer-encoding", "upgrade"],
]);

function readApiKey(source: Source, node: Node, facts: SecuritySchemeFacts): ReadScheme {
  const place = stringField(source, node, "in");
  const wireName = stringField(source, node, "name");
  if (place !== "header" && place !== "query" && place !== "cookie") return unusable("its place is not known");
  if (wireName === undefined || wireName === "") return unusable("its key has no name");
  if (place !== "query" && !token.test(wireName)) return unusable(`no ${place} can have the name of its key`);
  if (place === "header" && takenHeaders.has(wireName.toLowerCase()))
    return unusable("the header of its key has a meaning of its own");
  return usable({ ...facts, kind: "apiKey", in: place, wireName });
}

function readHttp(source: Source, node: Node, facts: SecuritySchemeFacts): ReadScheme {
  const scheme = stringField(source, node, "scheme");
  if (scheme === undefined || !token.test(scheme)) return unusable("its HTTP scheme has no usable name");
  // Names of schemes do not depend on case (RFC 9110 section 11.1).
  const known = scheme.toLowerCase();
  if (known === "basic" || known === "bearer") return usable({ ...facts, kind: known });
  return usable({ ...facts, kind: "http", scheme });
}

function readOpenIdConnect(source: Source, node: Node, facts: SecuritySchemeFacts): ReadScheme {
  const url = stringField(source, node, "openIdConnectUrl");
  return usable({ ...facts, kind: "openIdConnect", ...(url === undefined ? {} : { url }) });
}

function readFlows(source: Source, scheme: Node): readonly OAuthFlow[] {
  const flows = childNode(source, scheme, "flows");
  if (flows === undefined) return [];
  reportFields(source, "oauthFlows", flows);
  return Object.keys(flows.value)
    .filter((name) => !name.startsWith("x-"))
    .flatMap((name) => {
      const node = childNode(source, flows, name);
      return node === undefined ? [] : [readFlow(source, name, node)];
    });
}

function readFlow(source: Source, name: string, node: Node): OAuthFlow {
  reportFields(source, "oauthFlow", node);
  const tokenUrl = urlField(source, node, "tokenUrl");
  const refreshUrl = urlField(source, node, "refreshUrl");
  return {
    name,
    ...(tokenUrl === undefined ? {} : { tokenUrl }),
    ...(refreshUrl === undefined ? {} : { refreshUrl }),
    scopes: entriesOf(source, node, "scopes").map(([scope]) => scope),
  };
}

/** An absolute URL, or one that starts from the server's (OAS 3.1.1 section 4.7). */
function urlField(source: Source, node: Node, key: string): string | undefined {
  const url = stringField(source, node, key);
  if (url === undefined) return undefined;
  const anywhere = "https://server.example/";
  if (URL.canParse(url, anywhere) && /^https?:$/.test(new URL(url, anywhere).protocol)) return url;
  source.report.add("invalid-value", below(node.location, key), "the URL of a token endpoint", "another text");
  return undefined;
}

function usable(scheme: SecurityScheme): ReadScheme {
  return { kind: "usable", scheme };
}

function unusable(why: string): ReadScheme {
  return { kind: "unusable", why };
}
