import { misfit } from "./client-credentials.js";
import type { CredentialScheme } from "./client-operation.js";

/**
 * Any other scheme of the `Authorization` header (RFC 9110 section 11.4): the credential is what follows its name.
 *
 * @example
 * httpCredential("signature", "Digest").write('username="rex", …') // Authorization: Digest username="rex", …
 */
export function httpCredential(name: string, scheme: string): CredentialScheme {
  return {
    name,
    write: (credential) => {
      if (typeof credential !== "string" || !/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(credential))
        throw misfit(name, `what follows "${scheme} " in the header, in printable ASCII`);
      return { header: { name: "Authorization", value: `${scheme} ${credential}` }, secrets: [credential] };
    },
  };
}
