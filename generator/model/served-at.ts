/**
 * Where the API is served, as its description says. Client and server stubs both take it from here, so that what the one
 * sends by default, the other answers by default.
 */
import type { Api, Server } from "./api.js";

type Described = Pick<Api, "servers">;

/** What a client starts from, `https://api.example.com/v1`: the first server's URL that it can; undefined: none is. */
export function baseUrlOf({ servers }: Described): string | undefined {
  return servers.find(isBaseUrl)?.url;
}

/** What a request can start from: an absolute URL of which nothing is left out when a path is put behind it. */
export function isBaseUrl({ url }: Server): boolean {
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

/** As the router has it: no empty segments, no query. */
function isBasePath(path: string): boolean {
  return /^(?:\/[^/?#{}]+)*$/.test(path);
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, "");
}
