/** What schemas say of the value that a runtime expression speaks of (OAS 3.1.1 section 4.8.20.4). */
import { nearestWord } from "../diagnostics/edit-distance.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { JsonType, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** Why a pointer leads to nothing that could stand in a URL, continuing a sentence; `nearest`: what may have been meant. */
export interface PointerProblem {
  /** `undeclared`: it may be there all the same. */
  readonly kind: "undeclared" | "no-text";
  readonly problem: string;
  readonly nearest?: string;
}

/** Undefined where there may be a text, a number or a boolean at the end, as far as the schemas say. */
export function pointerProblem(
  { text, tokens }: { readonly text: string; readonly tokens: readonly string[] },
  start: SchemaId,
  drafts: Drafts,
): PointerProblem | undefined {
  let speaking: readonly DraftSchema[] = speakingOf([start], drafts);
  for (const token of tokens) {
    const next = targetsOf(speaking, token);
    if (next.length === 0) return undeclared(speaking, token, text);
    speaking = speakingOf(next, drafts);
  }
  const types = speaking.flatMap(({ assertions }) =>
    assertions.flatMap((assertion) => (assertion.kind === "type" ? [assertion.types] : [])),
  );
  const isPossible = types.length === 0 || types.some((each) => each.some((type) => !inNoUrl.has(type)));
  return isPossible ? undefined : { kind: "no-text", problem: `the value that ${text} speaks of is no text` };
}

const inNoUrl: ReadonlySet<JsonType> = new Set<JsonType>(["object", "array", "null"]);

function speakingOf(ids: readonly SchemaId[], drafts: Drafts): readonly DraftSchema[] {
  return ids.flatMap((id) => partsOf(id, drafts).flatMap(({ draft, holds }) => (holds === "condition" ? [] : draft)));
}

function targetsOf(speaking: readonly DraftSchema[], token: string): readonly SchemaId[] {
  return speaking.flatMap(({ assertions }) =>
    assertions.flatMap((assertion): readonly SchemaId[] => {
      if (assertion.kind === "items") {
        const at = /^(?:0|[1-9]\d*)$/.test(token) ? (assertion.prefix[Number(token)] ?? assertion.rest) : undefined;
        return at === undefined ? [] : [at];
      }
      if (assertion.kind !== "properties") return [];
      const own = assertion.properties.flatMap(({ wireName, schema }) => (wireName === token ? schema : []));
      if (own.length > 0) return own;
      // What else there may be has any name, as far as anybody looks here.
      const others = assertion.patterns.map(({ schema }) => schema);
      return assertion.additional === undefined ? others : [...others, assertion.additional];
    }),
  );
}

/** Nothing is said of a schema that lists no properties: an object may have any. */
function undeclared(speaking: readonly DraftSchema[], token: string, text: string): PointerProblem | undefined {
  const names = speaking.flatMap(({ assertions }) =>
    assertions.flatMap((assertion) =>
      assertion.kind === "properties" ? assertion.properties.map(({ wireName }) => wireName) : [],
    ),
  );
  if (names.length === 0) return undefined;
  const nearest = nearestWord(token, [...new Set(names)]);
  const problem = `nothing declares the property ${JSON.stringify(token)} of which ${text} speaks`;
  return { kind: "undeclared", problem, ...(nearest === undefined ? {} : { nearest }) };
}
