import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Compilers and child processes: slow on a shared core, never a reason to fail.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
