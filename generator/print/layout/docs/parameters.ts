/** Parameters and patterns as Docs. */
import { type Doc, group, indent, join, line, softLine, willBreak, withoutLines } from "../doc.js";
import { assignmentDoc, isShortKey } from "./assignments.js";
import { trailingComma } from "./commas.js";
import { keyDoc } from "./keys.js";
import type { Rules } from "./rules.js";
import { isObjectType } from "./type-shapes.js";
import { rootPlace } from "../place.js";
import type { Expression, Parameter, Pattern, PatternElement, PatternProperty, Signature } from "../tree.js";

/** Thrown where an argument cannot stay on the line of its call, since its own parameters would have to break. */
export class CannotHug {
  readonly reason = "its parameters break";
}

/** The parentheses of a function, with its type parameters before them. */
export function parametersDoc(
  { parameters }: Signature,
  style: Rules,
  typeParameters: readonly Doc[] = [],
  width: "any" | "one line" = "any",
): Doc {
  if (parameters.length === 0) return [...typeParameters, "()"];
  const hugged = opensWithParameter(parameters);
  const docs = parameters.map((parameter) => parameterDoc(parameter, hugged ? "hugged" : "listed", style));
  if (width === "one line") {
    if (typeParameters.some(willBreak) || docs.some(willBreak)) throw new CannotHug();
    return group([...typeParameters.map(withoutLines), "(", withoutLines(join([",", line], docs)), ")"]);
  }
  if (hugged) return [...typeParameters, "(", docs, ")"];
  const comma = parameters.at(-1)?.rest === true ? "" : trailingComma(style, "all");
  return [...typeParameters, "(", indent([softLine, join([",", line], docs)]), comma, softLine, ")"];
}

/** Whether the only parameter is an object, so that its braces open with the parentheses. */
export function opensWithParameter(parameters: readonly Parameter[]): boolean {
  const [only] = parameters;
  if (only === undefined || parameters.length > 1 || only.rest) return false;
  if (only.pattern.kind === "name") return only.default === undefined && isObjectType(only.type);
  return only.default === undefined || isEmptyOrName(only.default);
}

function isEmptyOrName(expression: Expression): boolean {
  if (expression.kind === "object") return expression.members.length === 0;
  return expression.kind === "name" || (expression.kind === "array" && expression.elements.length === 0);
}

/** Whether the parameters stay on their line though what is returned does not. */
export function sharesGroup({ typeParameters = [], parameters, returns }: Signature, returnsDoc: Doc): boolean {
  if (returns === undefined || typeParameters.length > 1) return false;
  if (typeParameters.some(({ constraint, default: fallback }) => constraint !== undefined || fallback !== undefined)) {
    return false;
  }
  return parameters.length === 1 && (isObjectType(returns) || willBreak(returnsDoc));
}

function parameterDoc(parameter: Parameter, place: "hugged" | "listed", style: Rules): Doc {
  const { rest, pattern, optional, type, default: fallback } = parameter;
  const isHugged = place === "hugged" && fallback === undefined;
  const annotation: Doc =
    type === undefined ? "" : [": ", style.typeDoc(type, isHugged ? "hugged annotation" : "annotation")];
  const suffix: Doc = [optional ? "?" : "", annotation];
  return [
    rest ? "..." : "",
    patternDoc(pattern, isHugged ? "hugged" : "parameter", style, suffix),
    defaultDoc(fallback, style),
  ];
}

function defaultDoc(value: Expression | undefined, style: Rules): Doc {
  return value === undefined ? "" : [" = ", style.expressionDoc(rootPlace(value, "default"))];
}

/** Where a pattern stands: what is taken apart in a declaration has other rules than a parameter. */
export type PatternRole = "hugged" | "parameter" | "declared" | "inner";

/** `suffix` is what follows with the type; the braces of an object break together with it. */
export function patternDoc(pattern: Pattern, role: PatternRole, style: Rules, suffix: Doc = ""): Doc {
  switch (pattern.kind) {
    case "name":
      return [pattern.name, suffix];
    case "array pattern":
      return [arrayPatternDoc(pattern.elements, style), suffix];
    case "object pattern":
      return objectPatternDoc(pattern.properties, role, style, suffix);
  }
}

function arrayPatternDoc(elements: readonly (PatternElement | undefined)[], style: Rules): Doc {
  if (elements.length === 0) return "[]";
  const docs = elements.map((element): Doc => (element === undefined ? "" : group(elementDoc(element, style))));
  const comma = elements.at(-1)?.rest === true ? "" : trailingComma(style);
  return group(["[", indent([softLine, join([",", line], docs), comma]), softLine, "]"]);
}

function elementDoc({ rest, pattern, default: fallback }: PatternElement, style: Rules): Doc {
  return [rest ? "..." : "", patternDoc(pattern, "inner", style), defaultDoc(fallback, style)];
}

function objectPatternDoc(properties: readonly PatternProperty[], role: PatternRole, style: Rules, suffix: Doc): Doc {
  if (properties.length === 0) return ["{}", suffix];
  const docs = properties.map((property) => propertyDoc(property, properties, style));
  const spacing = style.bracketSpacing ? line : softLine;
  const comma = properties.at(-1)?.kind === "rest" ? "" : trailingComma(style);
  const contents: Doc = ["{", indent([spacing, join([",", line], docs)]), comma, spacing, "}", suffix];
  const isNested = properties.some(
    (property) => property.kind === "property" && property.default === undefined && property.pattern.kind !== "name",
  );
  const broken = isNested && (role === "declared" || role === "inner");
  if (role === "hugged" || (role === "declared" && !broken)) return contents;
  return group(contents, { broken });
}

function propertyDoc(property: PatternProperty, all: readonly PatternProperty[], style: Rules): Doc {
  switch (property.kind) {
    case "rest":
      return `...${property.name}`;
    case "shorthand":
      return [property.name, defaultDoc(property.default, style)];
    case "property": {
      const keys = all.flatMap((other) => (other.kind === "property" ? [other.key] : []));
      const value: Doc = [patternDoc(property.pattern, "inner", style), defaultDoc(property.default, style)];
      const key = keyDoc(property.key, keys, style);
      return assignmentDoc(key, ":", isShortKey(key, style) ? "never break after operator" : "fluid", value);
    }
  }
}
