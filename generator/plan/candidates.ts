/** The names that an item could take, best first. */
import type { Operation, ResponseStatus } from "../model/api.js";
import { subtypeOf } from "../model/media-type.js";
import { spelledStatus } from "../model/response-status.js";
import type { Schema, SchemaOwner } from "../model/schema.js";
import { formId, plainId, type FormChange, type SchemaForm } from "../model/value-forms.js";
import { bothCases, escapedIdentifier, pascalCase, wordsOf } from "./identifier.js";
import type { Authority } from "./names.js";
import type { BaseName } from "./plan.js";

export interface Bases {
  readonly authority: Authority;
  readonly bases: readonly [BaseName, ...BaseName[]];
}

/** `ShopPet` → itself, then `ShopPetSchema`, then the escape of its pointer. */
export function basesOfComponent(schema: Schema, componentName: string, configured: string | undefined): Bases {
  const name = pascalCase(componentName);
  // Short for the root's own schemas, whose names are theirs alone. No name in Pascal case has an underscore.
  const id = plainId(schema);
  const isRoots = id.startsWith("#/components/schemas/");
  const last = baseName(`N_${escapedIdentifier(isRoots ? componentName : id)}`);
  if (configured !== undefined) return { authority: "configured", bases: [baseName(configured), last] };
  if (name === "") return { authority: "component", bases: [last] };
  return {
    authority: name === componentName ? "exact" : "component",
    bases: [baseName(name), baseName(`${name}Schema`), last],
  };
}

/**
 * `operationId`, then method and path: `createPet`, `postV1ShopPets`. Where another has the name of something that is made
 * for the operation (`CreatePetRequest` is a usual component), all but the function is called otherwise.
 */
export function basesOfOperation(operation: Operation, configured: string | undefined): Bases {
  const fromPath = baseName(`${operation.method.toLowerCase()} ${operation.path} ${operation.fragment ?? ""}`);
  const last = baseName(`N_${escapedIdentifier(operation.id)}`);
  if (configured !== undefined) return { authority: "configured", bases: [baseName(configured), last] };
  const { operationId } = operation;
  if (operationId === undefined || wordsOf(operationId).length === 0) {
    return { authority: "derived", bases: [fromPath, last] };
  }
  // AWS tells the methods of one action apart so: `GET_ListPets` is `GetListPets`, as its function is `getListPets`.
  const own = baseName(operationId.replace(/^[A-Z]+(?=[_-])/, (word) => word.toLowerCase()));
  const typesAside = { camel: own.camel, pascal: `${own.pascal}Operation`, internal: `${own.camel}Operation` };
  return { authority: "operation", bases: [own, typesAside, fromPath, last] };
}

/** What the names of the schemas inside one build on. */
export interface OwnerNames {
  /** As a person would write it: `Dog`, also inside a part of its `allOf`. */
  readonly usual: BaseName;
  /** With every step on the way: `DogAllOf2`. */
  readonly full: BaseName;
  /** With the keyword of every step, too, as pointers have them: `PetPropertiesOwner`. */
  readonly spelled: BaseName;
}

/**
 * A schema that stands inside another: its owner plus what it is there. Where that is taken, the steps to it are spelled
 * out. A title by itself is no name: many share one, so another operation could rename what was there before.
 */
export function basesOfInline(
  schema: Schema,
  names: OwnerNames,
  owner: SchemaOwner,
  configured: string | undefined,
): Bases {
  const last = baseName(`N_${escapedIdentifier(plainId(schema))}`);
  if (configured !== undefined) return { authority: "configured", bases: [baseName(configured), last] };
  const full = derivedName(names.full, owner);
  const spelled = spelledName(names.spelled, owner);
  const others = spelled.pascal === full.pascal ? [last] : [spelled, last];
  const usual = titledName(names.usual, schema, owner) ?? derivedName(names.usual, owner);
  if (usual.pascal === full.pascal) return { authority: "derived", bases: [full, ...others] };
  return { authority: "part", bases: [usual, full, ...others] };
}

/** What the names inside an inline schema build on, given what its own name builds on. */
export function ownerNamesOf(schema: Schema, names: OwnerNames, owner: SchemaOwner): OwnerNames {
  // A part speaks of the same value: how many stand before it is nothing that a name should depend on.
  const isPart = owner.kind === "keyword" && owner.keyword === "allOf";
  const usual = titledName(names.usual, schema, owner) ?? derivedName(names.usual, owner);
  return {
    usual: isPart ? names.usual : usual,
    full: derivedName(names.full, owner),
    spelled: spelledName(names.spelled, owner),
  };
}

function derivedName({ pascal }: BaseName, owner: SchemaOwner): BaseName {
  return baseName(pascal + wordsFor(owner));
}

