/**
 * Every diagnostic there is: its severity, its message and what to do about it. `test/diagnostics/<code>/` holds a
 * description that provokes each.
 */
import { contradictions } from "./catalogue-contradictions.js";
import { links } from "./catalogue-links.js";
import { overlays } from "./catalogue-overlays.js";
import { parameters } from "./catalogue-parameters.js";
import { settings } from "./catalogue-settings.js";
import { didYouMean, grouped, listed, quote } from "./catalogue-words.js";
import type { Entry, Mark } from "./catalogue-entry.js";

export type { Mark, Severity } from "./catalogue-entry.js";

export const catalogue = {
  ...contradictions,
  ...settings,
  ...parameters,
  ...links,
  ...overlays,
  "alias-expansion": {
    severity: "error",
    message: (limit: number) => `The YAML aliases of this file stand for more than ${grouped(limit)} values.`,
    help: "Repeat parts by $ref, which is not expanded, instead of by aliases of aliases.",
  },
  "ambiguous-conversion": {
    severity: "warning",
    message: () =>
      "Both a date and a date-time are a Date to a program: one that stands for midnight, UTC, may be written as the other.",
    help: 'Let the schema be of one of the two, or set `dates` to "string" in the configuration.',
  },
  "ambiguous-form-value": {
    severity: "warning",
    message: (losses: readonly string[], _encodings: "possible" | "unknown") =>
      `A form cannot carry every value of this schema unchanged: ${losses.join("; ")}.`,
    // Swagger 2.0 has no Encoding Object.
    help: (_losses: readonly string[], encodings: "possible" | "unknown") =>
      encodings === "unknown"
        ? "Narrow the field until text alone tells, or send the values as JSON, in a body parameter."
        : "Say contentType: application/json in the field's encoding, or narrow the schema until text alone tells.",
  },
  "circular-composition": {
    severity: "warning",
    message: () => "This composition refers to itself with no object or array between, so its type says nothing.",
    help: "Let the circle pass through a property or the items of an array.",
  },
  "deep-nesting": {
    severity: "error",
    message: (limit: number) => `Objects and arrays are nested deeper than ${grouped(limit)} levels.`,
    help: "Name the inner parts and refer to them by $ref.",
  },
  "duplicate-identifier": {
    severity: "error",
    message: (identifier: string, first: string) =>
      `Two schemas have the identifier ${quote(identifier)}; the first is ${first}.`,
    help: "Give each a name of its own: references could mean either.",
    marks: "value",
  },
  "duplicate-key": {
    severity: "error",
    message: (key: string, firstLine: number) =>
      `The key ${quote(key)} stands twice in the same object; first on line ${firstLine}.`,
    help: "Remove or rename one of the two: readers differ in which of them they take.",
  },
  "duplicate-operation-id": {
    severity: "warning",
    message: (operationId: string) => `The operationId ${quote(operationId)} stands for more than one operation.`,
    help: "Give each operation an operationId of its own: an operation's function is named by it.",
    marks: "value",
  },
  "empty-enum": {
    severity: "warning",
    message: () => "This enum lists no values, so that none is allowed.",
    help: "List the values that are allowed, or remove the keyword.",
  },
  "empty-intersection": {
    severity: "warning",
    message: (what: string) => `Nothing can satisfy all that is said here of ${what}, so its type is never.`,
    help: "Correct the part that contradicts the others.",
  },
  "form-not-object": {
    severity: "warning",
    message: () => "The schema of a form must allow objects: a form is a list of named fields.",
    help: "Describe the form's fields as the properties of an object.",
  },
  "ignored-tag": {
    severity: "warning",
    message: (tag: string) => `The YAML tag ${quote(tag)} has no meaning here; the value is read as if it had none.`,
    help: "Remove the tag. OpenAPI allows only what JSON can express.",
  },
  "imprecise-number": {
    severity: "info",
    message: (source: string, value: number) => `The number ${source} cannot be held exactly; it is read as ${value}.`,
    help: "Nothing needs to be done where the difference does not matter, as in a limit of int64.",
    marks: "value",
  },
  "ineffective-keyword": {
    severity: "info",
    message: (keyword: string, why: string) => `${quote(keyword)} has no effect here: ${why}.`,
  },
  "invalid-description": {
    severity: "warning",
    message: (problem: string, nearest?: string) => `${problem}.${didYouMean(nearest)}`,
    help: "Correct the description by the OpenAPI Specification. What can be read of it is used as it stands.",
  },
  "invalid-pattern": {
    severity: "warning",
    message: (pattern: string) => `${quote(pattern)} is no regular expression; values are not checked against it.`,
    help: "Write it as JavaScript would (ECMA-262): no possessive quantifiers, no (?i), no POSIX classes.",
  },
  "invalid-syntax": {
    severity: "error",
    message: (language: "JSON" | "YAML", problem: string) => `This is not valid ${language}: ${problem}.`,
  },
  "invalid-value": {
    severity: "warning",
    message: (expected: string, found: string) => `Here must stand ${expected}, not ${found}; it is left out.`,
    marks: "value",
  },
  "missing-schema": {
    severity: "warning",
    message: (what: string) => `The ${what} has no schema; it may be anything.`,
    help: "Add a schema; an empty one, {}, allows anything.",
  },
  "missing-type": {
    severity: "warning",
    message: (keyword: string) =>
      `${quote(keyword)} speaks of objects alone, and no type says that this is one: any other value is allowed, too.`,
    help: "Add type: object; without it the generated type is unknown. An overlay adds it everywhere: target $..[?@.properties && !@.type], update { type: object }.",
  },
  "not-openapi": {
    severity: "error",
    message: (found: string) => `This is not an OpenAPI description: ${found}.`,
    help: 'An OpenAPI description is an object that says which version it is written in, as in openapi: "3.1.0".',
  },
  "operation-left-out": {
    severity: "warning",
    message: (operation: string) => `The operation ${operation} is left out: part of it cannot be honoured.`,
    help: "The other diagnostics of this operation say what.",
  },
  "parent-discriminator": {
    severity: "info",
    message: (wireName: string, components: readonly string[]) =>
      `${quote(wireName)} says which schema is meant, but a value is only held to this one: ${listed(components)} are for you to check.`,
    help: "Refer to a oneOf of them, with the discriminator, where values must be of one: a parent's discriminator has no say in validation.",
  },
  "pattern-without-unicode": {
    severity: "info",
    message: (pattern: string) => `${quote(pattern)} is no regular expression for Unicode; it is read as an older one.`,
    help: "Escape only what has a meaning of its own: `:` instead of `\\:`.",
  },
  "reference-cycle": {
    severity: "error",
    message: (references: readonly string[]) =>
      `These references lead round in a circle and name nothing: ${references.map(quote).join(" → ")}.`,
    help: "Let one of them name something of its own.",
    marks: "value",
  },
  "remote-reference": {
    severity: "error",
    message: (reference: string) => `The reference ${quote(reference)} leads to the network, and nothing is fetched.`,
    help: "Name a lock file (`lock` in the configuration) and run specwright lock, or save the file beside the description.",
    marks: "value",
  },
  "shared-credential": {
    severity: "warning",
    message: (scheme: string, first: string) =>
      `${quote(scheme)} is needed together with ${quote(first)}, and both stand in one place of a request: one credential serves for both, and is given and checked as ${quote(first)}.`,
    help: "List the schemes as alternatives where either will do; else check in the server's `authenticate` what both ask for.",
  },
  "stray-mapping": {
    severity: "warning",
    message: (value: string, why: string, nearest?: string) =>
      `The mapping of ${quote(value)} is left out: ${why}.${didYouMean(nearest)}`,
    help: "Map each value to one of the schemas that the oneOf or anyOf lists, by its name or a reference.",
  },
  "unchecked-roles": {
    severity: "warning",
    message: (roles: string, scheme: string) =>
      `The roles that are needed here with ${quote(scheme)} are not checked: ${roles}.`,
    help: "Check them in the server's `authenticate`, or in the handler.",
    marks: "value",
  },
  "unconverted-format": {
    severity: "info",
    message: (format: string, why: string) => `Values of the format ${quote(format)} stay as JSON holds them: ${why}.`,
    help: "Give the schema the type that the format is of, and say nothing else of what its text looks like; or leave it as it is.",
  },
  "unfilled-default": {
    severity: "warning",
    message: (why: string) => `A default is not filled in: ${why}.`,
    help: "It stays in the documentation. Whoever needs it filled in does so himself.",
  },
  "unknown-dialect": {
    severity: "warning",
    message: (uri: string) => `The dialect ${quote(uri)} is not known; schemas are read as JSON Schema 2020-12.`,
    help: "Known are drafts 6, 7, 2019-09 and 2020-12, the dialects of OpenAPI, and meta-schemas that are at hand.",
    marks: "value",
  },
  "unknown-format": {
    severity: "info",
    message: (format: string) => `The format ${quote(format)} is not known; values are not checked against it.`,
    help: "Say the same by a pattern in the schema, or say what it is under `formats` in the configuration.",
    marks: "value",
  },
  "unknown-keyword": {
    severity: "info",
    message: (keyword: string) => `The keyword ${quote(keyword)} is not known; it says nothing of a value.`,
    help: "Keywords of your own start with x-.",
  },
  "unknown-security-scheme": {
    severity: "warning",
    message: (scheme: string, instead: string) => `No security scheme ${quote(scheme)} is described: ${instead}.`,
    help: "Describe it under components.securitySchemes, or correct its name.",
  },
  "unknown-vocabulary": {
    severity: "error",
    message: (vocabulary: string, dialect: string) =>
      `The dialect ${quote(dialect)} requires the vocabulary ${quote(vocabulary)}, which is not known.`,
    help: "Let the meta-schema say false of it in $vocabulary, if schemas mean the same without.",
    marks: "value",
  },
  "unlocked-reference": {
    severity: "error",
    message: (uri: string, reason: string) => `What stands at ${quote(uri)} is not locked: ${reason}.`,
    help: "Run specwright lock, look at what it changed, and commit it.",
    marks: "value",
  },
  "unreadable-file": {
    severity: "error",
    message: (file: string, reason: string, nearest?: string) =>
      `The file ${quote(file)} cannot be read: ${reason}.${didYouMean(nearest)}`,
    help: "Correct the path. A relative path in a reference starts from the file that holds the reference.",
    marks: "value",
  },
  "unresolved-reference": {
    severity: "error",
    message: (reference: string, nearest?: string) =>
      `The reference ${quote(reference)} leads nowhere.${didYouMean(nearest)}`,
    help: "Correct the reference, or add what it names.",
    marks: "value",
  },
  "unsent-media-type-parameter": {
    severity: "warning",
    message: (mediaType: string) =>
      `The media type ${quote(mediaType)} is sent without its parameters, and its text is UTF-8.`,
    help: "What is received is not looked at for them either. An `accept` among the headers of a call can ask for more.",
  },
  "unsupported-keyword": {
    severity: "warning",
    message: (keyword: string, instead: string) => `${quote(keyword)} is not supported yet: ${instead}.`,
  },
  "unsupported-media-type": {
    severity: "warning",
    message: (mediaType: string, instead: string) =>
      `The media type ${quote(mediaType)} is not supported here: ${instead}.`,
  },
  "unsupported-security": {
    severity: "warning",
    message: (scheme: string, why: string, instead: string) =>
      `The security scheme ${quote(scheme)} cannot be used here, as ${why}: ${instead}.`,
    help: "Give each scheme that is needed with others a place of its own, and say of each what OpenAPI asks for.",
  },
  "unsupported-version": {
    severity: "error",
    message: (version: string) => `${version} is not supported.`,
    help: "Convert the description to Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2, and write the version in full, as in 3.1.0.",
    marks: "value",
  },
  "unusable-discriminator": {
    severity: "warning",
    message: (why: string) => `This discriminator does not tell the schemas apart: ${why}. Any of them may match.`,
    help: "Let each schema have the property as a string, and give each values of its own: by its name, a mapping or a const.",
  },
  "unusable-path": {
    severity: "warning",
    message: (path: string, reason: string) => `The path ${quote(path)} is left out: ${reason}.`,
    help: "A path reads like /v1/pets or /v1/pets/{id}.",
  },
} as const satisfies Record<string, Entry<never[]>>;

export type DiagnosticCode = keyof typeof catalogue;
export type DiagnosticParameters<Code extends DiagnosticCode> = Parameters<(typeof catalogue)[Code]["message"]>;

/** What the code frame of a diagnostic marks. */
export function markOf(code: DiagnosticCode): Mark {
  const entry: Entry<never[]> = catalogue[code];
  return entry.marks ?? "key";
}
