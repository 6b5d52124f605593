/** The names of the runtime that emitted code refers to, and the file of `templates/runtime/` each stands in. */
import type { RuntimeExport, RuntimeIndex } from "../plan/file-scope.js";
import { formatChecks } from "./format-checks.js";

const exportsByModule = {
  bytes: { values: ["receivedBytes"], types: ["ReceivedBytes", "SentBytes", "TypedBytes"] },
  checks: {
    values: [
      "countKeys",
      "countProperties",
      "hasOnly",
      "isArray",
      "isBoxed",
      "isInteger",
      "isNumber",
      "isObject",
      "isObjectOrArray",
      "otherProperties",
      "ownValue",
    ],
    types: [],
  },
  "client-api-key": { values: ["cookieKey", "headerKey", "queryKey"], types: [] },
  "client-basic": { values: ["basicCredential"], types: [] },
  "client-bearer": { values: ["bearerCredential"], types: [] },
  "client-bytes": { values: ["sentBytes", "sentTypedBytes"], types: [] },
  "client-errors": {
    values: [
      "AbortError",
      "ApiError",
      "ClientError",
      "ContractError",
      "NetworkError",
      "TimeoutError",
      "UndeclaredStatusError",
      "isApiError",
      "isClientError",
    ],
    types: ["AnyClientError", "ClientErrorKind"],
  },
  "client-http-scheme": { values: ["httpCredential"], types: [] },
  "client-operation": { values: ["noContent"], types: ["ClientOperation"] },
  "client-options": {
    values: [],
    types: [
      "BasicCredentials",
      "ClientSettings",
      "Credential",
      "CredentialProvider",
      "CredentialRequest",
      "CredentialValue",
      "Fetch",
      "RequestOptions",
      "RuntimeClientOptions",
    ],
  },
  "code-points": { values: ["hasMaxLength", "hasMinLength"], types: [] },
  conversion: { values: [], types: ["Conversion"] },
  "constant-time": { values: ["constantTimeEqual"], types: [] },
  "date-codec": { values: ["dateCodec", "dateTimeCodec"], types: [] },
  decode: { values: ["decodeWith"], types: [] },
  "decode-digits": { values: ["decodeDigits"], types: [] },
  "client-tagged": { values: ["taggedAnswer", "taggedOpen"], types: ["TaggedAnswer"] },
  encode: { values: ["EncodeError", "encodeOrThrow", "encodeWith"], types: [] },
  "file-part": { values: ["isFilePart"], types: [] },
  "fetch-adapter": { values: ["toFetchHandler"], types: [] },
  "fill-defaults": { values: ["fillDefaults"], types: ["Place"] },
  "form-decode": { values: ["decodeForm"], types: [] },
  "form-encode": { values: ["encodeForm"], types: [] },
  "form-field": { values: [], types: ["FormField", "WireShape"] },
  "issue-list": { values: ["at"], types: ["IssueList", "Path"] },
  "issues-of": { values: ["issuesOf"], types: [] },
  int64: { values: ["int64Codec", "int64TextCodec", "isInt64Digits", "isNumeric", "isWhole"], types: [] },
  issue: {
    values: ["bracketPath", "pointerPath"],
    types: ["Issue", "IssueCode", "IssuePath", "Validation", "ValidationOptions"],
  },
  "json-equal": { values: ["jsonEqual"], types: [] },
  "json-digits-read": { values: ["parseDigits"], types: [] },
  "json-digits-write": { values: ["stringifyDigits"], types: [] },
  "json-decode": { values: ["decodeJson"], types: [] },
  "multipart-encode": { values: ["encodeMultipart"], types: [] },
  "multipart-part": { values: [], types: ["FilePart", "NamedBytes", "PartField", "ReceivedParts"] },
  "multiple-of": { values: ["isMultipleOf"], types: [] },
  "node-adapter": { values: ["toNodeListener"], types: [] },
  "oauth-client-credentials": { values: ["clientCredentialsGrant"], types: ["ClientCredentials"] },
  "oauth-error": { values: ["TokenError", "isTokenError"], types: ["TokenErrorCode", "TokenFailure"] },
  "oauth-refresh-token": { values: ["refreshTokenGrant"], types: ["RefreshableTokens"] },
  "oauth-request": { values: [], types: ["TokenClient", "Tokens"] },
  "open-enum": { values: [], types: ["Unrecognized"] },
  parameter: { values: [], types: ["ParameterField"] },
  "parameter-encode": { values: ["encodeCookies", "encodeHeaders", "encodeQuery", "expandPath"], types: [] },
  "refuse-others": { values: ["refuseOthers"], types: [] },
  retry: { values: [], types: ["RetryOptions"] },
  "server-api-key": { values: ["cookieKeyScheme", "headerKeyScheme", "queryKeyScheme"], types: ["ReceivedKey"] },
  "server-authenticate": {
    values: ["identifiedBy", "named", "optionalCaller", "requiredCaller", "together"],
    types: [],
  },
  "server-basic": { values: ["basicScheme"], types: ["ReceivedBasic"] },
  "server-bearer": { values: ["bearerScheme"], types: ["ReceivedBearer"] },
  "server-core": { values: ["createRequestHandler"], types: ["RuntimeRouterOptions"] },
  "server-http-scheme": { values: ["httpScheme"], types: ["ReceivedHttp"] },
  "map-valid": { values: ["mapValid"], types: [] },
  "server-negotiated": { values: ["negotiated"], types: [] },
  "server-message": {
    values: [],
    types: ["HeaderReader", "RequestHandler", "ResponseHeaders", "ServerRequest", "ServerResponse"],
  },
  "server-mutual-tls": { values: ["identifiedByConnection"], types: ["AuthenticateConnection"] },
  "server-parameters": {
    values: ["problemOf", "readCookies", "readHeaders", "readPath", "readQuery"],
    types: [],
  },
  "server-open-body": { values: ["bytesContent", "taggedContent", "textContent"], types: ["TaggedBody"] },
  "server-multipart": { values: ["multipartContent"], types: [] },
  "server-problem": {
    values: ["renderProblemDetails"],
    types: ["ParameterIssue", "Problem", "ProblemReply", "RenderedProblem"],
  },
  "server-route": {
    values: ["defineRoute", "noBody", "noParameters", "optionalBody", "requiredBody"],
    types: ["HandlerRequest", "Route"],
  },
  "server-security": { values: ["anyCaller"], types: ["Authenticate"] },
  "server-token": { values: ["identifiedByToken"], types: ["AuthenticateToken", "Granted", "ReceivedToken"] },
  "server-url": { values: ["expandServerUrl"], types: [] },
  "server-write": { values: ["writeBytes", "writeText", "writeTypedBytes"], types: [] },
  send: { values: ["send"], types: [] },
  strip: { values: ["stripUnknown"], types: ["KeptPlace"] },
  "standard-schema": { values: [], types: ["StandardSchemaV1"] },
  status: { values: [], types: ["StatusIn"] },
  "text-decode": { values: ["anyText", "decodeText"], types: [] },
  "text-encode": { values: ["encodeText"], types: [] },
  trim: { values: ["areKnown", "copyKnown", "hasNoOther", "likewise", "stripWith", "trimItems"], types: [] },
  "unique-items": { values: ["hasUniqueItems"], types: [] },
  walk: { values: ["complete"], types: ["Walk"] },
} as const satisfies {
  readonly [module: string]: { readonly values: readonly string[]; readonly types: readonly string[] };
};

type ExportsByModule = typeof exportsByModule;

export type RuntimeName = {
  [Module in keyof ExportsByModule]: ExportsByModule[Module]["values" | "types"][number];
}[keyof ExportsByModule];

export const runtimeIndex: RuntimeIndex = new Map<string, RuntimeExport>([
  ...Object.entries(exportsByModule).flatMap(([module, { values, types }]) => [
    ...values.map((name) => [name, { module, space: "value" } as const] as const),
    ...types.map((name) => [name, { module, space: "type" } as const] as const),
  ]),
  ...[...formatChecks.values()].flat().map(({ name, module }) => [name, { module, space: "value" } as const] as const),
]);
