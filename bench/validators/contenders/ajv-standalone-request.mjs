import { first, all } from "../.build/ajv-standalone/request.mjs";

export const is = first;
export const issues = (value) => (all(value) ? undefined : all.errors);
