/** What settings may call an operation. */
import type { Operation } from "./api.js";

/** Its operationId, or its method and its path as the description has it: `POST /pets/{id}`. */
export function settingNames({ operationId, method, path, fragment }: Operation): readonly string[] {
  const written = fragment === undefined ? path : `${path}#${fragment}`;
  return [...(operationId === undefined ? [] : [operationId]), `${method} ${written}`];
}
