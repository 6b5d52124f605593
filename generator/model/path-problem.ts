/** Paths of a description that cannot be requested as they stand. */

import { parameterNames } from "./path-template.js";

/** What is wrong with a path, or undefined: `pets` → `it does not start with "/"`. */
export function pathProblem(path: string): string | undefined {
  if (!path.startsWith("/")) return 'it does not start with "/"';
  if (path.includes("?")) return 'it holds "?", which ends a path';
  // The URL Standard, section 4.4: its parser takes these for something else, or away.
  if (/[\\\u0000-\u001f\u007f]/.test(path)) return "it holds a character that no path can hold";
  const segments = path.split("/");
  const names = parameterNames(path);
  if (new Set(names).size < names.length) return "it has two parameters of one name";
  if (segments.some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment)))
    return 'it holds a segment "." or "..", which URLs resolve';
  if (!segments.every((segment) => /^(?:[^{}]|\{[^{}]+\})*$/.test(segment))) return "its braces do not pair";
  if (path.includes("}{")) return "nothing stands between two of its parameters, so that no one can tell them apart";
  return undefined;
}
