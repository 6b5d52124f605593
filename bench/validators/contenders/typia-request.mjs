export * from "../.build/typia/typia-request.js";
