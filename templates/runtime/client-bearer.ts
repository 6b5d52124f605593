import { misfit } from "./client-credentials.js";
import type { CredentialScheme } from "./client-operation.js";

/** A bearer token (RFC 6750 section 2.1), as OAuth 2 and OpenID Connect send theirs: `Authorization: Bearer …`. */
export function bearerCredential(name: string): CredentialScheme {
  return {
    name,
    write: (credential) => {
      if (typeof credential !== "string" || !/^[\x21-\x7e]+$/.test(credential))
        throw misfit(name, "a token of printable ASCII without spaces");
      return { header: { name: "Authorization", value: `Bearer ${credential}` }, secrets: [credential] };
    },
  };
}
