/**
 * The validators of random schemas against independent readings of JSON Schema 2020-12: ajv on every pair of a schema
 * and a value, and Hyperjump's validator as umpire where ajv and ours disagree. `FUZZ_PAIRS` sets how many pairs, and
 * `FAST_CHECK_SEED` where they begin.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { judgeBatch, pairsAtOnce, type Tally } from "./disagreements.js";

const wanted = Number(process.env["FUZZ_PAIRS"] ?? 8_000);
const firstSeed = fc.readConfigureGlobal().seed ?? Date.now();

it(
  "accept what others accept, and find issues with the rest",
  async () => {
    const total = { pairs: 0, accepted: 0, faultsOfAjv: 0 };
    for (let batch = 0; total.pairs < wanted; batch += 1) {
      const tally: Tally = await judgeBatch(firstSeed + batch * pairsAtOnce);
      expect(tally.defects.slice(0, 3), `FAST_CHECK_SEED=${firstSeed}`).toEqual([]);
      total.pairs += tally.pairs;
      total.accepted += tally.accepted;
      total.faultsOfAjv += tally.faultsOfAjv;
    }
    if (process.env["FUZZ_PAIRS"] !== undefined) console.log({ ...total, seed: firstSeed });
    // Values that are nearly all refused, or nearly all accepted, would tell little.
    expect(total.accepted / total.pairs).toBeGreaterThan(0.2);
    expect(total.accepted / total.pairs).toBeLessThan(0.8);
  },
  60_000 + wanted * 10,
);
