/** Who may call: how credentials and what is made of them show in the types of a server. */
import type { Api, Operation, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { pascalCase } from "../../plan/identifier.js";
import { propertyName } from "../literal.js";
import { schemesOf, schemesOfAll } from "../security-schemes.js";

/** Whether a caller must say who it is, may, or is not asked. */
export function authenticationOf({ security, securityOptional }: Operation): "required" | "optional" | "none" {
  if (security.length === 0) return "none";
  return securityOptional ? "optional" : "required";
}

/**
 * A type parameter for each scheme, by the scheme's name: what its function in `authenticate` takes callers for. Of an
 * only scheme it is `Principal`.
 */
export function principalNames({ securitySchemes }: Api): ReadonlyMap<string, string> {
  if (securitySchemes.length === 1) return new Map(securitySchemes.map(({ name }) => [name, "Principal"]));
  const names = new Map<string, string>();
  for (const [index, { name }] of securitySchemes.entries()) {
    const own = `${pascalCase(name)}Principal`;
    const isTaken = own === "Principal" || [...names.values()].includes(own);
    // No name in Pascal case has an underscore.
    names.set(name, isTaken ? `${own}_${String(index + 1)}` : own);
  }
  return names;
}

/** The type of `principal` in an operation's request: whom any of its alternatives can know. */
export function principalText(operation: Operation, api: Api): string {
  const known = knownText(operation, api);
  switch (authenticationOf(operation)) {
    case "required":
      return known;
    case "optional":
      return `${known} | undefined`;
    case "none":
      return "undefined";
  }
}

/** The same of a caller that is known. */
export function knownText({ security }: Operation, api: Api): string {
  return [...new Set(security.map((requirement) => alternativePrincipal(requirement, api)))].join(" | ");
}

/** Of schemes that are needed together, what each says, by its name. */
function alternativePrincipal(requirement: SecurityRequirement, api: Api): string {
  const names = principalNames(api);
  const schemes = schemesOf(requirement, api).map(({ scheme }) => scheme);
  const [only, ...others] = schemes;
  if (only !== undefined && others.length === 0) return names.get(only.name) ?? "never";
  const members = schemes.map(({ name }) => `readonly ${propertyName(name)}: ${names.get(name) ?? "never"}`);
  return `{ ${members.join("; ")} }`;
}

/**
 * The type parameters of whatever speaks of these operations; none where none of them asks who calls. Where one argument
 * is given, it counts for all schemes.
 */
export function principalParameters(operations: readonly Operation[], api: Api): readonly string[] {
  const [first, ...others] = principalNamesFor(operations, api);
  return first === undefined ? [] : [first, ...others.map((name) => `${name} = ${first}`)];
}

/** `<TokenPrincipal, LoginPrincipal>`, for what has the parameters of these operations. */
export function principalArguments(operations: readonly Operation[], api: Api): string {
  const names = principalNamesFor(operations, api);
  return names.length === 0 ? "" : `<${names.join(", ")}>`;
}

/** The same as names alone. */
export function principalNamesFor(operations: readonly Operation[], api: Api): readonly string[] {
  const known = namesOfLists.get(operations);
  if (known !== undefined) return known;
  const names = principalNames(api);
  const own = schemesOfAll(operations, api).map(({ name }: SecurityScheme) => names.get(name) ?? "never");
  namesOfLists.set(operations, own);
  return own;
}

/** Each operation of a resource asks for those of all of them. */
const namesOfLists = new WeakMap<readonly Operation[], readonly string[]>();
