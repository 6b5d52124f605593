/** What the fields of OpenAPI's objects are called, in all versions: what a misspelt one may have meant. */
import { nearestWord } from "../diagnostics/edit-distance.js";

const fieldNames: readonly string[] = (
  "openapi info jsonSchemaDialect servers paths webhooks components security tags externalDocs title summary description " +
  "termsOfService contact license version name url email identifier variables enum default schemas responses parameters " +
  "examples requestBodies headers securitySchemes links callbacks pathItems get put post delete options head patch trace " +
  "operationId requestBody deprecated in required allowEmptyValue style explode allowReserved schema example content " +
  "encoding contentType value externalValue operationRef flows implicit password clientCredentials authorizationCode " +
  "authorizationUrl tokenUrl refreshUrl scopes scheme bearerFormat openIdConnectUrl type propertyName mapping swagger " +
  "host basePath schemes consumes produces definitions securityDefinitions collectionFormat"
).split(" ");

/** `resposes` → `responses`, `4xx` → `4XX`; undefined where a field is a known one, or like none. */
export function meantField(name: string): string | undefined {
  if (/^[1-5]xx$/i.test(name)) return name === name.toUpperCase() ? undefined : name.toUpperCase();
  return fieldNames.includes(name) ? undefined : nearestWord(name, fieldNames);
}
