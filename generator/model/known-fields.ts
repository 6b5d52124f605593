/** The fields of OpenAPI's objects: which are read, and what happens instead of those that are not. */

/** The kinds of object whose fields are looked at one by one. */
export type FieldHolder =
  | "openapi"
  | "info"
  | "server"
  | "serverVariable"
  | "components"
  | "pathItem"
  | "operation"
  | "hook"
  | "parameter"
  | "idempotencyKey"
  | "requestBody"
  | "mediaType"
  | "sequentialMediaType"
  | "encoding"
  | "partEncoding"
  | "response"
  | "link"
  | "header"
  | "example"
  | SchemeHolder
  | "oauthFlows"
  | "oauthFlow";

/** Security Scheme Objects, by their `type`. */
export type SchemeHolder = "apiKeyScheme" | "httpScheme" | "oauth2Scheme" | "openIdConnectScheme" | "mutualTLSScheme";

export interface KnownFields {
  /** Honoured, or nothing that a package could honour: `externalDocs`, an object that is read where it is referred to. */
  readonly known: ReadonlySet<string>;
  readonly unsupported: ReadonlyMap<string, Unsupported>;
}

export interface Unsupported {
  readonly instead: string;
  /** The one version that has the field; elsewhere the meta-schema names it. */
  readonly only?: "2.0" | "3.2";
}

const only = "3.2";
const operationLeftOut = "the operation is left out";
const notStreamed = "a body is read as a whole";

export const knownFields: { readonly [Kind in FieldHolder]: KnownFields } = {
  openapi: fields(
    "openapi $self info jsonSchemaDialect servers paths webhooks components security tags externalDocs",
    {},
  ),
  info: fields("title summary description termsOfService contact license version", {}),
  server: fields("url description variables name", {}),
  serverVariable: fields("enum default description", {}),
  components: fields(
    "schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems mediaTypes",
    {},
  ),
  pathItem: fields(
    "$ref summary description get put post delete options head patch parameters query additionalOperations " +
      "servers",
    {
      trace: { instead: `${operationLeftOut}, since neither fetch nor servers carry TRACE` },
    },
  ),
  operation: fields(
    "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security " +
      "servers",
    {
      schemes: { only: "2.0", instead: "the base URL of the client counts for all operations" },
    },
  ),
  // What the API sends, and others answer.
  hook: fields(
    "tags summary description externalDocs operationId parameters requestBody responses deprecated security",
    {
      callbacks: { instead: "no code is made for callbacks of what the API itself sends" },
      servers: { instead: "whoever sends it says where to" },
    },
  ),
  parameter: fields(
    "name in description required deprecated style explode allowReserved allowEmptyValue schema content example examples",
    {},
  ),
  // `style` can only be `simple` in a header, and `explode` makes no difference to a text.
  idempotencyKey: fields("name in description required style explode schema example examples", {
    deprecated: { instead: "the header is sent all the same" },
    content: { instead: "the key is sent as it is" },
    allowEmptyValue: { instead: "a key is never empty" },
    allowReserved: { instead: "the key is sent as it is" },
  }),
  requestBody: fields("description content required summary", {}),
  mediaType: fields("schema example examples encoding", {
    itemSchema: { only, instead: "only sequential media types have items" },
    prefixEncoding: { only, instead: notStreamed },
    itemEncoding: { only, instead: notStreamed },
  }),
  sequentialMediaType: fields("schema itemSchema example examples encoding", {
    prefixEncoding: { only, instead: notStreamed },
    itemEncoding: { only, instead: notStreamed },
  }),
  encoding: fields("contentType style explode allowReserved", {
    headers: { instead: "a field of a form has no headers" },
    encoding: { only, instead: "only the fields of the form itself are encoded by it" },
    prefixEncoding: { only, instead: "only the fields of the form itself are encoded by it" },
    itemEncoding: { only, instead: "only the fields of the form itself are encoded by it" },
  }),
  partEncoding: fields("contentType style explode allowReserved headers", {
    encoding: { only, instead: "only the parts of the body itself are encoded by it" },
    prefixEncoding: { only, instead: "only the parts of the body itself are encoded by it" },
    itemEncoding: { only, instead: "only the parts of the body itself are encoded by it" },
  }),
  response: fields("summary description content headers links", {}),
  header: fields("description required deprecated style explode schema content example examples", {
    allowEmptyValue: { instead: "an empty value is checked as any other" },
    allowReserved: { instead: "nothing is percent-encoded in a header" },
  }),
  link: fields("operationRef operationId parameters requestBody description server", {}),
  example: fields("summary description value dataValue", {
    externalValue: { instead: "nothing is fetched, and the example is not shown" },
    serializedValue: { only, instead: "only dataValue and value are shown" },
  }),
  apiKeyScheme: fields("type description deprecated name in", {}),
  // `bearerFormat` is a hint for readers.
  httpScheme: fields("type description deprecated scheme bearerFormat", {}),
  oauth2Scheme: fields("type description deprecated flows", {
    oauth2MetadataUrl: { only, instead: "the URLs of tokens are those of the flows" },
  }),
  openIdConnectScheme: fields("type description deprecated openIdConnectUrl", {}),
  mutualTLSScheme: fields("type description deprecated", {}),
  oauthFlows: fields("implicit password clientCredentials authorizationCode deviceAuthorization", {}),
  // Where people log in is no business of a client or a server of the API.
  oauthFlow: fields("authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes", {}),
};

function fields(known: string, unsupported: { readonly [field: string]: Unsupported }): KnownFields {
  return { known: new Set(known.split(" ")), unsupported: new Map(Object.entries(unsupported)) };
}
