/** What operations require of requests to say who sends them: Security Requirement Objects (OAS 3.1.1 section 4.8.30). */
import { nearestWord } from "../load/edit-distance.js";
import { isArray, isObject, member, type JsonValue } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { findTarget } from "../load/reference-target.js";
import type { NeededScheme, SecurityRequirement, SecurityScheme } from "./api.js";
import type { FoundOperation } from "./find-operations.js";
import { kindOf, type Node, type Source } from "./node.js";
import type { ReadScheme, SecuritySchemes } from "./read-security-scheme.js";

export interface Security {
  readonly security: readonly SecurityRequirement[];
  readonly securityOptional: boolean;
}

interface SecurityContext {
  readonly reader: { readonly source: Source };
  readonly root: Node;
  readonly schemes: SecuritySchemes;
}

/**
 * The operation's alternatives, or the description's. Undefined where it has some and none can be used, or where what
 * stands there is no list of requirements (both reported): it must never pass for "no credentials".
 */
export function readSecurity(context: SecurityContext, operation: FoundOperation): Security | undefined {
  const { source } = context.reader;
  const holder = member(operation.node.value, "security") === undefined ? context.root : operation.node;
  const declared = member(holder.value, "security");
  if (declared === undefined) return { security: [], securityOptional: false };
  const alternatives = readAlternatives(source, declared, below(holder.location, "security"));
  if (alternatives === undefined) return undefined;
  const security = alternatives.flatMap((alternative) => usable(context, alternative, operation));
  const securityOptional = alternatives.some(({ needs }) => needs.length === 0);
  const isLost = security.length === 0 && alternatives.length > 0 && !securityOptional;
  return isLost ? undefined : { security, securityOptional };
}

/** A Security Requirement Object: the schemes that it needs together, each with scopes or roles. */
interface Alternative {
  readonly location: Location;
  readonly needs: readonly Need[];
}

interface Need {
  readonly name: string;
  /** Scopes of a token; of other schemes, roles, which are "not otherwise defined or exchanged in-band". */
  readonly roles: readonly string[];
  readonly location: Location;
}

function readAlternatives(source: Source, declared: JsonValue, location: Location): readonly Alternative[] | undefined {
  if (!isArray(declared)) {
    source.report.add("invalid-value", location, "an array of objects", kindOf(declared));
    return undefined;
  }
  const alternatives = declared.map((requirement, index) =>
    readAlternative(source, requirement, below(location, index)),
  );
  return alternatives.every((alternative) => alternative !== undefined) ? alternatives : undefined;
}

function readAlternative(source: Source, requirement: JsonValue, location: Location): Alternative | undefined {
  if (!isObject(requirement)) {
    source.report.add("invalid-value", location, "an object such as { name: [] }", kindOf(requirement));
    return undefined;
  }
  const needs = Object.entries(requirement).map(([name, roles]) => {
    const at = below(location, name);
    return isListOfRoles(source, roles, at) ? { name, roles, location: at } : undefined;
  });
  return needs.every((need) => need !== undefined) ? { location, needs } : undefined;
}

function isListOfRoles({ report }: Source, roles: JsonValue, location: Location): roles is readonly string[] {
  if (isArray(roles) && roles.every((role) => typeof role === "string")) return true;
  report.add("invalid-value", location, "an array of strings", isArray(roles) ? "one of other values" : kindOf(roles));
  return false;
}

