/**
 * Where the API is served, as its description says. Client and server stubs both take it from here, so that what the one
 * sends by default, the other answers by default.
 */
import type { Api, Operation, Server } from "./api.js";

type Described = Pick<Api, "servers">;

/** What counts for an operation: its own servers, where it has any that a client can start from. */
export function servedAs(operation: Operation, api: Described): Described {
  const { servers = [] } = operation;
  return servers.some(isBaseUrl) ? { servers } : api;
}

/** The servers that a client can start from: of the whole description, then of single operations, each once. */
export function baseServers({ servers, operations }: Api): readonly Server[] {
  const all = [...servers, ...operations.flatMap((operation) => operation.servers ?? [])].filter(isBaseUrl);
  return [...new Map(all.map((server) => [server.template, server])).values()];
}

/** What a client starts from, `https://api.example.com/v1`: the first server's URL that it can; undefined: none is. */
export function baseUrlOf({ servers }: Described): string | undefined {
  return servers.find(isBaseUrl)?.url;
}

/** Whether a client can call every operation without being told where it is served. */
export function hasBaseUrls(api: Api): boolean {
  const all = [api, ...api.operations.map((operation) => servedAs(operation, api))];
  return all.every((described) => baseUrlOf(described) !== undefined);
}

/** What a request can start from: an absolute URL of which nothing is left out when a path is put behind it. */
export function isBaseUrl({ url }: Pick<Server, "url">): boolean {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return false;
  const { username, password, search, hash, pathname } = new URL(url);
  return username + password + search + hash === "" && isBasePath(withoutSlash(pathname));
}

/**
 * What stands before the paths of operations in requests, `/v1`: the path of the URL that a client starts from. Where
 * there is none, that of the first server that is a path itself; it is relative to where the description is published.
 */
export function basePathOf({ servers }: Described): string {
  const absolute = baseUrlOf({ servers });
  if (absolute !== undefined) return withoutSlash(new URL(absolute).pathname);
  const paths = servers.map(({ url }) => withoutSlash(url));
  return paths.find((path) => path !== "" && isBasePath(path)) ?? "";
}

/** Whether operations are served under several paths, so that each has to say its own. */
export function hasBasePaths(api: Api): boolean {
  const known = basePathsOf.get(api);
  if (known !== undefined) return known === "several";
  const common = basePathOf(api);
  const has = api.operations.some((operation) => basePathOf(servedAs(operation, api)) !== common);
  basePathsOf.set(api, has ? "several" : "one");
  return has;
}

/** Every route asks. */
const basePathsOf = new WeakMap<Api, "one" | "several">();

/** As the router has it: no empty segments, no query. */
function isBasePath(path: string): boolean {
  return /^(?:\/[^/?#{}]+)*$/.test(path);
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, "");
}
