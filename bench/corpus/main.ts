/**
 * Takes real descriptions through the generator, with every output, and what comes out through the compiler:
 *
 *     npm run build && npm --prefix bench/corpus ci && npm --prefix bench/corpus run corpus -- --sample 60
 *
 * | Option                  | What it does                                                                  |
 * | ----------------------- | ----------------------------------------------------------------------------- |
 * | `--only amazonaws`      | only documents whose name contains this                                       |
 * | `--family google.com`   | only those of a family                                                        |
 * | `--upto 200000`         | only documents of at most so many bytes                                       |
 * | `--sample 60 --seed a`  | so many of them, of all sizes and families; the seed decides which            |
 * | `--failed`              | those that failed in the last run                                             |
 * | `--untried`             | those that no generator was tried on yet                                      |
 * | `--behaviour`           | tries what the packages do, instead of generating and compiling them          |
 * | `--again`               | also those that this generator was tried on already                           |
 * | `--minutes 8`           | ends then; what was not reached is named, and the next run goes on there      |
 * | `--jobs 1`              | so many at a time, 2 unless said otherwise                                    |
 * | `--seconds`, `--memory` | the limits for each document: 300 seconds, 4,000 MB of heap                   |
 * | `--keep folder`         | leaves the packages there                                                     |
 * | `--report`              | runs nothing: prints the table of what is known of the documents              |
 * | `--write`               | puts the table into RESULTS.md                                                |
 * | `--note "in a hurry"`   | what the table says of the circumstances                                      |
 *
 * Fails where a document crashes the generator, or its package does not compile.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { behaviourLines, readBehaviour, tryBehaviour } from "./behaviour/behaviour.js";
import { listDocuments, type CorpusDocument } from "./documents.js";
import { digestOf, generatorDigest, outcomeOf, readRecords } from "./records.js";
import { report } from "./report.js";
import { runAll } from "./run.js";
import { sampleOf } from "./sample.js";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    family: { type: "string" },
    upto: { type: "string" },
    sample: { type: "string" },
    seed: { type: "string", default: "" },
    failed: { type: "boolean", default: false },
    untried: { type: "boolean", default: false },
    behaviour: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
    minutes: { type: "string", default: "100000" },
    jobs: { type: "string", default: "2" },
    seconds: { type: "string", default: "300" },
    memory: { type: "string", default: "4000" },
    keep: { type: "string" },
    report: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    note: { type: "string", default: "" },
  },
});

const generator = generatorDigest();
const before = readRecords();
const asked = choose(listDocuments());
const due = values.report ? [] : asked.filter((document) => values.again || !isKnown(document));
const until = Date.now() + Number(values.minutes) * 60_000;
if (values.behaviour) {
  await tryBehaviour(asked, { generator, seconds: Number(values.seconds), until });
  process.exit();
}
const unreached = await runAll(due, {
  generator,
  jobs: Number(values.jobs),
  limits: { seconds: Number(values.seconds), megabytes: Number(values.memory) },
  until,
  ...(values.keep === undefined ? {} : { keep: values.keep }),
});
const after = readRecords();
const records = asked.flatMap(({ id }) => after.get(id) ?? []);
const behaviour = [...readBehaviour().values()].filter(({ id }) => asked.some((document) => document.id === id));
const text = report(records, {
  asked: asked.length,
  unreached: unreached.map(({ id }) => id),
  note: values.note,
  behaviour: behaviourLines(behaviour),
});
console.log(text);
if (values.write) {
  const laidOut = await format(text, { parser: "markdown", printWidth: 120 });
  writeFileSync(join(import.meta.dirname, "RESULTS.md"), laidOut);
}
const failures = records.filter((record) => !["package", "no package"].includes(outcomeOf(record)));
process.exitCode = failures.length > 0 ? 1 : 0;

function choose(all: readonly CorpusDocument[]): readonly CorpusDocument[] {
  const { only = "", family, upto = "Infinity", sample, seed } = values;
  const fitting = all.filter(
    (document) =>
      document.id.includes(only) &&
      (family === undefined || document.family === family) &&
      document.bytes <= Number(upto) &&
      (!values.failed || hasFailed(document)) &&
      (!values.untried || !before.has(document.id)),
  );
  return sample === undefined ? fitting : sampleOf(fitting, Number(sample), seed);
}

function hasFailed({ id }: CorpusDocument): boolean {
  const record = before.get(id);
  return record !== undefined && outcomeOf(record) !== "package";
}

/** Whether this very document was tried with this very generator. */
function isKnown({ id, path }: CorpusDocument): boolean {
  const record = before.get(id);
  return record?.generator === generator && record.document === digestOf(readFileSync(path));
}
