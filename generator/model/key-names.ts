/** API keys, which stand among the parameters of a request. */
import type { Api, Operation } from "./api.js";

/** The names of the keys that callers of an operation may give at a place. */
export function keyNamesAt(place: "query" | "cookie", { security }: Operation, api: Api): readonly string[] {
  const needed = new Set(security.flatMap(({ schemes }) => schemes.map(({ name }) => name)));
  return api.securitySchemes.flatMap((scheme) =>
    scheme.kind === "apiKey" && scheme.in === place && needed.has(scheme.name) ? scheme.wireName : [],
  );
}
