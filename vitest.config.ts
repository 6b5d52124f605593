import { defineConfig } from "vitest/config";

/** Files that replace a module for all that runs beside them, or that ask for modules anew. */
const alone = [
  "test/runtime/client-errors.test.ts",
  "test/unit/print-without-prettier.test.ts",
  "test/unit/write-crash.test.ts",
];

// Packing and installing packages takes as long as a tenth of all else: `npm run test:consumers` does it.
const leftOut = process.env["CONSUMERS"] === "all" ? [] : ["test/consumers/package.test.ts"];

export default defineConfig({
  test: {
    setupFiles: ["test/fast-check.ts"],
    // All of a small machine's cores: many tests wait for a compiler or another process.
    maxWorkers: "100%",
    // Compilers and child processes: slow on a shared core, never a reason to fail.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...alone, ...leftOut],
          // Loading the generator and compilers for each file anew takes as long as the tests.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: "alone", include: alone, sequence: { groupOrder: 1 } } },
    ],
  },
});
