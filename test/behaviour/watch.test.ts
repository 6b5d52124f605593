/** `specwright watch`: what it does after each change, and what it leaves alone. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { treeOf } from "../unit/output-trees.js";
import { Workplace, type Called } from "./cli-session.js";

const watch = "watch petstore.yaml --out client --emit types,package";
const generate = "generate petstore.yaml --out client --emit types,package";

/** A watch that goes on until the test ends or stops it. */
class Watching {
  readonly #stop = new AbortController();
  readonly #done: Promise<Called>;
  #written = { out: "", err: "" };
  #seen = { out: 0, err: 0 };
  #look: () => void = () => undefined;

  constructor(place: Workplace, words: string) {
    this.#done = place.call(words, {
      interruption: this.#stop.signal,
      onOutput: (written) => {
        this.#written = { ...written };
        this.#look();
      },
    });
    onTestFinished(async () => void (await this.stop()));
  }

  /** What was written since the last time, once a text is part of it. */
  async until(stream: "out" | "err", text: string): Promise<string> {
    const fresh = (): string => this.#written[stream].slice(this.#seen[stream]);
    while (!fresh().includes(text)) await new Promise<void>((resolve) => (this.#look = resolve));
    const found = fresh();
    this.#seen = { out: this.#written.out.length, err: this.#written.err.length };
    return found;
  }

  stop(): Promise<Called> {
    this.#stop.abort();
    return this.#done;
  }
}

describe("specwright watch", { timeout: 30_000 }, () => {
  it("generates at once and after a change, says each in a line, and ends well when interrupted", async () => {
    const place = new Workplace();
    const watching = new Watching(place, watch);
    expect(await watching.until("out", "Watching")).toMatch(
      /^Wrote \d+ files, 0 unchanged in client \(0\.0 s\)\nWatching 1 file\. Press Ctrl-C to stop\.\n$/,
    );
    place.edit("petstore.yaml", "A pet to be.", "A pet that is to be.");
    const said = await watching.until("out", "unchanged");
    expect(said).toMatch(/^14:03:07 petstore\.yaml changed\nWrote 2 files, \d+ unchanged in client \(0\.0 s\)\n$/);
    expect(await watching.stop()).toMatchObject({ exitCode: 0, err: "" });
  });

  it("leaves the same package as a run of its own, after any number of changes", async () => {
    const place = new Workplace();
    const watching = new Watching(place, watch);
    await watching.until("out", "Watching");
    for (const [from, to] of [
      ["A pet to be.", "A pet that is to be."],
      ["title: ", "title: My "],
      ["My ", ""],
    ] as const) {
      place.edit("petstore.yaml", from, to);
      await watching.until("out", "unchanged");
    }
    await watching.stop();
    const watched = treeOf(place.path("client"));
    expect((await place.call(`${generate} --force`)).exitCode).toBe(0);
    expect(treeOf(place.path("client"))).toEqual(watched);
  });

  it("shows errors where they stand, keeps what was generated, and goes on once they are mended", async () => {
    const place = new Workplace();
    const watching = new Watching(place, watch);
    await watching.until("out", "Watching");
    const before = treeOf(place.path("client"));
    place.edit("petstore.yaml", 'schemas/Pet"', 'schemas/Pett"');
    const said = await watching.until("err", "Nothing was written");
    expect(said).toMatch(/unresolved-reference[^]*petstore\.yaml:\d+:\d+/);
    expect(treeOf(place.path("client"))).toEqual(before);
    place.edit("petstore.yaml", 'schemas/Pett"', 'schemas/Pet"');
    await watching.until("out", "up to date");
  });

  it("leaves files alone that a description with errors does not name, as editors leave them beside it", async () => {
    const place = new Workplace();
    const watching = new Watching(place, watch);
    await watching.until("out", "Watching");
    place.edit("petstore.yaml", 'schemas/Pet"', 'schemas/Pett"');
    await watching.until("err", "Nothing was written");
    writeFileSync(place.path("4913"), "");
    writeFileSync(place.path("petstore.yaml___jb_tmp___"), "openapi: 3.1.0\n");
    await new Promise((resolve) => setTimeout(resolve, 300));
    place.edit("petstore.yaml", 'schemas/Pett"', 'schemas/Pet"');
    const said = await watching.until("out", "up to date");
    expect(said.match(/^.* changed$/gm)).toEqual(["14:03:07 petstore.yaml changed"]);
  });

  it("follows the other files of a description, also one that is there only later", async () => {
    const place = new Workplace();
    writeFileSync(
      place.path("petstore.yaml"),
      readFileSync(place.path("petstore.yaml"), "utf8").replace('"#/components/schemas/Pet"', "./pet.yaml"),
    );
    const watching = new Watching(place, watch);
    expect(await watching.until("err", "Nothing was written")).toContain("pet.yaml");
    writeFileSync(place.path("pet.yaml"), "type: object\nproperties: { name: { type: string } }\n");
    expect(await watching.until("out", "Wrote")).toContain("pet.yaml changed");
    // As editors do: the new text stands beside the file and then takes its place.
    writeFileSync(place.path("pet.new"), "type: object\nproperties: { age: { type: integer } }\n");
    renameSync(place.path("pet.new"), place.path("pet.yaml"));
    expect(await watching.until("out", "Wrote")).toContain("pet.yaml changed");
    expect(Object.values(treeOf(place.path("client"))).join("\n")).toContain("age?: number;");
  });

  it("follows overlays, also one that is there only later", async () => {
    const place = new Workplace();
    const overlay = (actions: string): void =>
      writeFileSync(
        place.path("fix.yaml"),
        `{ overlay: 1.0.0, info: { title: Fixes, version: 1.0.0 }, actions: [${actions}] }`,
      );
    const watching = new Watching(place, `${watch} --overlay fix.yaml`);
    expect(await watching.until("err", "Nothing was written")).toContain("fix.yaml");
    overlay("{ target: $.components.schemas.Pet.properties, update: { age: { type: integer } } }");
    expect(await watching.until("out", "Wrote")).toContain("fix.yaml changed");
    expect(Object.values(treeOf(place.path("client"))).join("\n")).toContain("age?: number;");
    overlay("{ target: $.components.schemas.Pet.properties.name, remove: true }");
    expect(await watching.until("out", "Wrote")).toContain("fix.yaml changed");
    expect(Object.values(treeOf(place.path("client"))).join("\n")).not.toContain("age?: number;");
  });

  it("takes up a new configuration, and keeps to the last one while the new one is wrong", async () => {
    const place = new Workplace();
    const config = (text: string): void => writeFileSync(place.path("specwright.config.json"), text);
    config('{ "spec": "petstore.yaml", "output": "client", "emitters": ["types"] }');
    const watching = new Watching(place, "watch");
    await watching.until("out", "Watching");
    config('{ "spec": "petstore.yaml", "output": "client", "emitters": ["typos"] }');
    expect(await watching.until("err", "typos")).toContain("specwright.config.json");
    config('{ "spec": "petstore.yaml", "output": "client", "emitters": ["types", "validators"] }');
    const said = await watching.until("out", "Watching");
    expect(said).toMatch(/specwright\.config\.json changed\nWrote [1-9]/);
    rmSync(place.path("specwright.config.json"));
    await watching.until("err", "Which description?");
    config('{ "spec": "petstore.yaml", "output": "elsewhere", "emitters": ["types"] }');
    expect(await watching.until("out", "Watching")).toMatch(/Wrote [1-9]\d* files, 0 unchanged in elsewhere/);
  });

  it("refuses to begin without a configuration, or with a format that needs an end", async () => {
    const place = new Workplace();
    expect(await place.call("watch")).toMatchObject({ exitCode: 2, out: "" });
    const asJson = await place.call(`${watch} --format json`);
    expect(asJson).toMatchObject({ exitCode: 2, out: "" });
  });
});
