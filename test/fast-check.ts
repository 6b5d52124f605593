/**
 * Property tests draw the same values on every run, so that a failure is of the change at hand. `FAST_CHECK_SEED` draws
 * others: a number, or `random`.
 */
import fc from "fast-check";

const chosen = process.env["FAST_CHECK_SEED"];
if (chosen !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(chosen ?? 20_261_122) });
