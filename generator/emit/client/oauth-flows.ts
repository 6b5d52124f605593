/** Where tokens come from, as the description says. */
import type { Api, OAuthFlow } from "../../model/api.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { propertyName, stringLiteral } from "../literal.js";
import { constStructure } from "../structures.js";

export function hasTokenUrls(api: Api): boolean {
  return schemesWithTokens(api).length > 0;
}

/** `export const oauthFlows = …`, by scheme and flow; nothing where no flow has a token endpoint. */
export function flowsDeclaration({ api, scope }: EmitContext): readonly Statement[] {
  const schemes = schemesWithTokens(api).map(({ name, flows }) => {
    const members = flows.map((flow) => `${propertyName(flow.name)}: { ${urlMembers(flow).join(", ")} }`);
    return `${propertyName(name)}: { ${members.join(", ")} }`;
  });
  if (schemes.length === 0) return [];
  return [
    constStructure({
      name: scope.symbol("client", "flows", "api"),
      exported: "exported",
      docs: docText({
        description:
          "Where tokens come from, by security scheme and flow: for `clientCredentialsGrant` and `refreshTokenGrant`.",
      }),
      initializer: `{ ${schemes.join(", ")} } as const`,
    }),
  ];
}

interface SchemeWithTokens {
  readonly name: string;
  readonly flows: readonly OAuthFlow[];
}

function schemesWithTokens({ securitySchemes }: Api): readonly SchemeWithTokens[] {
  return securitySchemes.flatMap((scheme) => {
    if (scheme.kind !== "oauth2") return [];
    const flows = scheme.flows.filter(({ tokenUrl }) => tokenUrl !== undefined);
    return flows.length === 0 ? [] : [{ name: scheme.name, flows }];
  });
}

function urlMembers({ tokenUrl, refreshUrl }: OAuthFlow): readonly string[] {
  return [
    ...(tokenUrl === undefined ? [] : [`tokenUrl: ${stringLiteral(tokenUrl)}`]),
    ...(refreshUrl === undefined ? [] : [`refreshUrl: ${stringLiteral(refreshUrl)}`]),
  ];
}
