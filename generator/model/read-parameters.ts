/** The parameters of an operation outside its body: its own, and those of the path item that it stands in. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { ParameterPlace } from "./api.js";
import type { ReadField } from "./field-objects.js";
import { namesInPath, type FoundOperation } from "./found-operation.js";
import { reportIdempotencyKey } from "./idempotency-key.js";
import { arrayField, booleanField, nodeAt, stringField, type Node, type Source } from "./node.js";
import { readParameterValue } from "./read-parameter-value.js";
import { crowdedQuerystrings } from "./read-querystring.js";
import { reportBodyParameters } from "./report-swagger.js";
import type { SchemaReader } from "./schema-reader.js";

export interface ReadParameters {
  /** Whether one of them that a request cannot do without cannot be written or read. */
  readonly leftOut: "required" | "none";
  readonly parameters: readonly ReadParameter[];
  readonly idempotencyKeyHeader?: string;
}

/** A parameter before it is a property of an object with the others of its place. */
export interface ReadParameter extends ReadField {
  readonly in: ParameterPlace;
}

/** A Parameter Object, of which it is known what tells it apart. */
export interface FoundParameter {
  readonly node: Node;
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
}

/**
 * A parameter that cannot be honoured is named; a required one leaves the operation out. `keys` are the places where
 * credentials stand: `header x-key`.
 */
export function readParameters(
  reader: SchemaReader,
  operation: FoundOperation,
  keys: ReadonlySet<string>,
): ReadParameters {
  const { source } = reader;
  const own = parametersOf(source, operation.node);
  const inherited = parametersOf(source, operation.item);
  if (own === undefined || inherited === undefined) return { leftOut: "required", parameters: [] };
  const all = [...new Map([...inherited, ...own]).values()];
  const found = all.filter((each) => !isIgnored(source, each, operation) && !isKey(source, each, keys));
  const key = found.find(isIdempotencyKey);
  if (key !== undefined) reportIdempotencyKey(source, key.node);
  const crowded = crowdedQuerystrings(source, found, keys);
  const read = found
    .filter((parameter) => parameter !== key)
    .map((parameter) => ({
      ...parameter,
      value: crowded.has(parameter) ? undefined : readParameterValue(reader, parameter, operation),
    }));
  const lost = read.some(({ required, value }) => required && value === undefined);
  const parameters = read.flatMap(({ value }) => value ?? []);
  return {
    leftOut: lost ? "required" : "none",
    parameters: [...parameters, ...undescribed(source, operation, parameters)],
    ...(key === undefined ? {} : { idempotencyKeyHeader: key.name }),
  };
}

/** A path without a value for each of its names is no path: what nothing describes is any text. */
function undescribed(
  { report }: Source,
  operation: FoundOperation,
  parameters: readonly ReadParameter[],
): readonly ReadParameter[] {
  const { path, node } = operation;
  const described = new Set(parameters.flatMap((each) => (each.in === "path" ? each.wireName : [])));
  const names = [...new Set(namesInPath(operation))].filter((name) => !described.has(name));
  for (const name of names) report.add("undescribed-parameter", node.location, name, path);
  return names.map((wireName) => ({
    location: node.location,
    wireName,
    in: "path",
    required: true,
    serialization: { kind: "style", style: "simple", explode: false },
    annotations: { deprecated: false, examples: [] },
  }));
}

/**
 * The parameters of an operation or a path item, by what tells them apart: the operation's replace those of its path
 * item (OAS 3.1.1 section 4.8.10). Undefined where one that may be needed is none (reported).
 */
