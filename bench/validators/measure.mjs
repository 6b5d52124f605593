/**
 * One contender in a process of its own: proves first that it judges all inputs rightly, then measures what it is asked
 * for, again and again, so that the processes can take turns.
 */
import { do_not_optimize, measure } from "mitata";
import { inputs } from "./inputs.mjs";
import { measurements } from "./contenders.mjs";

const [name] = process.argv.slice(2);
const { cases } = await import(`./contenders/${name}.mjs`);

const wrong = measurements.flatMap(disagreement);
// A server runs all of its validators: each meets the others' traces in V8's caches from the start.
for (const measurement of measurements) warmUp(measurement);
process.on("message", async ({ index, milliseconds }) => process.send(await time(measurements[index], milliseconds)));
process.send({ wrong });

function disagreement(measurement) {
  const judge = functionOf(measurement);
  if (judge === undefined) return [];
  const expected = expectation(measurement);
  const bad = inputs[measurement.case][measurement.inputs].findIndex((value) => !expected(judge(value), value));
  return bad === -1 ? [] : [`${measurement.case} ${measurement.function}: ${measurement.inputs} input ${bad}`];
}

function functionOf(measurement) {
  return cases[measurement.case]?.[measurement.function];
}

/** What an answer must be: true or false, issues or none, the value or what remains of it. */
function expectation({ function: asked, inputs: kind }) {
  if (asked === "is") return (answer) => answer === (kind === "valid");
  if (asked === "issues") return (answer) => Array.isArray(answer) && answer.length > 0;
  if (kind === "valid") return (answer, value) => JSON.stringify(answer) === JSON.stringify(value);
  return (answer, { extra: _, ...value }) => JSON.stringify(answer) === JSON.stringify(value);
}

function warmUp(measurement) {
  const judge = functionOf(measurement);
  if (judge === undefined) return;
  const end = performance.now() + 30;
  while (performance.now() < end) for (const value of inputs[measurement.case][measurement.inputs]) judge(value);
}

/** Nanoseconds of one call, going round the inputs; undefined where the contender has no such function. */
async function time(measurement, milliseconds) {
  const judge = functionOf(measurement);
  if (judge === undefined) return {};
  const values = inputs[measurement.case][measurement.inputs];
  const last = values.length - 1;
  let index = 0;
  const call = () => {
    index = (index + 1) & last;
    do_not_optimize(judge(values[index]));
  };
  const { p25 } = await measure(call, { min_cpu_time: milliseconds * 1e6 });
  return { nanoseconds: p25 };
}
