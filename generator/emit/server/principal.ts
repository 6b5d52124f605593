/** Who may call: how credentials and what `authenticate` makes of them show in the types of a server. */
import type { Api, Operation } from "../../model/api.js";
import type { EmitContext } from "../emitter.js";

/** Whether a caller must say who it is, may, or is not asked. */
export function authenticationOf({ security, securityOptional }: Operation): "required" | "optional" | "none" {
  if (security.length === 0) return "none";
  return securityOptional ? "optional" : "required";
}

/** The type of `principal` in an operation's request. */
export function principalText(operation: Operation): string {
  switch (authenticationOf(operation)) {
    case "required":
      return "Principal";
    case "optional":
      return "Principal | undefined";
    case "none":
      return "undefined";
  }
}

/** The type parameters of whatever speaks of all operations: none where no operation asks who calls. */
export function principalParameters({ api }: { readonly api: Api }): readonly string[] {
  return api.securitySchemes.length === 0 ? [] : ["Principal"];
}

export function principalArguments(context: { readonly api: Api }): string {
  return principalParameters(context).length === 0 ? "" : "<Principal>";
}

/** The type of the credentials that reach `authenticate`. */
export function credentialsText({ api, scope }: EmitContext): string {
  return api.securitySchemes.length === 0 ? "never" : scope.symbol("server", "credentials", "api");
}
