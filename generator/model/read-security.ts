/** What operations require of requests to say who sends them: Security Requirement Objects (OAS 3.1.1 section 4.8.30). */
import { nearestWord } from "../diagnostics/edit-distance.js";
import { isArray, isObject, member, type JsonValue } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { findTarget } from "../load/reference-target.js";
import type { NeededScheme, SecurityRequirement, SecurityScheme } from "./api.js";
import { placeOf, schemesSharing, type Sharing } from "./credential-place.js";
import type { FoundOperation } from "./found-operation.js";
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
 * The operation's alternatives, or the description's, which are of requests to the API: what it sends has its own alone. Undefined where it has some and none can be used, or where what
 * stands there is no list of requirements (both reported): it must never pass for "no credentials".
 */
export function readSecurity(context: SecurityContext, operation: FoundOperation): Security | undefined {
  const { source } = context.reader;
  const isOwn = member(operation.node.value, "security") !== undefined || operation.origin !== undefined;
  const holder = isOwn ? operation.node : context.root;
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
  const sharing = schemesSharing(found);
  const clash = sharing.find(({ kind }) => kind === "clash");
  if (clash !== undefined) {
    const names = [clash.first.name, clash.second.name].join(" with ");
    report.add("unsupported-security", location, names, `both need the ${clash.place}`, instead);
    return [];
  }
  const needed = found.map((scheme, index) => neededScheme(source, scheme, needs[index]));
  if (!needed.every((each) => each !== undefined)) return [];
  for (const { first, second } of sharing) report.add("shared-credential", second.location, second.name, first.name);
  return [{ schemes: asOneCredential(needed, sharing) }];
}

/** A credential that serves several schemes goes by the name of the first, and needs the scopes of all. */
function asOneCredential(needed: readonly NeededScheme[], sharing: readonly Sharing[]): readonly NeededScheme[] {
  const nameFor = new Map(sharing.map(({ first, second }) => [second.name, first.name]));
  return needed
    .filter(({ name }) => !nameFor.has(name))
    .map(({ name, scopes }) => {
      const others = needed.filter((each) => nameFor.get(each.name) === name);
      return { name, scopes: [...new Set([...scopes, ...others.flatMap((each) => each.scopes)])] };
    });
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
