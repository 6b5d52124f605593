import { Ajv2020 } from "ajv/dist/2020.js";
import { request } from "../.build/schemas.mjs";

export const options = { strict: false, strictNumbers: true, allErrors: false };
const ajv = new Ajv2020(options);
const all = new Ajv2020({ ...options, allErrors: true });
export const is = ajv.compile(request);
const check = all.compile(request);
export const issues = (value) => (check(value) ? undefined : check.errors);
