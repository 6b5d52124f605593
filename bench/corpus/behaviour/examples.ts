/** Examples of a description through the validators of its package, beside what the generator thinks of them. */
import type { JsonValue } from "../../../generator/load/json.js";
import { verdictOn } from "../../../generator/model/accepts.js";
import type { Api } from "../../../generator/model/api.js";
import type { SchemaId } from "../../../generator/model/schema.js";
import { symbolKey, type Plan } from "../../../generator/plan/plan.js";
import type { LoadedPackage } from "./calls.js";

export interface TriedExamples {
  readonly accepted: number;
  readonly rejected: number;
  /** Of schemas that have no validator of their own, or that the generator does not decide. */
  readonly untried: number;
  readonly disagreements: readonly string[];
}

export function tryExamples(loaded: LoadedPackage, api: Api, plan: Plan): TriedExamples {
  const tried = { accepted: 0, rejected: 0, untried: 0, disagreements: [] as string[] };
  for (const { schema, value } of examplesOf(api)) {
    const name = plan.symbols.get(symbolKey("validators", "is", schema))?.name;
    const validator = name === undefined ? undefined : loaded[name];
    const verdict = verdictOn(value, schema, api.schemas, api.formats).kind;
    if (typeof validator !== "function" || verdict === "undecided") tried.untried += 1;
    else {
      const own: unknown = validator(value);
      tried[own === true ? "accepted" : "rejected"] += 1;
      if ((own === true) !== (verdict === "accepted"))
        tried.disagreements.push(`${schema}: ${JSON.stringify(value)}`.slice(0, 300));
    }
  }
  return tried;
}

function examplesOf(api: Api): readonly { readonly schema: SchemaId; readonly value: JsonValue }[] {
  const ofSchemas = [...api.schemas.values()].flatMap(({ id, annotations }) =>
    annotations.examples.map((value) => ({ schema: id, value })),
  );
  const contents = api.operations.flatMap(({ requestBody, responses }) =>
    [requestBody, ...responses].flatMap((each) => each?.contents ?? []),
  );
  const ofContents = contents.flatMap(({ kind, schema, examples }) =>
    schema === undefined || kind === "multipart" ? [] : examples.map(({ value }) => ({ schema, value })),
  );
  return [...ofSchemas, ...ofContents];
}
