/** Who says who calls: a function for each security scheme, and how the router finds what to ask it. */
import type { Operation, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import type { RuntimeName } from "../runtime-index.js";
import { memberAccess, propertyName, stringLiteral } from "../literal.js";
import { schemeSentence, schemesOf, schemesOfAll, type SchemeInUse } from "../security-schemes.js";
import { interfaceStructure } from "../structures.js";
import { authenticationOf, knownText, principalArguments, principalNames, principalParameters } from "./principal.js";

/** What whoever says who calls has to do with. */
export function authenticationNames(scheme: SecurityScheme): readonly RuntimeName[] {
  switch (scheme.kind) {
    case "apiKey":
      return ["Authenticate", "ReceivedKey", "constantTimeEqual"];
    case "basic":
      return ["Authenticate", "ReceivedBasic", "constantTimeEqual"];
    case "bearer":
      return ["Authenticate", "ReceivedBearer", "constantTimeEqual"];
    case "http":
      return ["Authenticate", "ReceivedHttp", "constantTimeEqual"];
    case "oauth2":
    case "openIdConnect":
      return ["AuthenticateToken", "Granted", "ReceivedToken", "constantTimeEqual"];
    case "mutualTLS":
      return ["AuthenticateConnection"];
  }
}

/** `export interface Authenticators<…>`; nothing where no operation asks who calls. */
export function authenticatorsDeclaration(context: EmitContext): readonly Statement[] {
  const { api, scope } = context;
  if (api.securitySchemes.length === 0) return [];
  return [
    interfaceStructure({
      name: scope.own("authenticators", "api"),
      docs: docText({
        description:
          "For each security scheme, says who the caller is by its credentials; `undefined` if they are not good, which is answered with 401.",
      }),
      typeParameters: principalParameters(api.operations, api),
      properties: api.securitySchemes.map((scheme) => ({
        name: propertyName(scheme.name),
        type: authenticatorText(scheme, context),
        readonly: true,
        docs: docText({
          description: scheme.description,
          notes: [schemeSentence(scheme)],
          deprecated: scheme.deprecated,
        }),
      })),
    }),
  ];
}

/** Those whom one operation asks: `{ readonly token: Authenticate<TokenPrincipal, ReceivedBearer> }`. */
export function neededAuthenticators(operation: Operation, context: EmitContext): string {
  const members = schemesOfAll([operation], context.api).map(
    (scheme) => `readonly ${propertyName(scheme.name)}: ${authenticatorText(scheme, context)}`,
  );
  return `{ ${members.join("; ")} }`;
}

/** `Authenticators<TokenPrincipal, LoginPrincipal>`, where anybody is asked. */
export function authenticatorsText({ api, scope }: EmitContext): string {
  return `${scope.own("authenticators", "api")}${principalArguments(api.operations, api)}`;
}

function authenticatorText(scheme: SecurityScheme, { api, scope }: EmitContext): string {
  const principal = principalNames(api).get(scheme.name) ?? "never";
  const by = (credentials: string): string => `${scope.runtime("Authenticate")}<${principal}, ${credentials}>`;
  switch (scheme.kind) {
    case "apiKey":
      return by(scope.runtime("ReceivedKey"));
    case "basic":
      return by(scope.runtime("ReceivedBasic"));
    case "bearer":
      return by(scope.runtime("ReceivedBearer"));
    case "http":
      return by(scope.runtime("ReceivedHttp"));
    case "oauth2":
    case "openIdConnect":
      return `${scope.runtime("AuthenticateToken")}<${principal}>`;
    case "mutualTLS":
      return `${scope.runtime("AuthenticateConnection")}<${principal}>`;
  }
}

/** How the route of an operation finds out who calls. */
export function callerText(operation: Operation, context: EmitContext): string {
  const { api, scope } = context;
  const authentication = authenticationOf(operation);
  if (authentication === "none") return scope.runtime("anyCaller");
  const reader = scope.runtime(authentication === "required" ? "requiredCaller" : "optionalCaller");
  const alternatives = operation.security.map((requirement) => alternativeText(requirement, context));
  // Of several types the compiler would take the first.
  const known = alternatives.length === 1 ? "" : `<${knownText(operation, api)}>`;
  return `${reader}${known}([${alternatives.join(", ")}])`;
}

function alternativeText(requirement: SecurityRequirement, context: EmitContext): string {
  const { scope } = context;
  const schemes = schemesOf(requirement, context.api);
  const [only, ...others] = schemes;
  if (only !== undefined && others.length === 0) return identifiedText(only, context);
  const parts = schemes.map((each) => {
    const name = `(principal) => ({ ${propertyName(each.scheme.name)}: principal })`;
    return `${scope.runtime("named")}(${identifiedText(each, context)}, ${name})`;
  });
  return parts.reduce((one, other) => `${scope.runtime("together")}(${one}, ${other})`);
}

function identifiedText({ scheme, scopes }: SchemeInUse, { scope }: EmitContext): string {
  const method = `authenticate${memberAccess(scheme.name)}`;
  const call = `(credentials, request) => ${method}(credentials, request)`;
  switch (scheme.kind) {
    case "oauth2":
    case "openIdConnect":
      return `${scope.runtime("identifiedByToken")}([${scopes.map(stringLiteral).join(", ")}], ${call})`;
    case "mutualTLS":
      return `${scope.runtime("identifiedByConnection")}((request) => ${method}(request))`;
    case "apiKey":
    case "basic":
    case "bearer":
    case "http":
      return `${scope.runtime("identifiedBy")}(${schemeText(scheme, scope)}, ${call})`;
  }
}

function schemeText(
  scheme: Extract<SecurityScheme, { readonly kind: "apiKey" | "basic" | "bearer" | "http" }>,
  scope: EmitContext["scope"],
): string {
  switch (scheme.kind) {
    case "apiKey":
      return `${scope.runtime(`${scheme.in}KeyScheme`)}(${stringLiteral(scheme.wireName)})`;
    case "basic":
      return scope.runtime("basicScheme");
    case "bearer":
      return scope.runtime("bearerScheme");
    case "http":
      return `${scope.runtime("httpScheme")}(${stringLiteral(scheme.scheme)})`;
  }
}
