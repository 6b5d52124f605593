/** The credentials that calls carry: as a type for callers, and as what the runtime must know of each operation. */
import type { Api, Operation, SecurityScheme } from "../../model/api.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { propertyName, stringLiteral } from "../literal.js";
import { schemeSentence, schemesOf, schemesOfAll } from "../security-schemes.js";
import { typeAlias } from "../structures.js";

/** `export type Auth = …`: a union of the alternatives, each an object with the credentials that it needs together. */
export function authType(takers: "the API takes" | "receivers take", context: EmitContext): Statement {
  const { api, scope } = context;
  const alternatives = new Set(
    api.operations.flatMap((operation) =>
      sentAlternatives(operation, api).map((schemes) => {
        const members = schemes.map(
          (scheme) => `readonly ${propertyName(scheme.name)}: ${credentialText(scheme, context)}`,
        );
        return `{ ${members.join("; ")} }`;
      }),
    ),
  );
  return typeAlias({
    name: scope.own("auth", "api"),
    docs: docText({
      description: `The credentials that ${takers}, by the name of their security scheme.`,
      notes: schemesOfAll(api.operations, api).filter(isSent).map(schemeNote),
    }),
    type: alternatives.size === 0 ? "Record<string, never>" : [...alternatives].join(" | "),
  });
}

function isSent({ kind }: SecurityScheme): boolean {
  return kind !== "mutualTLS";
}

function schemeNote(scheme: SecurityScheme): string {
  const { name, description, deprecated } = scheme;
  const said = [schemeSentence(scheme), ...(deprecated ? ["Deprecated."] : []), ...(description ? [description] : [])];
  return `\`${inCode(name)}\`: ${said.join(" ")}`;
}

function credentialText({ kind }: SentScheme, { scope }: EmitContext): string {
  const value = kind === "basic" ? scope.runtime("BasicCredentials") : "string";
  return `${scope.runtime("Credential")}<${value}>`;
}

export function needsCredentials(api: Api): boolean {
  return api.operations.some(
    (operation) => sentAlternatives(operation, api).length > 0 && !maySendNone(operation, api),
  );
}

/** What the runtime must know of an operation's credentials. */
export function securityMembers(operation: Operation, { api, scope }: EmitContext): readonly string[] {
  const alternatives = sentAlternatives(operation, api).map(
    (schemes) => `[${schemes.map((scheme) => writerText(scheme, { scope })).join(", ")}]`,
  );
  return [`security: [${alternatives.join(", ")}]`, `securityOptional: ${String(maySendNone(operation, api))}`];
}

type SentScheme = Exclude<SecurityScheme, { readonly kind: "mutualTLS" }>;

/** The alternatives that have something to send. A certificate is a matter of the connection, in which a client has no say. */
function sentAlternatives({ security }: Operation, api: Api): readonly (readonly SentScheme[])[] {
  return security
    .map((requirement) =>
      schemesOf(requirement, api).flatMap(({ scheme }) => (scheme.kind === "mutualTLS" ? [] : [scheme])),
    )
    .filter((schemes) => schemes.length > 0);
}

function maySendNone({ security, securityOptional }: Operation, api: Api): boolean {
  const isConnections = security.some((requirement) =>
    schemesOf(requirement, api).every(({ scheme }) => scheme.kind === "mutualTLS"),
  );
  return securityOptional || isConnections;
}

/** What a caller must know of tokens and connections. */
export function securityNotes({ security }: Operation, api: Api): readonly string[] {
  const schemes = security.flatMap((requirement) => schemesOf(requirement, api));
  const scopes = schemes.flatMap(({ scheme, scopes: needed }) =>
    needed.length === 0 ? [] : [`Of \`${inCode(scheme.name)}\` it needs the scopes \`${needed.join(" ")}\`.`],
  );
  const certificates = schemes.flatMap(({ scheme }) =>
    isSent(scheme) ? [] : [`For \`${inCode(scheme.name)}\`, give a \`fetch\` whose connections show a certificate.`],
  );
  return [...new Set([...scopes, ...certificates])];
}

function inCode(text: string): string {
  return text.replaceAll("`", "'");
}

function writerText(scheme: SentScheme, { scope }: Pick<EmitContext, "scope">): string {
  const name = stringLiteral(scheme.name);
  switch (scheme.kind) {
    case "apiKey":
      return `${scope.runtime(`${scheme.in}Key`)}(${name}, ${stringLiteral(scheme.wireName)})`;
    case "basic":
      return `${scope.runtime("basicCredential")}(${name})`;
    case "http":
      return `${scope.runtime("httpCredential")}(${name}, ${stringLiteral(scheme.scheme)})`;
    case "bearer":
    case "oauth2":
    case "openIdConnect":
      return `${scope.runtime("bearerCredential")}(${name})`;
  }
}
