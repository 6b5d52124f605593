/** Texts that would become code where a generator is careless, and harmless ones of the same shape. */
import { basePathOf, isBaseUrl } from "../../generator/model/served-at.js";
import type { PlaceKind } from "./description.js";

export const hostileTexts: readonly string[] = [
  'quote " quote',
  "quote ' quote",
  "tick ` tick",
  "`); evil(); (`",
  '"); evil(); ("',
  "'); evil(); ('",
  "*/ evil(); /*",
  "*\\/ evil",
  "/* evil",
  "// evil",
  "${evil()}",
  "</script><script>evil()</script>",
  "<!-- evil -->",
  "line\u2028separator\u2029evil",
  "new\nline\r\nevil\rline",
  "ends with a backslash\\",
  "\\",
  "\\u0022); evil(); (\\u0022",
  "a\0b\u0001\u001b[31mevil",
  "__proto__",
  "constructor",
  "prototype.evil",
  "@ts-ignore",
  "@ts-nocheck\n@deprecated",
  "/// <reference path='evil' />",
  "# evil",
  "[evil](javascript:evil())",
  "a | b | evil",
  "```\nevil\n```",
  "---\nevil: true\n---",
  "lone \ud800 surrogate \udc00",
  "\u202eright\u202c to \u2066left\u2069",
  "zero\u200bwidth\ufeffmark",
  "a; evil(); b",
  "}; evil(); {",
  "] = evil; [",
  "(?:evil",
  "[z-a]",
  "/evil/g",
  "%2F..%2Fevil",
  "../../evil",
  "a~b~1c/d",
  "import('evil')",
  "x: any = evil",
  "=> evil",
  "*",
  "@",
  " ",
];

/** Parts that random texts are made of. */
export const hostileParts: readonly string[] = [
  ..."\"'`*/\\${}[]()<>#@|&;:=,.~%!?^-_ \n\r\t\0",
  "*/",
  "/*",
  "//",
  "${",
  "</",
  "\u2028",
  "\u2029",
  "\u0085",
  "\ud83d",
  "\ude00",
  "🙂",
  "\u202e",
  "\ufeff",
  "__proto__",
  "constructor",
  "evil",
  "@ts-ignore",
  "```",
  "Ä",
  "語",
  "\\u0022",
];

/**
 * The same letters and digits, so that names and files are called the same, and as many UTF-16 units, with every other
 * unit replaced by a letter that means nothing anywhere. What means something at a place has its like there: braces and
 * slashes of a path stay, what is no regular expression is none again, and nothing but space is nothing.
 */
export function harmlessLike(text: string, kind: PlaceKind): string {
  if (kind === "text" && isBlank(text)) return "";
  const meaningful = { text: "", name: "", path: "/{}#", url: "{}", mediaType: "/;", pattern: "" }[kind];
  const letters = [...text]
    .map((character) =>
      isOfNames(character) || meaningful.includes(character) ? character : harmlessLetter.repeat(character.length),
    )
    .join("");
  if (kind === "path" && isNoPath(text)) return `${letters}?`;
  if (kind === "url") return urlLike(text, letters);
  return kind === "pattern" ? patternLike(text, letters) : letters;
}

/** What a server's URL ends in: nothing to start from is none again, and what adds no path adds none. */
function urlLike(text: string, letters: string): string {
  const url = `https://example.com/${text}`;
  const server = { url, template: url, variables: [] };
  if (!isBaseUrl(server)) return `${letters}?${harmlessLetter}`;
  return basePathOf({ servers: [server] }) === "" ? "" : letters;
}

/** What no path can hold (the URL Standard, section 4.4): an operation of such a path is left out. No request has a fragment. */
function isNoPath(written: string): boolean {
  const [text = "", ...fragment] = written.split("#");
  return (
    /[{}]/.test(fragment.join("#")) ||
    /[?\\\u0000-\u001f\u007f]/.test(text) ||
    text.split("/").some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))
  );
}

/** Letters and digits, and what is one when it is taken apart: `™` → `TM`. */
function isOfNames(character: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(character.normalize("NFKD"));
}

/** A pattern stays one, and one that only holds without the `u` flag has a bracket that asks for that. */
function patternLike(text: string, letters: string): string {
  if (isPattern(text, "u")) return letters;
  return isPattern(text, "") ? `${letters}}` : `(${letters}`;
}

/** A letter of a script that names are not made of. */
const harmlessLetter = "語";

/** Without anything that a comment would show. */
function isBlank(text: string): boolean {
  return /^[\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/.test(text);
}

function isPattern(text: string, flags: "u" | ""): boolean {
  try {
    new RegExp(text, flags);
    return true;
  } catch {
    return false;
  }
}
