/** Lays text out as prettier does: TypeScript, JSON and Markdown. Never changes what it means. */
import type { BuiltInParserName, Options } from "prettier";
import { type Layout, layOutJson, layOutTypeScript } from "./layout/layout.js";
import { defaultStyle, type LayoutStyle } from "./layout/style.js";
import { layOutMarkdown } from "./markdown.js";
import type { Printer } from "./printer.js";

/** A finished file of the package: its path inside the package, parted by `/`, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The options of prettier that are about layout; a generated package may follow its repository's style. */
export type PrettierOptions = { readonly [Name in LayoutOption]?: Options[Name] | undefined };

type LayoutOption =
  | "printWidth"
  | "tabWidth"
  | "useTabs"
  | "semi"
  | "singleQuote"
  | "quoteProps"
  | "trailingComma"
  | "bracketSpacing"
  | "objectWrap"
  | "arrowParens"
  | "proseWrap"
  | "experimentalOperatorPosition";

/**
 * The text of a file, laid out by what its name says it is; a file of another kind stays as it is.
 *
 * @throws Error where the text is not of that language, which is a fault of the emitter.
 */
export async function format(
  file: GeneratedFile,
  options: PrettierOptions = {},
  printer: Printer = "fast",
): Promise<string> {
  const parser = parserOf(file.path);
  if (parser === undefined) return file.text;
  const layout = printer === "fast" ? layOut(file, options) : undefined;
  if (layout?.kind === "laid out") return layout.text;
  try {
    const prettier = await import("prettier");
    return await prettier.format(file.text, { printWidth: defaultWidth, ...given(options), endOfLine: "lf", parser });
  } catch (cause) {
    throw new Error(`${file.path} cannot be laid out: ${cause instanceof Error ? cause.message : ""}`, { cause });
  }
}

const defaultWidth = 120;

/** Without prettier, as far as the file and the options allow. */
export function layOut({ path, text }: GeneratedFile, options: PrettierOptions = {}): Layout {
  const { proseWrap = "preserve", experimentalOperatorPosition = "end" } = given(options);
  if (experimentalOperatorPosition !== "end") return { kind: "unknown", construct: "operators at the start of lines" };
  const style = styleOf(options);
  switch (parserOf(path)) {
    case "babel-ts":
      return layOutTypeScript(text, style);
    case "json":
      return layOutJson(text, style);
    case "json-stringify": {
      const json = JSON.stringify(JSON.parse(text), undefined, style.useTabs ? "\t" : style.tabWidth);
      return { kind: "laid out", text: `${json}\n` };
    }
    case "markdown":
      if (proseWrap !== "preserve") return { kind: "unknown", construct: "prose that wraps" };
      return layOutMarkdown(text, style);
    default:
      return { kind: "unknown", construct: `the language of ${path}` };
  }
}

/** One and the same for the same options, since what was laid out in a style is remembered with it. */
function styleOf(options: PrettierOptions): LayoutStyle {
  const { proseWrap: _, experimentalOperatorPosition: __, ...rest } = given(options);
  const style = styles.get(options) ?? { ...defaultStyle, printWidth: defaultWidth, ...rest };
  styles.set(options, style);
  return style;
}

const styles = new WeakMap<PrettierOptions, LayoutStyle>();

/** Without those that are undefined, which prettier would take for its own defaults. */
function given(options: PrettierOptions): Given {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

type Given = { readonly [Name in LayoutOption]?: NonNullable<Options[Name]> };

/**
 * As prettier itself chooses, so that `prettier --check` over a committed package is content; but for TypeScript, which
 * `babel-ts` reads to the same effect in half the time. A test holds the two equal over all that is emitted.
 */
function parserOf(path: string): BuiltInParserName | undefined {
  if (/(^|\/)package\.json$/.test(path)) return "json-stringify";
  if (path.endsWith(".json")) return "json";
  if (path.endsWith(".md")) return "markdown";
  return /\.[cm]?ts$/.test(path) ? "babel-ts" : undefined;
}
