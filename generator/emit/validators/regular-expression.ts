/** The model's word on patterns, where the validators look for it. */
export { readPattern } from "../../model/regular-expression.js";