function parametersOf(source: Source, holder: Node): ReadonlyMap<string, FoundParameter> | undefined {
  const parameters = new Map<string, FoundParameter>();
  const inBody: Node[] = [];
  for (const index of (arrayField(source, holder, "parameters") ?? []).keys()) {
    const location = below(holder.location, "parameters", index);
    const node = nodeAt(source, location);
    const parameter = node === undefined ? undefined : findParameter(source, node);
    if (parameter === undefined) {
      if (node !== undefined && missingOf(source, node) === "optional") continue;
      return undefined;
    }
    const { name, place } = parameter;
    // In Swagger 2.0 these make up the request body.
    if (source.document.dialect === "2.0" && (place === "body" || place === "formData")) {
      inBody.push(parameter.node);
      continue;
    }
    // Names of header fields do not depend on case (RFC 9110 section 5.1).
    const identity = JSON.stringify([place, place === "header" ? name.toLowerCase() : name]);
    if (parameters.has(identity)) {
      source.report.add("invalid-value", location, "a parameter of its own", `the ${place} parameter ${name} again`);
    } else parameters.set(identity, parameter);
  }
  reportBodyParameters(source, inBody);
  return parameters;
}

function findParameter(source: Source, node: Node): FoundParameter | undefined {
  const name = stringField(source, node, "name");
  const place = stringField(source, node, "in");
  if (place === undefined || name === undefined) return undefined;
  return { node, name, place, required: booleanField(source, node, "required") === true || place === "path" };
}

/** What becomes of a parameter without a name or a place, which both are required (OAS 3.1.1 section 4.8.12.2). */
function missingOf(source: Source, node: Node): "required" | "optional" {
  const isRequired = booleanField(source, node, "required") === true;
  const instead = isRequired ? "the operation is left out" : "it is neither sent nor read";
  const missing = ["name", "in"].filter((field) => member(node.value, field) === undefined);
  if (missing.length > 0) {
    const what = `parameter without ${missing.map((field) => `"${field}"`).join(" and ")}`;
    source.report.add("unsupported-parameter", node.location, what, instead);
  }
  return isRequired ? "required" : "optional";
}

/** The Fetch Standard's forbidden request-headers that are a matter of the connection. */
const connectionHeaders =
  /^(?:connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** Parameters of which no request has anything. */
function isIgnored({ report }: Source, { node, name, place }: FoundParameter, operation: FoundOperation): boolean {
  // OAS 3.1.1: 4.8.12.1: what a request carries in these headers is described elsewhere.
  const isDescribedElsewhere = place === "header" && /^(?:accept|content-type|authorization)$/i.test(name);
  if (isDescribedElsewhere) {
    const why = "the media types and the security of the operation say what stands in it";
    report.add("ineffective-keyword", node.location, `header parameter ${name}`, why);
  }
  const isCookies = place === "header" && /^cookie$/i.test(name);
  if (isCookies) {
    const instead = "it is neither sent nor read; cookies are parameters with in: cookie";
    report.add("unsupported-parameter", node.location, `header parameter ${name}`, instead);
  }
  const isOfConnection = place === "header" && connectionHeaders.test(name);
  if (isOfConnection) {
    const why = "fetch sets it, or sends none of that name";
    report.add("ineffective-keyword", node.location, `header parameter ${name}`, why);
  }
  const isNowhere = place === "path" && !namesInPath(operation).includes(name);
  if (isNowhere) {
    const { origin, path } = operation;
    const why = origin === undefined ? `the path ${path} has no {${name}}` : "whoever receives it chooses its path";
    report.add("ineffective-keyword", node.location, `path parameter ${name}`, why);
  }
  return isDescribedElsewhere || isCookies || isOfConnection || isNowhere;
}

/** What the operation's security describes as well, and callers give as a credential. */
function isKey({ report }: Source, { node, name, place }: FoundParameter, keys: ReadonlySet<string>): boolean {
  if (!keys.has(`${place} ${place === "header" ? name.toLowerCase() : name}`)) return false;
  const why = "it is the key that the security of the operation asks for";
  report.add("ineffective-keyword", node.location, `${place} parameter ${name}`, why);
  return true;
}

/** The name of draft-ietf-httpapi-idempotency-key-header, and the same with the prefix of older habits. */
function isIdempotencyKey({ name, place, required }: FoundParameter): boolean {
  return place === "header" && !required && /^(x-)?idempotency-key$/i.test(name);
}
