/** What a schema is called for where it stands, whoever comes upon it first. */
import type { Document } from "../load/document.js";
import { member } from "../load/json.js";
import { below, tokensOf, type Location } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import type { Source } from "./node.js";
import type { SchemaOwner } from "./schema.js";

/** Whether a schema of an operation stands inside it: not in a component, nor in another path's item. */
export function standsInside({ document }: Source, { file, pointer }: Location, owner: SchemaOwner): boolean {
  if (!("operation" in owner)) return true;
  return file === document.root && `#${pointer}`.startsWith(`${owner.operation}/`);
}

/**
 * The schema, named by a place, that another is inside of: `/components/schemas/Pet` for
 * `/components/schemas/Pet/properties/tag`; the schema itself where there is none around it.
 */
export function outermostSchema({ file, pointer }: Location): Location {
  const tokens = tokensOf(pointer);
  const isField = (token: string, index: number): boolean =>
    token === "schema" && schemaHolders.has(tokens[index - 2] ?? "");
  const length = componentTokens(tokens) ?? tokens.findIndex(isField) + 1;
  return length === 0 ? { file, pointer } : below({ file, pointer: "" }, ...tokens.slice(0, length));
}

/** The maps and lists whose members have a `schema`. */
const schemaHolders: ReadonlySet<string> = new Set([
  ...["content", "parameters", "headers", "mediaTypes"],
  // Swagger 2.0 has schemas in responses themselves.
  "responses",
]);

/**
 * The name of a schema for where it stands: by its own key, as in `#/components/schemas/Pet` → `Pet`, or, where that
 * says nothing, by those around it:
 *
 * - `#/components/responses/Missing/content/application~1json/schema` → `Missing Response`
 * - `paths.yaml#/~1pets/post/requestBody/content/…/schema` → `createPet Body` by its operationId, or `/pets post Body`
 * - `bodies.yaml#/NewPet/content/…/schema` → `NewPet Content`; a whole file → its name
 */
export function placeName({ document }: Source, { file, pointer }: Location): string {
  const tokens = tokensOf(pointer);
  const component = componentTokens(tokens);
  if (component !== undefined) return tokens.slice(component - 1).join(" ");
  const last = tokens.at(-1);
  if (last !== undefined && !tokens.includes("schema")) return last;
  const start = startOf(document, file, tokens);
  const words = [...start.words];
  for (let at = start.length; at < tokens.length; at += 1) {
    const token = tokens[at] ?? "";
    const operationId = methods.has(token) ? idOfOperation(document, file, tokens.slice(0, at + 1)) : undefined;
    if (operationId !== undefined) words.splice(0, words.length, operationId);
    else if (token === "parameters") {
      words.push(parameterName(document, file, tokens.slice(0, at + 2)) ?? "", "Parameter");
      at += 1;
    } else if (token === "content") {
      if (!words.some((word) => contentWords.has(word))) words.push("Content");
      at += 1;
    } else if (token === "properties") words.push(tokens[(at += 1)] ?? "");
    else if (token !== "schema") words.push(fieldWords.get(token) ?? token);
  }
  return words.join(" ");
}

/** How many tokens name the component that a place is in: `/components/schemas/Pet/…`; in Swagger 2.0 `/definitions/Pet/…`. */
function componentTokens([first, second, third]: readonly string[]): number | undefined {
  if (first === "components" && second === "schemas" && third !== undefined) return 3;
  return first === "definitions" && second !== undefined ? 2 : undefined;
}

interface Start {
  readonly words: readonly string[];
  /** How many tokens they stand for. */
  readonly length: number;
}

function startOf({ dialect }: Document, file: string, tokens: readonly string[]): Start {
  const [first, second = "", third] = tokens;
  const shared = dialect === "2.0" && third === "schema" ? sharedWords.get(first ?? "") : undefined;
  if (shared !== undefined) return { words: [second, shared], length: 2 };
  if (first === "components" && third !== undefined) {
    const word = sectionWords.get(second);
    return { words: word === undefined ? [third] : [third, word], length: 3 };
  }
  if (first === "paths" && second !== "") return { words: [second], length: 2 };
  if (first !== undefined && first !== "content" && first !== "schema") return { words: [first], length: 1 };
  const name = file.split("/").at(-1) ?? file;
  return { words: [name.replace(/\.[^.]+$/, "")], length: 0 };
}

function idOfOperation(document: Document, file: string, tokens: readonly string[]): string | undefined {
  const value = member(valueAt(document, below({ file, pointer: "" }, ...tokens)), "operationId");
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** In a list, where the position says nothing. */
function parameterName(document: Document, file: string, tokens: readonly string[]): string | undefined {
  const value = member(valueAt(document, below({ file, pointer: "" }, ...tokens)), "name");
  return typeof value === "string" ? value : tokens.at(-1);
}

const methods: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch", "query"]);

const sectionWords: ReadonlyMap<string, string> = new Map([
  ["responses", "Response"],
  ["requestBodies", "Body"],
  ["parameters", "Parameter"],
  ["headers", "Header"],
  ["mediaTypes", "Content"],
]);

/** Of Swagger 2.0's parameters those alone have a schema that are bodies. */
const sharedWords: ReadonlyMap<string, string> = new Map([
  ["parameters", "Body"],
  ["responses", "Response"],
]);

const fieldWords: ReadonlyMap<string, string> = new Map([
  ["requestBody", "Body"],
  ["responses", "Response"],
  ["items", "Item"],
  ["additionalProperties", "Value"],
]);

const contentWords: ReadonlySet<string> = new Set([...sectionWords.values(), ...fieldWords.values()]);
