/** The table of what became of the documents, as Markdown. */
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { sizeClasses } from "./documents.js";
import { outcomeOf, outcomes, type DocumentRecord, type Outcome } from "./records.js";

export interface Asked {
  readonly asked: number;
  /** The names of those for which the time did not suffice. */
  readonly unreached: readonly string[];
  /** Of the circumstances: `while other work ran`. */
  readonly note: string;
  /** What is known of what packages do, as Markdown. */
  readonly behaviour: readonly string[];
}

/** The whole report. */
export function report(records: readonly DocumentRecord[], { asked, unreached, note, behaviour }: Asked): string {
  const failures = records.filter((record) => outcomeOf(record) !== "package");
  return [
    "# Real descriptions through the generator and the compiler",
    "",
    `${records.length} of ${asked} documents tried, by ${versions(records)}; ${machine()}. Every package has all outputs,`,
    "and is compiled by TypeScript 7 with every strict flag.",
    "",
    ...(note === "" ? [] : [note, ""]),
    "By size of the description (times and memory are of generating; the median, and the most):",
    "",
    table("size", sizeClasses.map(({ name }) => name).reverse(), records, ({ sizeClass }) => sizeClass),
    "",
    "By family (a provider with 20 documents or more):",
    "",
    table("family", distinct(records.map(({ family }) => family)), records, ({ family }) => family),
    "",
    ...(unreached.length === 0 ? [] : [`Not reached in the time given: ${unreached.join(", ")}.`, ""]),
    ...section("What has no package, or none that compiles", failures.sort(worstFirst).map(reasonLine)),
    ...section("Compile errors by code", countLines(failures.flatMap(compileCodes))),
    ...behaviour,
    ...section("Diagnostics by code, and in how many documents", diagnosticLines(records)),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, "", ...lines, ""];
}

function table(
  what: string,
  names: readonly string[],
  records: readonly DocumentRecord[],
  groupOf: (record: DocumentRecord) => string,
): string {
  const head = [what, "tried", ...outcomes, "wall s", "CPU s", "peak MB", "output kB"];
  const groups = names.map((name) => [name, records.filter((record) => groupOf(record) === name)] as const);
  const rows = [...groups, ["all", records] as const]
    .filter(([, group]) => group.length > 0)
    .map(([name, group]) => row(name, group));
  return [head, head.map((_, index) => (index === 0 ? ":--" : "--:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function row(name: string, group: readonly DocumentRecord[]): readonly string[] {
  const count = (outcome: Outcome): number => group.filter((record) => outcomeOf(record) === outcome).length;
  const measured = group.flatMap(({ generation }) => (generation.kind === "generated" ? [generation] : []));
  return [
    name,
    String(group.length),
    ...outcomes.map((outcome) => String(count(outcome))),
    spread(measured.map(({ wall }) => wall)),
    spread(measured.map(({ cpu }) => cpu)),
    spread(measured.map(({ peak }) => peak / 1e6)),
    spread(measured.map(({ bytes }) => bytes / 1000)),
  ];
}

/** `[1, 2, 9]` → `2.0 – 9.0` */
function spread(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  if (median === undefined || most === undefined) return "–";
  return [median, most].map((each) => each.toFixed(each < 100 ? 1 : 0)).join(" – ");
}

function worstFirst(a: DocumentRecord, b: DocumentRecord): number {
  return outcomes.indexOf(outcomeOf(a)) - outcomes.indexOf(outcomeOf(b)) || a.bytes - b.bytes;
}

function reasonLine(record: DocumentRecord): string {
  return `- ${record.id} (${Math.ceil(record.bytes / 1000)} kB): ${outcomeOf(record)}: ${reasonOf(record)}`;
}

function reasonOf({ generation, compilation }: DocumentRecord): string {
  if (generation.kind === "refused") return oneLine(generation.errors[0] ?? "no operations and no components");
  if (generation.kind !== "generated") return oneLine(generation.said);
  if (generation.misplaced.length > 0) return generation.misplaced.join(", ");
  if (compilation?.kind === "errors") return oneLine(compilation.first[0] ?? "");
  return compilation?.kind === "broken" ? oneLine(compilation.said) : "";
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 300 ? `${line.slice(0, 300)} …` : line;
}

function compileCodes({ compilation }: DocumentRecord): readonly string[] {
  return compilation?.kind === "errors" ? Object.keys(compilation.codes) : [];
}

function countLines(words: readonly string[]): readonly string[] {
  return distinct(words).map((word) => `- ${word}: ${words.filter((each) => each === word).length} documents`);
}

function diagnosticLines(records: readonly DocumentRecord[]): readonly string[] {
  const counts = new Map<string, { times: number; documents: number }>();
  for (const { generation } of records) {
    if (!("diagnostics" in generation)) continue;
    for (const [code, times] of Object.entries(generation.diagnostics)) {
      const known = counts.get(code) ?? { times: 0, documents: 0 };
      counts.set(code, { times: known.times + times, documents: known.documents + 1 });
    }
  }
  return [...counts]
    .sort(([, a], [, b]) => b.documents - a.documents || b.times - a.times)
    .map(([code, { times, documents }]) => `- ${code}: ${times} in ${documents}`);
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

function versions(records: readonly DocumentRecord[]): string {
  const generators = distinct(records.map(({ generator }) => generator));
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
  const date = new Date().toISOString().slice(0, 10);
  return `specwright ${version} (${generators.length === 1 ? generators[0] : `${generators.length} states of it`}) on ${date}`;
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? "an unknown processor";
  return `Node ${process.version}, ${availableParallelism()} × ${model}, ${(totalmem() / 2 ** 30).toFixed(0)} GB`;
}
