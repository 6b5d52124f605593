/**
 * Reads a scenario: Markdown with a fragment of a description and the declarations that are to come of it.
 *
 * - A `yaml` block holds what is put in. `yaml answer`: component schemas, of which answers carry each; `yaml request`:
 *   component schemas, of which requests carry each; `yaml` alone: component schemas that go both ways, or, where it has
 *   `openapi` or `swagger`, a whole description. `yaml overlay` beside it: an OpenAPI Overlay that is laid over it.
 * - Each `ts` block holds declarations as they stand in the output, comments and layout included. What is declared
 *   under its name there must be just that.
 * - A `diagnostics` block lists all that is said of the description, a line each: `warning name-collision #/pointer`.
 *   Without one, nothing is said.
 * - A comment sets an option of the run: `<!-- formats: assertion -->`, `<!-- dates: Date -->`, `<!-- int64: bigint -->`.
 */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { GenerateOptions } from "../../generator/generate.js";

export interface Scenario {
  /** A whole OpenAPI description, as JSON. */
  readonly description: string;
  /** The text of the overlay, where there is one. */
  readonly overlay?: string;
  readonly declarations: readonly string[];
  readonly diagnostics: readonly string[];
  readonly options: Partial<
    Pick<GenerateOptions, "formats" | "strip" | "dates" | "int64" | "components" | "streamedParts">
  >;
}

export function readScenario(path: string): Scenario {
  const markdown = readFileSync(path, "utf8");
  const blocks = codeBlocks(markdown);
  const overlay = blocks.find(({ language }) => language === "yaml overlay");
  const fragments = blocks.filter((block) => block.language.startsWith("yaml") && block !== overlay);
  const [fragment] = fragments;
  if (fragment === undefined || fragments.length > 1) throw new Error(`${path} must have exactly one yaml block.`);
  const declarations = blocks.filter(({ language }) => language === "ts").map(({ text }) => text);
  if (declarations.length === 0) throw new Error(`${path} expects no declaration.`);
  const diagnostics = blocks
    .filter(({ language }) => language === "diagnostics")
    .flatMap(({ text }) => text.split("\n"));
  return {
    description: JSON.stringify(descriptionOf(fragment)),
    ...(overlay === undefined ? {} : { overlay: overlay.text }),
    declarations,
    diagnostics,
    options: optionsIn(markdown),
  };
}

function optionsIn(markdown: string): Scenario["options"] {
  const comments = [...markdown.matchAll(/^<!-- (\w+): (\w+) -->$/gm)].map(([, name, word]) => `${name}: ${word}`);
  const options = comments.map((comment) => {
    const option = knownOptions.get(comment);
    if (option === undefined) throw new Error(`"${comment}" is no option that a scenario knows.`);
    return option;
  });
  return options.reduce((all, option) => ({ ...all, ...option }), {});
}

const knownOptions: ReadonlyMap<string, Scenario["options"]> = new Map<string, Scenario["options"]>([
  ["formats: assertion", { formats: "assertion" }],
  ["formats: own", { formats: { "*": "assertion", uuid: "annotation", "color-hex": { pattern: "^#[0-9a-f]{6}$" } } }],
  ["dates: Date", { dates: "Date" }],
  ["int64: bigint", { int64: "bigint" }],
  ["int64: string", { int64: "string" }],
  ["strip: functions", { strip: "functions" }],
  ["streamedParts: addVideo", { streamedParts: { addVideo: "video" } }],
  ["components: all", { components: "all" }],
]);

interface CodeBlock {
  /** What stands behind the fence: `yaml answer`. */
  readonly language: string;
  readonly text: string;
}

function codeBlocks(markdown: string): readonly CodeBlock[] {
  return [...markdown.matchAll(/^```(.*)\n([\s\S]*?)\n```$/gm)].map(([, language = "", text = ""]) => ({
    language: language.trim(),
    text,
  }));
}

function descriptionOf({ language, text }: CodeBlock): object {
  const fragment: object = parse(text);
  if ("openapi" in fragment || "swagger" in fragment) return fragment;
  const operations = Object.keys(fragment).map((name, index) => [
    `/scenario/${String(index)}`,
    { post: operationOver(name, language) },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Scenario", version: "1.0.0" },
    paths: Object.fromEntries(operations),
    components: { schemas: fragment },
  };
}

function operationOver(name: string, language: string): object {
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
  const empty = { "204": { description: "Done." } };
  const answer = { "200": { description: "Done.", content } };
  switch (language) {
    case "yaml request":
      return { requestBody: { required: true, content }, responses: empty };
    case "yaml answer":
      return { responses: answer };
    case "yaml":
      return { requestBody: { required: true, content }, responses: answer };
    default:
      throw new Error(`A block of ${language} is none that a scenario knows.`);
  }
}
