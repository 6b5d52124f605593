/** What Swagger 2.0 says of an API as a whole. */
import { isArray, isObject, member, objectOf, type JsonObject, type JsonValue } from "../json.js";
import { below } from "../pointer.js";
import { entry, mapped, type SwaggerContext, type Written } from "./context.js";

/**
 * `host`, `basePath` and `schemes` as Server Objects: one for each scheme, in their order. Without schemes the URL is
 * relative to where the description is read from (Swagger 2.0, Swagger Object).
 */
export function serversOf({ location, value }: Written, { origins }: SwaggerContext): readonly JsonObject[] {
  const host = member(value, "host");
  const basePath = member(value, "basePath");
  if (host === undefined && basePath === undefined) return [];
  const schemes = member(value, "schemes");
  const names = isArray(schemes) && schemes.length > 0 && host !== undefined ? schemes : [undefined];
  return names.map((scheme, index) => {
    const url = `${host === undefined ? "" : `//${String(host)}`}${trimmed(basePath)}`;
    const key = host === undefined ? ["basePath"] : scheme === undefined ? ["host"] : ["schemes", index];
    origins.add(below(location, "servers", index), below(location, ...key));
    origins.add(below(location, "servers", index, "url"), below(location, ...key));
    return { url: scheme === undefined ? url : `${String(scheme)}:${url}` };
  });
}

/** A path of the description starts with a slash of its own. */
function trimmed(basePath: JsonValue | undefined): string {
  return typeof basePath === "string" ? basePath.replace(/\/$/, "") : "";
}

/** `securityDefinitions` as Security Scheme Objects. */
export function securitySchemesOf({ location, value }: Written, { origins }: SwaggerContext): JsonValue | undefined {
  const schemes = member(value, "securityDefinitions");
  if (schemes === undefined) return undefined;
  const written = below(location, "securityDefinitions");
  origins.add(below(location, "components", "securitySchemes"), written);
  return mapped(schemes, (scheme, name) => {
    if (!isObject(scheme)) return scheme;
    const at = below(location, "components", "securitySchemes", name);
    origins.add(below(at, "scheme"), below(written, name, "type"));
    origins.add(below(at, "flows"), below(written, name, "flow"));
    return rewrittenScheme(scheme);
  });
}

/** Swagger 2.0, Security Scheme Object; OAS 3.0.4 section 4.7.27. */
function rewrittenScheme(scheme: JsonObject): JsonObject {
  const { type, flow, authorizationUrl, tokenUrl, scopes, ...others } = scheme;
  if (type === "basic") return { ...others, type: "http", scheme: "basic" };
  if (type !== "oauth2") return scheme;
  const urls = [...entry("authorizationUrl", authorizationUrl), ...entry("tokenUrl", tokenUrl)];
  const name = typeof flow === "string" ? (flowNames.get(flow) ?? flow) : "implicit";
  return { ...others, type, flows: { [name]: { ...objectOf(urls), scopes: scopes ?? {} } } };
}

const flowNames: ReadonlyMap<string, string> = new Map([
  ["accessCode", "authorizationCode"],
  ["application", "clientCredentials"],
]);
