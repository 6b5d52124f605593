/** What a server has of an API: all operations but those whose requests nothing tells from others'. */
import type { Api } from "../../model/api.js";
import { isServed } from "../../model/recognition.js";

/** The API without what no server can know requests of; mostly the API itself. */
export function servedApi(api: Api): Api {
  const known = made.get(api);
  if (known !== undefined) return known;
  const served = api.operations.every(isServed) ? api : { ...api, operations: api.operations.filter(isServed) };
  made.set(api, served);
  return served;
}

/** It is asked for once for each file, and has to be the same one. */
const made = new WeakMap<Api, Api>();
