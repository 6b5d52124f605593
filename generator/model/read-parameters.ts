/** Parameters outside the body. */
import { below } from "../load/pointer.js";
import type { FoundOperation } from "./find-operations.js";
import { reportIdempotencyKey } from "./idempotency-key.js";
import { arrayField, booleanField, nodeAt, stringField, type Node, type Source } from "./node.js";
import { reportBodyParameters } from "./report-swagger.js";

export interface Parameters {
  /** Whether one of them that a request cannot do without is not supported. */
  readonly leftOut: "required" | "none";
  readonly idempotencyKeyHeader?: string;
}

interface ReadParameter {
  readonly node: Node;
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
}

/**
 * Parameters outside the body are not supported yet: each is named, and a required one leaves the operation out. The
 * exception is a header for idempotency keys, which says that a request may be sent again.
 */
export function readParameters(source: Source, operation: FoundOperation): Parameters {
  const inPath = namesInPath(operation.path);
  const own = parametersOf(source, operation.node);
  const inherited = parametersOf(source, operation.item);
  if (own === undefined || inherited === undefined) return { leftOut: "required" };
  const parameters = [...new Map([...inherited, ...own])].map(([, parameter]) => parameter);
  for (const name of inPath) {
    if (parameters.some((parameter) => parameter.place === "path" && parameter.name === name)) continue;
    source.report.add("undescribed-parameter", operation.node.location, name, operation.path);
  }
  const key = parameters.find(isIdempotencyKey);
  if (key !== undefined) reportIdempotencyKey(source, key.node);
  const others = parameters.filter((parameter) => parameter !== key && !isIgnored(source, parameter));
  for (const { node, name, place, required } of others) {
    const instead = required ? "the operation is left out" : "it is neither sent nor read";
    source.report.add("unsupported-parameter", node.location, `${place} parameter ${name}`, instead);
  }
  const leftOut = inPath.length > 0 || others.some(({ required }) => required) ? "required" : "none";
  return { leftOut, ...(key === undefined ? {} : { idempotencyKeyHeader: key.name }) };
}

/** `/v1/pets/{id}` → `id`. */
function namesInPath(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);
}

/**
 * The parameters of an operation or a path item, by what tells them apart: the operation's replace those of its path
 * item (OAS 3.1.1 section 4.8.10). Undefined where it cannot be told what one of them is (reported).
 */
function parametersOf(source: Source, holder: Node): ReadonlyMap<string, ReadParameter> | undefined {
  const parameters = new Map<string, ReadParameter>();
  const inBody: Node[] = [];
  for (const index of (arrayField(source, holder, "parameters") ?? []).keys()) {
    const location = below(holder.location, "parameters", index);
    const parameter = readParameter(source, nodeAt(source, location));
    if (parameter === undefined) return undefined;
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

function readParameter(source: Source, node: Node | undefined): ReadParameter | undefined {
  const name = node === undefined ? undefined : stringField(source, node, "name");
  const place = node === undefined ? undefined : stringField(source, node, "in");
  if (node === undefined || place === undefined || name === undefined) return undefined;
  return { node, name, place, required: booleanField(source, node, "required") ?? place === "path" };
}

/** OAS 3.1.1 section 4.8.12.1: what a request carries in these headers is described elsewhere. */
function isIgnored({ report }: Source, { node, name, place }: ReadParameter): boolean {
  const isDescribedElsewhere = place === "header" && /^(?:accept|content-type|authorization)$/i.test(name);
  if (isDescribedElsewhere) {
    const why = "the media types and the security of the operation say what stands in it";
    report.add("ineffective-keyword", node.location, `header parameter ${name}`, why);
  }
  return isDescribedElsewhere;
}

/** The name of draft-ietf-httpapi-idempotency-key-header, and the same with the prefix of older habits. */
function isIdempotencyKey({ name, place, required }: ReadParameter): boolean {
  return place === "header" && !required && /^(x-)?idempotency-key$/i.test(name);
}
