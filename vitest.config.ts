import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Packing and installing packages takes as long as a tenth of all else: `npm run test:consumers` does it.
    exclude: process.env["CONSUMERS"] === "all" ? [] : ["test/consumers/package.test.ts"],
    setupFiles: ["test/fast-check.ts"],
    // All of a small machine's cores: many tests wait for a compiler or another process.
    maxWorkers: "100%",
    // Compilers and child processes: slow on a shared core, never a reason to fail.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
