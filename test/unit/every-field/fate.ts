/** What becomes of a field that is planted alone into a description of which all is honoured. */
import type { Diagnostic } from "../../../generator/diagnostics/report.js";
import { isArray, isObject, member, type JsonObject, type JsonValue } from "../../../generator/load/json.js";
import { child, tokensOf, type Pointer } from "../../../generator/load/pointer.js";
import type { Dialect } from "../../../generator/load/upgrade.js";
import { generateInMemory } from "../../in-memory.js";

export interface Outcome {
  /** All that would be printed. */
  readonly output: string;
  readonly diagnostics: readonly Diagnostic[];
}

export type Fate = "named" | "honoured" | "silent";

export interface Ground {
  /** What comes of the description with nothing planted. */
  readonly base: () => Promise<Outcome>;
  /** What becomes of a field of the object at a pointer. */
  readonly fateOf: (holder: Pointer, name: string, value: JsonValue) => Promise<Fate>;
}

export function groundOf(description: JsonObject, dialect: Dialect): Ground {
  let known: Promise<Outcome> | undefined;
  const base = (): Promise<Outcome> => (known ??= outcomeOf(description, dialect, "asked"));
  return { base, fateOf: async (...field) => fateIn({ description, dialect, base: await base() }, ...field) };
}

async function outcomeOf(value: JsonObject, dialect: Dialect, metaSchema: "asked" | "not asked"): Promise<Outcome> {
  const { emitted, diagnostics } = await generateInMemory(value, dialect, metaSchema);
  return { output: emitted === undefined ? "" : JSON.stringify([emitted.sources, emitted.texts]), diagnostics };
}

interface Planting {
  readonly description: JsonObject;
  readonly dialect: Dialect;
  readonly base: Outcome;
}

/** The meta-schema, which is slow, is asked only where nothing else has something to say. */
async function fateIn(
  { description, dialect, base }: Planting,
  holder: Pointer,
  name: string,
  value: JsonValue,
): Promise<Fate> {
  const pointer = child(holder, name);
  const planted = replaced(description, tokensOf(pointer), value);
  if (!isObject(planted)) throw new Error("A description is an object.");
  const outcome = await outcomeOf(planted, dialect, "not asked");
  if (isNamedAt(pointer, outcome)) return "named";
  if (outcome.output !== base.output) return "honoured";
  return isNamedAt(pointer, await outcomeOf(planted, dialect, "asked")) ? "named" : "silent";
}

/** The value with another one at a place: `(a, ["b", "0"], c)`. */
function replaced(value: JsonValue | undefined, [token, ...rest]: readonly string[], inner: JsonValue): JsonValue {
  if (token === undefined) return inner;
  const next = replaced(member(value, token), rest, inner);
  if (isArray(value)) return value.with(Number(token), next);
  return { ...(isObject(value) ? value : {}), [token]: next };
}

function isNamedAt(pointer: Pointer, { diagnostics }: Outcome): boolean {
  return diagnostics.some(({ location }) => `${location?.pointer ?? ""}/`.startsWith(`${pointer}/`));
}
