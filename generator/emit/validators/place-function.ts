/** What the functions have in common that go down a value with a place for each object and array in it. */
import type { Assertion } from "../../model/schema.js";
import type { Statement } from "../emitter.js";
import { functionStructure, type Visibility } from "../structures.js";
import { render, when, type Code } from "./code.js";
import { atom } from "./condition.js";
import type { Scope } from "./scope.js";

interface PlaceCode {
  readonly place: "Place" | "KeptPlace";
  readonly code: (assertion: Assertion) => readonly Code[];
  /** What no single assertion says. */
  readonly before?: readonly Code[];
}

/** `function fillPetAt(value: unknown, place: Place): void`, with what each assertion has to say. */
export function placeFunction(
  scope: Scope,
  name: string,
  exported: Visibility,
  { place, code, before = [] }: PlaceCode,
): Statement {
  const body = scope.schema.assertions.flatMap(code);
  const statements = [...before, ...body].map(render);
  const value = body.length === 0 ? "_value" : "value";
  const at = statements.length === 0 ? "_place" : "place";
  return functionStructure({
    name,
    exported,
    parameters: [
      { name: value, type: "unknown" },
      { name: at, type: scope.naming.runtime(place) },
    ],
    returnType: "void",
    statements,
  });
}

/** The runtime is asked only where it is used: asking records an import. */
export function whereValue(
  predicate: "isObject" | "isArray",
  body: readonly Code[],
  { naming }: Scope,
): readonly Code[] {
  return body.length === 0 ? [] : when(atom(`${naming.runtime(predicate)}(value)`), body);
}
