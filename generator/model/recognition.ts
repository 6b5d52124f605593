/**
 * Operations whose requests have the same method and path: those of paths that only a fragment sets apart, or only the
 * names of parameters. A server knows their requests by required parameters that have listed values.
 */
import type { Report } from "../diagnostics/report.js";
import type { Operation, ParameterGroup } from "./api.js";
import type { Mark } from "./mark.js";
import { listedValues, typesOf } from "./listed-values.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

interface Described {
  readonly operations: readonly Operation[];
  readonly drafts: Drafts;
}

/** The operations, each with what a server knows it by where the path does not suffice. */
export function withRecognition({ operations, drafts }: Described, report: Report): readonly Operation[] {
  const recognised = new Map<Operation, Operation>();
  // What the API sends is told apart by whoever receives it.
  for (const group of operationsByRequest(operations.filter(({ origin }) => origin === undefined))) {
    if (group.length > 1) for (const [own, result] of recognise(group, drafts, report)) recognised.set(own, result);
  }
  return operations.map((operation) => recognised.get(operation) ?? operation);
}

/** Those that a server knows, together where they have the same method and path, in the order to ask in. */
export function servedByRequest(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const marksOf = ({ recognition }: Operation): number =>
    recognition?.kind === "marks" ? recognition.marks.length : 0;
  return operationsByRequest(operations.filter(isServed)).map((group) =>
    [...group].sort((a, b) => marksOf(b) - marksOf(a) || fragmentsOf(a) - fragmentsOf(b)),
  );
}

/** Those together whose requests have the same method and path. */
function operationsByRequest(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = requestKey(operation);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else group.push(operation);
  }
  return [...groups.values()];
}

/** Whether a server knows the operation's requests from those of others. */
export function isServed({ recognition }: Operation): boolean {
  return recognition?.kind !== "none";
}

/** The same for all operations whose requests a table of paths cannot tell apart. */
function requestKey({ method, path, servers = [] }: Operation): string {
  const segments = path.split("/").map((segment) => {
    const literals = segment.split(/\{[^{}]*\}/);
    return literals.length === 1 ? (decoded(segment) ?? segment) : literals;
  });
  return JSON.stringify([method, segments, servers.map(({ url }) => url)]);
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** An operation, what all its requests have, and what they may have. */
interface Candidate {
  readonly operation: Operation;
  readonly marks: readonly Mark[];
  /** By parameter: the texts that it may have; `undefined`: any. */
  readonly declared: ReadonlyMap<string, readonly string[] | undefined>;
}

function recognise(
  group: readonly Operation[],
  drafts: Drafts,
  report: Report,
): readonly (readonly [Operation, Operation])[] {
  const candidates = withoutCommonMarks(group.map((operation) => candidateOf(operation, drafts)));
  const served: Candidate[] = [];
  return [...candidates].sort(inOrder).map((candidate) => {
    const { operation, marks } = candidate;
    const rival = served.find((earlier) => earlier.marks.every((mark) => mayHave(candidate, mark)));
    if (rival === undefined) {
      served.push(candidate);
      return [operation, { ...operation, recognition: { kind: "marks", marks } }];
    }
    const label = rival.operation.operationId ?? `${operation.method} ${operation.path}`;
    report.add("indistinct-operation", operation.location, `${operation.method} ${operation.path}`, label);
    return [operation, { ...operation, recognition: { kind: "none" } }];
  });
}

/** Whose requests have more to show is asked first; of two with as much the one whose path is as it is sent. */
function inOrder(a: Candidate, b: Candidate): number {
  return b.marks.length - a.marks.length || fragmentsOf(a.operation) - fragmentsOf(b.operation);
}

function fragmentsOf({ fragment }: Operation): number {
  return fragment === undefined ? 0 : 1;
}

/** Whether there may be a request of the operation that has the mark. */
function mayHave({ declared }: Candidate, mark: Mark): boolean {
  const key = nameIn(mark);
  if (!declared.has(key)) return false;
  const own = declared.get(key);
  return own === undefined || mark.values === undefined || mark.values.some((value) => own.includes(value));
}

/** What all of them have alike tells none from the others. */
function withoutCommonMarks(candidates: readonly Candidate[]): readonly Candidate[] {
  const counts = new Map<string, number>();
  for (const mark of candidates.flatMap(({ marks }) => marks)) {
    counts.set(JSON.stringify(mark), (counts.get(JSON.stringify(mark)) ?? 0) + 1);
  }
  const tells = (mark: Mark): boolean => counts.get(JSON.stringify(mark)) !== candidates.length;
  return candidates.map((candidate) => ({ ...candidate, marks: candidate.marks.filter(tells) }));
}

function candidateOf(operation: Operation, drafts: Drafts): Candidate {
  const parameters = operation.parameters.flatMap((group) => placedParameters(group, drafts));
  return {
    operation,
    marks: parameters.flatMap(({ mark, isSure }) => (isSure ? [mark] : [])),
    declared: new Map(parameters.map(({ mark }) => [nameIn(mark), mark.values])),
  };
}

interface PlacedParameter {
  readonly mark: Mark;
  /** Whether it is in every request, under its own name. */
  readonly isSure: boolean;
}

function placedParameters(
  { in: place, schema, parameters }: ParameterGroup,
  drafts: Drafts,
): readonly PlacedParameter[] {
  if (place !== "query" && place !== "header") return [];
  const properties = (drafts.get(schema)?.assertions ?? []).flatMap((assertion) =>
    assertion.kind === "properties" ? assertion.properties : [],
  );
  const schemas = new Map(properties.map((property) => [property.wireName, property.schema]));
  return parameters.map(({ wireName, required, serialization }) => {
    const { isScalar, values } = textsOf(schemas.get(wireName), drafts);
    const mark = { in: place, wireName, ...(values === undefined ? {} : { values }) };
    return { mark, isSure: required && isScalar && serialization.kind === "style" };
  });
}

interface Texts {
  readonly isScalar: boolean;
  /** Absent: any. */
  readonly values?: readonly string[];
}

/** What may stand for a value in a request. */
function textsOf(id: SchemaId | undefined, drafts: Drafts): Texts {
  const assertions = (id && drafts.get(id)?.assertions) ?? [];
  const [first, ...others] = assertions;
  // A parameter that may also be empty is one of two schemas.
  if (first?.kind === "anyOf" && others.length === 0)
    return together(first.schemas.map((each) => textsOf(each, drafts)));
  const values = listedTexts(assertions);
  const isScalar = values !== undefined || (typesOf(assertions)?.every((type) => scalarTypes.has(type)) ?? false);
  return { isScalar, ...(values === undefined ? {} : { values }) };
}

function together(alternatives: readonly Texts[]): Texts {
  const isScalar = alternatives.every((each) => each.isScalar);
  const isListed = alternatives.every(({ values }) => values !== undefined);
  return { isScalar, ...(isListed ? { values: alternatives.flatMap(({ values = [] }) => values) } : {}) };
}

/** What may stand for it in a request, where that is a list. */
function listedTexts(assertions: readonly Assertion[]): readonly string[] | undefined {
  const values = listedValues(assertions)?.values;
  const isWritten = values?.every((value) => ["string", "number", "boolean"].includes(typeof value)) ?? false;
  return isWritten ? values?.map(String) : undefined;
}

const scalarTypes: ReadonlySet<string> = new Set(["string", "number", "integer", "boolean"]);

/** `header x-action`, `query Action` */
function nameIn({ in: place, wireName }: Mark): string {
  return `${place} ${place === "header" ? wireName.toLowerCase() : wireName}`;
}