/** Of several in a list, which have nothing but a number: the title, where it reads as a name. `PaymentCard` */
function titledName(
  { pascal }: BaseName,
  { annotations: { title = "" } }: Schema,
  owner: SchemaOwner,
): BaseName | undefined {
  const isNumbered = owner.kind === "keyword" && owner.index !== undefined;
  if (!isNumbered || !/^[A-Za-z][A-Za-z0-9_]*( [A-Za-z0-9]+){0,3}$/.test(title)) return undefined;
  const words = pascalCase(title);
  return baseName(words.startsWith(pascal) && words !== pascal ? words : pascal + words);
}

function spelledName({ pascal }: BaseName, owner: SchemaOwner): BaseName {
  return baseName(pascal + stepOf(owner));
}

/** The words of a step as a pointer has it: property `status` → `PropertiesStatus`, body of `text/xml` → `BodyTextXml`. */
function stepOf(owner: SchemaOwner): string {
  switch (owner.kind) {
    case "property":
      return `Properties${pascalWords(owner.wireName)}`;
    case "items":
      return "Items";
    case "additionalProperties":
      return "AdditionalProperties";
    case "requestBody":
      return `Body${wholeMediaTypeWords(owner.mediaType)}`;
    case "response":
      return `Response${statusWords(owner.status)}${wholeMediaTypeWords(owner.mediaType)}`;
    default:
      return wordsFor(owner);
  }
}

/** A form builds on the name of the schema that it is a form of: `Pet` → `PetRequest`. It is the weaker of two. */
export function basesOfForm({ of, changes }: SchemaForm, { authority, bases }: Bases, own: string | undefined): Bases {
  const last = extended(bases.at(-1) ?? bases[0], `_${escapedIdentifier(formId(of, changes).slice(of.length))}`);
  if (own !== undefined) return { authority: "configured", bases: [baseName(own), last] };
  const words = changes.map(wordsForChange).join("");
  const [first, ...others] = bases.slice(0, -1).map((base) => extended(base, words));
  return {
    authority: authority === "part" ? "part" : "derived",
    bases: first === undefined ? [last] : [first, ...others, last],
  };
}

function wordsForChange(change: FormChange): string {
  switch (change.kind) {
    case "direction":
      return pascalWords(change.direction);
    case "without":
      return `Without${change.wireNames.map(pascalWords).join("")}`;
    case "encoding":
      return pascalWords(change.encoding);
    case "parts":
      return "Parts";
    case "item":
      return "Item";
    case "defaults":
      return "WithDefaults";
  }
}

function extended({ pascal, camel }: BaseName, words: string): BaseName {
  return { pascal: pascal + words, camel: camel + words };
}

export function baseName(text: string): BaseName {
  // An escaped name must stay as it is, or it would no longer be the only one.
  if (text.startsWith("N_")) return { pascal: text, camel: `n${text.slice(1)}` };
  return bothCases(text);
}

/** The words that a schema adds to its owner's name: property `status` → `Status`. */
function wordsFor(owner: SchemaOwner): string {
  switch (owner.kind) {
    case "property":
      return pascalWords(owner.wireName);
    case "items":
      return "Item";
    case "additionalProperties":
      return "Value";
    case "keyword":
      return pascalWords(owner.keyword) + (owner.index === undefined ? "" : String(owner.index + 1));
    case "requestBody":
      return `Body${mediaTypeWords(owner.mediaType)}`;
    case "response":
      return `Response${statusWords(owner.status)}${mediaTypeWords(owner.mediaType)}`;
    case "parameters":
      return placeWords[owner.in];
    case "parameter":
      return placeWords[owner.in] + pascalWords(owner.wireName);
    case "headers":
      return `Response${statusWords(owner.status)}Headers`;
    case "header":
      return `Response${statusWords(owner.status)}Headers${pascalWords(owner.wireName)}`;
  }
}

/** A path and a query are one; headers and cookies are many. */
const placeWords = {
  path: "Path",
  query: "Query",
  querystring: "Querystring",
  header: "Headers",
  cookie: "Cookies",
} as const;

/** `text/csv` → `Csv`: what sets the schemas of one body apart. */
function mediaTypeWords(mediaType: string | undefined): string {
  return mediaType === undefined ? "" : pascalWords(subtypeOf(mediaType));
}

/** `text/csv` → `TextCsv`: what sets it apart from `application/csv`. */
function wholeMediaTypeWords(mediaType: string | undefined): string {
  return mediaType === undefined ? "" : pascalWords(mediaType);
}

/** As pascalCase, but without the letter that a whole name needs before a digit. */
function pascalWords(text: string): string {
  const name = pascalCase(`A ${text}`).slice(1);
  return name === "" ? escapedIdentifier(text) : name;
}

export function statusWords(status: ResponseStatus): string {
  return status.kind === "default" ? "Default" : spelledStatus(status);
}
