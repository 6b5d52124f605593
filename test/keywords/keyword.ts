/**
 * Reads what one keyword does: Markdown with a schema, the type that comes of it, values that its validator accepts, and
 * values that it refuses with the issue that it finds.
 *
 * - The `yaml` block holds one component schema.
 * - The `ts` block, if any, holds the declaration of its type, without the comment.
 * - The first `json` block lists values that are accepted, the second those that are refused: the value, and the path
 *   (a JSON Pointer), the code and the message of each issue: one beside the value, or a list as `issues`.
 * - A comment sets an option of the run: `<!-- formats: assertion -->`, `<!-- openapi: 3.0.3 -->`, and
 *   `<!-- carried by: requests -->` where only requests carry the schema.
 */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { JsonValue } from "../../generator/load/json.js";

export interface Keyword {
  readonly title: string;
  /** The name of the component, and its schema. */
  readonly name: string;
  readonly schema: JsonValue;
  readonly type?: string;
  readonly accepted: readonly JsonValue[];
  readonly refused: readonly Refused[];
  readonly options: ReadonlyMap<string, string>;
}

export interface Refused {
  readonly value: JsonValue;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

const knownOptions = ["formats", "openapi", "carried by"];

export function readKeyword(path: string): Keyword {
  const markdown = readFileSync(path, "utf8");
  const [yaml] = blocksOf(markdown, "yaml");
  const [accepted, refused] = blocksOf(markdown, "json");
  if (yaml === undefined || accepted === undefined) throw new Error(`${path} lacks a schema or values.`);
  const [[name, schema] = ["", null], ...others] = Object.entries<JsonValue>(parse(yaml));
  if (others.length > 0) throw new Error(`${path} must have one schema.`);
  const [type] = blocksOf(markdown, "ts");
  const options = new Map(
    [...markdown.matchAll(/^<!-- ([\w ]+): (\S+) -->$/gm)].map(([, key = "", word = ""]) => [key, word]),
  );
  for (const key of options.keys()) if (!knownOptions.includes(key)) throw new Error(`${path}: there is no "${key}".`);
  return {
    title: /^# (.*)$/m.exec(markdown)?.[1] ?? "",
    name,
    schema,
    ...(type === undefined ? {} : { type }),
    accepted: JSON.parse(accepted),
    refused: refused === undefined ? [] : JSON.parse(refused),
    options,
  };
}

function blocksOf(markdown: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\`$`, "gm");
  return [...markdown.matchAll(fence)].map(([, text = ""]) => text);
}

/** A description of which one operation carries the schema. */
export function descriptionOf({ name, schema, options }: Keyword): string {
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
  const answer = { description: "Done.", ...(options.get("carried by") === "requests" ? {} : { content }) };
  const operation = { operationId: "send", requestBody: { required: true, content }, responses: { "200": answer } };
  return JSON.stringify({
    openapi: options.get("openapi") ?? "3.1.0",
    info: { title: "Keyword", version: "1.0.0" },
    paths: { "/": { post: operation } },
    components: { schemas: { [name]: schema } },
  });
}
