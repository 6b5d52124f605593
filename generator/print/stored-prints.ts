/**
 * Which text each file of a package was laid out from, kept between runs of the command line: the next run takes a file
 * from the package where it would only lay out the same again.
 *
 * Kept in `node_modules/.cache`, as tools do with what they can make again, and trusted as little: a file is taken only
 * if its text has the digest that it had when it was laid out, by the same release and in the same style.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { digest, type Digests } from "./manifest.js";
import type { KnownTexts } from "./print-memory.js";

export class StoredPrints implements KnownTexts {
  readonly #folder: string;
  readonly #settings: string;
  readonly #store: string | undefined;
  readonly #known: ReadonlyMap<string, StoredPrint>;
  readonly #sources = new Map<string, string>();

  /**
   * @param folder The package's.
   * @param settings Everything that decides how a text is laid out, the release of the generator included.
   */
  constructor(folder: string, settings: string) {
    this.#folder = folder;
    this.#settings = settings;
    this.#store = storeOf(folder);
    this.#known = this.#store === undefined ? new Map() : readStore(this.#store, settings);
  }

  begin(): void {
    this.#sources.clear();
  }

  async recall(text: string, layOut: (text: string) => Promise<string>, path: string): Promise<string> {
    const source = sha256(text);
    this.#sources.set(path, source);
    const known = this.#known.get(path);
    const found = known?.source === source ? textAt(join(this.#folder, path)) : undefined;
    return found !== undefined && digest(found) === known?.digest ? found : layOut(text);
  }

  /** Keeps what this run laid out or took, given the digests of the package's files. Where that fails, nothing is kept. */
  save(files: Digests): void {
    if (this.#store === undefined) return;
    const prints = [...this.#sources].map(([path, source]) => [path, source, files.get(path) ?? ""] as const);
    try {
      mkdirSync(dirname(this.#store), { recursive: true });
      const fresh = `${this.#store}.${String(process.pid)}`;
      writeFileSync(fresh, JSON.stringify({ settings: this.#settings, prints }));
      renameSync(fresh, this.#store);
    } catch {
      // A folder that cannot be written to, as in some builds: the next run takes longer, and that is all.
    }
  }
}

interface StoredPrint {
  /** Digest of the text before its layout. */
  readonly source: string;
  /** Of the text as it was laid out. */
  readonly digest: string;
}

/** In the nearest `node_modules` around the package; where there is none, nothing is kept. */
function storeOf(folder: string): string | undefined {
  const name = `${sha256(resolve(folder)).slice(0, 32)}.json`;
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, "node_modules"))) return join(at, "node_modules/.cache/specwright", name);
    if (dirname(at) === at) return undefined;
  }
}

function readStore(path: string, settings: string): ReadonlyMap<string, StoredPrint> {
  const prints = new Map<string, StoredPrint>();
  const stored = parsed(textAt(path) ?? "");
  if (typeof stored !== "object" || stored === null || !("settings" in stored) || !("prints" in stored)) return prints;
  if (stored.settings !== settings || !Array.isArray(stored.prints)) return prints;
  for (const print of stored.prints) {
    if (!Array.isArray(print)) continue;
    const [file, source, expected]: readonly unknown[] = print;
    if (typeof file === "string" && typeof source === "string" && typeof expected === "string") {
      prints.set(file, { source, digest: expected });
    }
  }
  return prints;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** With the line ends of Unix, whatever a checkout made of them. */
function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
