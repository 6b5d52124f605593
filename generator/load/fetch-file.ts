/** Fetches one file over HTTP, within limits: what answers may be anything. */
import type { Content, ReadUri } from "./file-loader.js";
import { isRemote, type Uri } from "./uri.js";

export interface FetchLimits {
  /** For the whole of one file, its redirects included. */
  readonly milliseconds: number;
  readonly bytes: number;
  readonly redirects: number;
}

export const fetchLimits: FetchLimits = { milliseconds: 30_000, bytes: 20_000_000, redirects: 5 };

/** Why a file could not be fetched, in words that go behind "cannot be read:". */
class Unfetched extends Error {}

/** What answers at a URI. Follows redirects, to `http:` and `https:` alone. */
export function readFromNetwork(limits: FetchLimits = fetchLimits): ReadUri {
  return async (uri) => {
    const signal = AbortSignal.timeout(limits.milliseconds);
    try {
      return await fetchFile(uri, limits, signal);
    } catch (error) {
      return { failure: { kind: "unreadable", reason: reasonOf(error, limits) } };
    }
  };
}

async function fetchFile(uri: Uri, { bytes, redirects }: FetchLimits, signal: AbortSignal): Promise<Content> {
  let at = uri;
  for (let hops = 0; hops <= redirects; hops += 1) {
    const response = await fetch(at, { redirect: "manual", signal, headers: { accept: accepted } });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) {
      if (!response.ok) throw new Unfetched(`it answers ${response.status}`);
      const text = await textOf(response, bytes);
      return { text, absolutePath: at, ...(at === uri ? {} : { redirectedTo: at }) };
    }
    await response.body?.cancel();
    if (!URL.canParse(location, at)) throw new Unfetched("it leads to what is no URL");
    at = new URL(location, at).href;
    if (!isRemote(at)) throw new Unfetched(`it leads to ${at}, which is not on the network`);
  }
  throw new Unfetched(`it leads on more than ${redirects} times`);
}

const accepted = "application/schema+json, application/json, application/yaml, */*;q=0.5";

async function textOf(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new Unfetched(`it is longer than ${limit.toLocaleString("en-US")} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function reasonOf(error: unknown, { milliseconds }: FetchLimits): string {
  if (error instanceof Unfetched) return error.message;
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `it did not answer within ${milliseconds / 1_000} seconds`;
  if (error instanceof TypeError && "code" in error) return "it is not UTF-8";
  // fetch says "fetch failed", and what it was in the cause.
  return error.cause instanceof Error ? error.cause.message : error.message;
}
