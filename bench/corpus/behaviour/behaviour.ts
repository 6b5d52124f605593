/** What packages do, document by document: each in a process of its own, its outcome a line of JSON. */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { writeAsPublished, type CorpusDocument } from "../documents.js";
import { runProgram } from "../process.js";
import type { Tried } from "./calls.js";
import type { TriedExamples } from "./examples.js";

/** Absent parts: there is no package. */
export interface Behaviour {
  readonly id: string;
  readonly generator: string;
  readonly examples?: TriedExamples;
  readonly tried?: readonly Tried[];
  /** What it said where it did not come to an end. */
  readonly broken?: string;
}

const file = join(import.meta.dirname, "../.results/behaviour.jsonl");

/** So many to a process. */
const batchSize = 15;

export interface BehaviourRun {
  readonly generator: string;
  /** The limit for each document. */
  readonly seconds: number;
  /** When to begin with no other batch, in milliseconds since 1970. */
  readonly until: number;
}

export async function tryBehaviour(documents: readonly CorpusDocument[], run: BehaviourRun): Promise<void> {
  let left = documents;
  while (left.length > 0 && Date.now() < run.until) {
    const found = await tryBatch(left.slice(0, batchSize), run);
    left = left.slice(found.length);
    mkdirSync(dirname(file), { recursive: true });
    for (const behaviour of found) {
      appendFileSync(file, `${JSON.stringify(behaviour)}\n`);
      process.stderr.write(`${behaviour.id} ${summary(behaviour)}\n`);
    }
    process.stderr.write(`${documents.length - left.length} of ${documents.length}\n`);
  }
}

/** Those that the process came to, at least one: the last of them may be what ended it. */
async function tryBatch(documents: readonly CorpusDocument[], run: BehaviourRun): Promise<readonly Behaviour[]> {
  const folder = mkdtempSync(join(tmpdir(), "behaviour-"));
  try {
    const specs = documents.map((document, index) => {
      const own = join(folder, String(index));
      mkdirSync(own);
      return writeAsPublished(document, own);
    });
    const args = ["--import", "tsx", join(import.meta.dirname, "behave.ts"), ...specs];
    const { kind, output, errors } = await runProgram(process.execPath, args, run.seconds * documents.length);
    const lines = output.split("\n").filter((line) => line.startsWith("{"));
    return documents.slice(0, lines.length + 1).map(({ id }, index): Behaviour => {
      const about = { id, generator: run.generator };
      const line = lines[index];
      if (line !== undefined) return { ...about, ...JSON.parse(line) };
      return { ...about, broken: kind === "limit" ? "out of time" : errors.slice(0, 1000) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The newest of each document. */
export function readBehaviour(): ReadonlyMap<string, Behaviour> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return new Map(lines.map((line): Behaviour => JSON.parse(line)).map((each) => [each.id, each]));
}

function summary({ examples, tried = [], broken }: Behaviour): string {
  if (broken !== undefined) return broken.split("\n")[0] ?? "";
  if (examples === undefined) return "no package";
  const count = (kind: string): number => tried.filter(({ call }) => call.kind === kind).length;
  return `${count("equal")} equal, ${count("differs")} differ, ${count("undrawn")} not drawn; ${examples.disagreements.length} disagreements`;
}

/** The part of the report that tells of behaviour, as lines of Markdown. */
export function behaviourLines(all: readonly Behaviour[]): readonly string[] {
  const finished = all.filter(({ examples }) => examples !== undefined);
  if (finished.length === 0) return [];
  const tried = finished.flatMap((each) => (each.tried ?? []).map((one) => ({ ...one, id: each.id })));
  const examples = finished.flatMap((each) => each.examples ?? []);
  const count = (kind: string): number => tried.filter(({ call }) => call.kind === kind).length;
  const sum = (key: "accepted" | "rejected" | "untried"): number =>
    examples.reduce((total, each) => total + each[key], 0);
  const disagreements = examples.flatMap((each) => each.disagreements);
  return [
    "## What the packages do",
    "",
    `Of ${finished.length} documents: ${tried.length} operations, of which the client's request came to the server's handler`,
    `unchanged for ${count("equal")}, otherwise for ${count("differs")}; for ${count("undrawn")} none was drawn (bytes, files, items, values that are`,
    `hard to find). ${tried.filter(({ route }) => route !== "found").length} paths were not found by the router.`,
    `Examples: ${sum("accepted")} accepted and ${sum("rejected")} rejected by the generated validators, ${disagreements.length} of them other than`,
    `the generator says itself; ${sum("untried")} not tried.`,
    "",
    ...classLines(tried),
    ...disagreements.slice(0, 20).map((line) => `- example: ${line}`),
    ...all.flatMap(({ id, broken }) =>
      broken === undefined ? [] : [`- ${id}: ${broken.split("\n").slice(0, 3).join(" ")}`],
    ),
    "",
  ];
}

function classLines(tried: readonly (Tried & { readonly id: string })[]): readonly string[] {
  const classes = new Map<string, { readonly times: number; readonly first: string }>();
  for (const { id, operation, call, route } of tried) {
    if (route !== "found") note(classes, `route: ${route}`, `${id} ${operation}`);
    if (call.kind === "differs") note(classes, call.class, `${id} ${operation}: ${call.said}`);
  }
  return [...classes].map(
    ([name, { times, first }]) => `- ${name}: ${times}, for example ${first.replace(/\s+/g, " ").slice(0, 300)}`,
  );
}

function note(classes: Map<string, { times: number; first: string }>, name: string, example: string): void {
  const known = classes.get(name) ?? { times: 0, first: example };
  classes.set(name, { ...known, times: known.times + 1 });
}
