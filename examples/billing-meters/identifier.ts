import { randomBytes } from "node:crypto";

/** A new id as this API writes them: `identifier("req")` → `req_8sJ2…`. */
export function identifier(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString("base64url").replaceAll(/[-_]/g, "0")}`;
}
