/** Names what of Swagger 2.0's own objects is lost where they are read in terms of OpenAPI 3.0. */
import { isObject, member, type JsonObject } from "../load/json.js";
import { below } from "../load/pointer.js";
import { type Node, type Source } from "./node.js";

/** What the parameters say, of which a request body is made, and the body does not have. */
export function reportBodyParameters(source: Source, parameters: readonly Node[]): void {
  const hasBody = parameters.some(({ value }) => member(value, "in") === "body");
  for (const parameter of parameters) {
    if (member(parameter.value, "in") !== "formData") continue;
    if (hasBody) {
      // Swagger 2.0, Parameter Object: "body and form parameters cannot exist together for the same operation".
      const why = "a parameter beside it is the whole body";
      source.report.add("ineffective-keyword", parameter.location, `form parameter ${nameOf(parameter.value)}`, why);
    } else reportField(source, parameter);
  }
}

/** How an array is written, in Swagger 2.0. */
export function reportCollectionFormat({ report }: Source, { location, value }: Node): void {
  if (member(value, "collectionFormat") === "tsv") {
    const instead = "the values are parted by commas";
    report.add("unsupported-keyword", below(location, "collectionFormat"), "collectionFormat: tsv", instead);
  }
  if (member(value, "collectionFormat") !== undefined && member(value, "type") !== "array") {
    const why = "it is no array";
    report.add("ineffective-keyword", below(location, "collectionFormat"), "collectionFormat", why);
  }
}

function reportField(source: Source, parameter: Node): void {
  reportCollectionFormat(source, parameter);
  const { location, value } = parameter;
  const { report } = source;
  if (member(value, "allowEmptyValue") === true) {
    const instead = "an empty value is checked as any other";
    report.add("unsupported-keyword", below(location, "allowEmptyValue"), "allowEmptyValue", instead);
  }
}

function nameOf(parameter: JsonObject): string {
  const name = member(parameter, "name");
  return typeof name === "string" ? name : "without a name";
}

/** Examples of media types that an answer does not have. */
export function reportResponseExamples({ document, report }: Source, { location, value }: Node): void {
  const examples = document.dialect === "2.0" ? member(value, "examples") : undefined;
  const content = member(value, "content");
  for (const mediaType of isObject(examples) ? Object.keys(examples) : []) {
    if (member(content, mediaType) !== undefined) continue;
    const why = content === undefined ? "the answer has no schema" : "the operation does not produce it";
    report.add("ineffective-keyword", below(location, "examples", mediaType), mediaType, why);
  }
}
