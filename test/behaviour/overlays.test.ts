/** Overlays and selection from the command line and the configuration, to the package and its manifest. */
import { mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isUpToDate } from "../../generator/fingerprint.js";
import { resolveConfig } from "../../generator/config.js";
import { writePackage } from "../../generator/package.js";
import { treeOf } from "../unit/output-trees.js";
import { Workplace } from "./cli-session.js";

function overlayOf(...actions: readonly object[]): string {
  return JSON.stringify({ overlay: "1.1.0", info: { title: "Fixes", version: "1.0.0" }, actions });
}

const withAge = { target: "$.components.schemas.Pet.properties", update: { age: { type: "integer" } } };
const withoutAge = { target: "$..age", remove: true };

/** A folder whose configuration has two overlays, the later of which takes away what the first adds. */
function placeWithOverlays(order: readonly string[]): Workplace {
  const place = new Workplace();
  mkdirSync(place.path("fixes"));
  writeFileSync(place.path("fixes/age.json"), overlayOf(withAge));
  writeFileSync(place.path("fixes/no-age.json"), overlayOf(withoutAge));
  const overlays = order.map((name) => `fixes/${name}.json`);
  const config = { spec: "petstore.yaml", output: "client", emitters: ["types", "package"], overlays };
  writeFileSync(place.path("specwright.config.json"), JSON.stringify(config));
  return place;
}

function pet(place: Workplace): string {
  return treeOf(place.path("client"))["src/types/schemas/pet.ts"] ?? "";
}

describe("overlays", () => {
  it("of the configuration are laid over its description, in their order", async () => {
    const place = placeWithOverlays(["age"]);
    expect(await place.call("generate")).toMatchObject({ exitCode: 0, err: "" });
    expect(pet(place)).toContain("age?: number;");
    const both = placeWithOverlays(["age", "no-age"]);
    expect(await both.call("generate")).toMatchObject({ exitCode: 0, err: "" });
    expect(pet(both)).not.toContain("age?: number;");
    const turned = placeWithOverlays(["no-age", "age"]);
    const { err } = await turned.call("generate");
    expect(err).toContain("unmatched-target");
    expect(pet(turned)).toContain("age?: number;");
  });

  it("belong to what a package is made from: a check sees that one has changed", async () => {
    const place = placeWithOverlays(["age"]);
    await place.call("generate");
    expect(await place.call("check")).toMatchObject({ exitCode: 0 });
    const manifest: unknown = JSON.parse(treeOf(place.path("client"))["manifest.json"] ?? "");
    expect(manifest).toMatchObject({
      specs: { "petstore.yaml": expect.any(String), "fixes/age.json": expect.any(String) },
    });
    place.edit("fixes/age.json", "integer", "string");
    expect(await place.call("check")).toMatchObject({ exitCode: 1 });
  });

  it("are looked at by the quick test of an installed generator, too, their order with them", async () => {
    const place = new Workplace();
    const names = ["a.json", "b.json"];
    for (const name of names) writeFileSync(place.path(name), overlayOf(withAge));
    const config = (overlays: readonly string[]) =>
      resolveConfig({ spec: "petstore.yaml", output: "client", emitters: ["types"], overlays });
    const release = { version: "1.2.3", kind: "installed" } as const;
    await writePackage(config(names), { release });
    expect(await isUpToDate(config(names), release)).toBe(true);
    expect(await isUpToDate(config(names.toReversed()), release)).toBe(false);
    expect(await isUpToDate(config(["a.json"]), release)).toBe(false);
    place.edit("b.json", "integer", "string");
    expect(await isUpToDate(config(names), release)).toBe(false);
  });

  it("of the command line take the place of the configuration's; one with a mistake is told where it stands", async () => {
    const place = placeWithOverlays(["age"]);
    writeFileSync(place.path("own.yaml"), "overlay: 1.0.0\ninfo: { title: a, version: b }\nactions:\n  - target: $[\n");
    const { exitCode, err } = await place.call("generate --overlay fixes/no-age.json --overlay own.yaml");
    expect(exitCode).toBe(1);
    expect(err).toMatch(/unmatched-target.*\n {2}--> fixes\/no-age\.json:1:\d+/);
    expect(err).toMatch(/invalid-target.*\n {2}--> own\.yaml:4:13 {2}\(#\/actions\/0\/target\)/);
  });
});

describe("operations", () => {
  it("are chosen on the command line as in the configuration", async () => {
    const place = new Workplace();
    const words = "generate petstore.yaml --out client --emit types";
    expect(await place.call(`${words} --include /pets --include tag:none`)).toMatchObject({
      exitCode: 0,
      err: expect.stringContaining('`operations.include` names as "tag:none"'),
    });
    const { exitCode, err } = await place.call(`${words} --exclude creatPet --exclude tag:pets`);
    expect(exitCode).toBe(1);
    expect(err).toContain('names as "creatPet". Did you mean "createPet"?');
    expect(err).toContain("no-operations");
  });
});