/** The requirement, or none and a diagnostic where it cannot be honoured. */
function usable(
  { reader: { source }, schemes }: SecurityContext,
  { location, needs }: Alternative,
  { method, path }: FoundOperation,
): readonly SecurityRequirement[] {
  const { report } = source;
  const instead = `${method} ${path} does without this alternative`;
  const found: SecurityScheme[] = [];
  for (const { name } of needs) {
    const read = schemes.get(name) ?? schemeAt(source, schemes, location, name);
    if (read?.kind === "usable") found.push(read.scheme);
    else if (read === undefined) report.add("unknown-security-scheme", location, name, instead);
    else report.add("unsupported-security", location, name, read.why, instead);
  }
  if (found.length < needs.length || needs.length === 0) return [];
  const clash = sharedPlace(found);
  if (clash !== undefined) {
    report.add("unsupported-security", location, clash.names.join(" with "), `both need the ${clash.place}`, instead);
    return [];
  }
  const needed = found.map((scheme, index) => neededScheme(source, scheme, needs[index]));
  return needed.every((each) => each !== undefined) ? [{ schemes: needed }] : [];
}

/** From OpenAPI 3.2 on, a name that no component has may be the URI of a scheme: here, of one of the components. */
function schemeAt(source: Source, schemes: SecuritySchemes, from: Location, uri: string): ReadScheme | undefined {
  const { dialect, files, resources } = source.document;
  const target = dialect === "3.2" ? findTarget(files, resources, from, uri) : undefined;
  if (target?.kind !== "found") return undefined;
  const { file, pointer } = target.location;
  return [...schemes.values()].find(
    (read) => read.kind === "usable" && read.scheme.location.file === file && read.scheme.location.pointer === pointer,
  );
}

/** Two schemes whose credentials stand in the same place: no request can carry both. */
function sharedPlace(
  schemes: readonly SecurityScheme[],
): { readonly names: readonly string[]; readonly place: string } | undefined {
  const taken = new Map<string, string>();
  for (const scheme of schemes) {
    const place = placeOf(scheme);
    const other = place === undefined ? undefined : taken.get(place);
    if (place !== undefined && other !== undefined) return { names: [other, scheme.name], place };
    if (place !== undefined) taken.set(place, scheme.name);
  }
  return undefined;
}

/** Where its credentials stand in a request: `header authorization`. */
function placeOf(scheme: SecurityScheme): string | undefined {
  if (scheme.kind === "mutualTLS") return undefined;
  if (scheme.kind !== "apiKey") return "header authorization";
  return `${scheme.in} ${scheme.in === "header" ? scheme.wireName.toLowerCase() : scheme.wireName}`;
}

/** The places of the keys that an operation takes: `header x-key`, `query key`. A parameter there is one of them. */
export function keyPlaces(security: readonly SecurityRequirement[], schemes: SecuritySchemes): ReadonlySet<string> {
  const needed = security.flatMap((requirement) => requirement.schemes.flatMap(({ name }) => schemes.get(name) ?? []));
  return new Set(
    needed.flatMap((read) =>
      read.kind === "usable" && read.scheme.kind === "apiKey" ? (placeOf(read.scheme) ?? []) : [],
    ),
  );
}

function neededScheme(source: Source, scheme: SecurityScheme, need: Need | undefined): NeededScheme | undefined {
  const { name } = scheme;
  if (need === undefined || need.roles.length === 0) return { name, scopes: [] };
  if (scheme.kind === "oauth2" || scheme.kind === "openIdConnect") return withScopes(source, scheme, need);
  source.report.add("unchecked-roles", need.location, need.roles.join(", "), name);
  return { name, scopes: [] };
}

/** RFC 6749 section 3.3: `scope-token`. */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

function withScopes({ report }: Source, scheme: SecurityScheme, { roles, location }: Need): NeededScheme | undefined {
  const described = scheme.kind === "oauth2" ? scheme.flows.flatMap(({ scopes }) => scopes) : undefined;
  for (const [index, scope] of roles.entries()) {
    const at = below(location, index);
    if (!scopeToken.test(scope)) {
      report.add("invalid-value", at, "a scope of printable ASCII without spaces and quotes", "another text");
      return undefined;
    }
    if (described === undefined || described.includes(scope)) continue;
    report.add("undescribed-scope", at, scope, scheme.name, nearestWord(scope, described));
  }
  return { name: scheme.name, scopes: [...new Set(roles)] };
}
