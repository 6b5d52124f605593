export * from "../.build/typia/typia.js";
