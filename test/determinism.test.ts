/** The output is a function of what the description says: not of the run, the machine, the format or the neighbours. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "../generator/generate.js";
import { generatedCode } from "./generated-code.js";
import {
  allFixtures,
  fixtures,
  generateFixture,
  generateText,
  optionsFor,
  packageOf,
  repository,
  textsOf,
} from "./generation.js";
import { declarationsIn } from "./scenarios/declarations.js";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "specwright-determinism-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(allFixtures)("the package of $api", (fixture) => {
  const text = readFileSync(join(repository, fixture.spec), "utf8");
  let expected: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    expected = textsOf(await packageOf(fixture));
  });

  it("is the same when it is generated again", async () => {
    expect(textsOf(await generateFixture(fixture))).toEqual(expected);
  });

  it("is the same from JSON as from YAML", async () => {
    const json = JSON.stringify(parse(text), undefined, 2);
    expect(textsOf(await generateText(json, fixture.options, "other-name.json"))).toEqual(expected);
  });

  it("is the same with the line ends of Windows and a byte order mark", async () => {
    expect(textsOf(await generateText(`\uFEFF${text.replaceAll("\n", "\r\n")}`, fixture.options))).toEqual(expected);
  });

  it("is the same from any working folder, by any path", async () => {
    const before = process.cwd();
    const elsewhere = join(folder, "deep", fixture.api);
    mkdirSync(elsewhere, { recursive: true });
    try {
      process.chdir(elsewhere);
      const spec = relative(elsewhere, join(repository, fixture.spec));
      expect(textsOf(await generate({ ...optionsFor(spec), ...fixture.options }))).toEqual(expected);
      writeFileSync("copy.yaml", text);
      expect(textsOf(await generate({ ...optionsFor("./copy.yaml"), ...fixture.options }))).toEqual(expected);
    } finally {
      process.chdir(before);
    }
  });
});

describe("what a description says elsewhere", () => {
  const description = pets();

  it("leaves the files of everything else as they are", async () => {
    const before = await filesOf(description);
    await fc.assert(
      fc.asyncProperty(additions, async (added) => {
        const after = await filesOf(withAdditions(description, added));
        expect(after.size).toBeGreaterThan(before.size);
        for (const [path, text] of before) if (!listsAll(path)) expect([path, after.get(path)]).toEqual([path, text]);
      }),
      { numRuns: 12, interruptAfterTimeLimit: 15_000 },
    );
  });

  it("leaves the declarations beside it in a file as they are", async () => {
    const before = await filesOf(description);
    const second = { operationId: "replacePets", responses: { "204": { description: "Done." } } };
    const paths = Object.entries(description.paths).map(([path, item]) =>
      path === "/v2/pets" ? [path, { put: second, ...item }] : [path, item],
    );
    const after = await filesOf({ ...description, paths: Object.fromEntries(paths) });
    for (const path of ["src/client/resources/pets.ts", "src/server/resources/pets.ts"]) {
      const found = declarationsIn(after.get(path) ?? "");
      const declared = [...declarationsIn(before.get(path) ?? "")].filter(
        ([name]) => !/^Pets(Client|Handlers)$/.test(name),
      );
      expect(declared.length).toBeGreaterThan(3);
      for (const [name, text] of declared) expect([name, found.get(name)]).toEqual([name, text]);
    }
  });

  it("says the same in any order of components", async () => {
    const before = await filesOf(description);
    await fc.assert(
      fc.asyncProperty(shuffled(description.components.schemas), async (schemas) => {
        const after = await filesOf({ ...description, components: { ...description.components, schemas } });
        expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
      }),
      { numRuns: 3 },
    );
  });

  it("gives each symbol the same file in any order of paths", async () => {
    const before = await filesOf(description);
    await fc.assert(
      fc.asyncProperty(shuffled(description.paths), async (paths) => {
        const after = await filesOf({ ...description, paths });
        expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
        for (const [path, text] of before) {
          if (listsAll(path)) continue;
          expect([path, ...declarationsBeside(after.get(path) ?? "")]).toEqual([path, ...declarationsBeside(text)]);
        }
      }),
      { numRuns: 3 },
    );
  });
});

/** In any order, and without what lists the methods of a resource. */
function declarationsBeside(text: string): readonly (readonly [string, string])[] {
  return [...declarationsIn(text)]
    .filter(([name]) => !/(Client|Handlers)$/.test(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

interface Description {
  readonly paths: Readonly<Record<string, object>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

function pets(): Description {
  const fixture = fixtures.find(({ api }) => api === "pets");
  return parse(readFileSync(join(repository, fixture?.spec ?? ""), "utf8"));
}

async function filesOf(description: Description): Promise<ReadonlyMap<string, string>> {
  return new Map((await generatedCode(description, folder)).map(({ path, text }) => [path, text]));
}

/** The files that speak of everything: barrels, the client's and the server's entrance, the README. */
function listsAll(path: string): boolean {
  return ["index.ts", "client/client.ts", "server/router.ts", "README.md"].some((ending) => path.endsWith(ending));
}

/** A component and an operation that carries it, and where among the others they are put. */
interface Addition {
  readonly name: string;
  readonly schema: object;
  readonly method: string;
  readonly way: "request" | "answer";
  readonly position: number;
}

const names = ["Extra", "extra_thing", "Extra.Dotted", "EXTRA2", "extraOrdinary", "N9", "🦜"];

const schema = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      { type: "string", maxLength: 3 },
      { type: ["integer", "null"] },
      { enum: ["a", "b"] },
      { const: "pet" },
    ),
    fc.constantFrom(...names.map((name) => ({ $ref: `#/components/schemas/${name}` }))),
    tie("schema").map((items) => ({ type: "array", items })),
    tie("schema").map((values) => ({ type: "object", additionalProperties: values })),
    fc
      .dictionary(fc.constantFrom("id", "name", "kind", "Pet"), tie("schema"), { maxKeys: 3 })
      .map((properties) => ({ type: "object", properties })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf })),
  ),
})).schema;

/** One for each name, so that they can refer to each other. */
const additions: fc.Arbitrary<readonly Addition[]> = fc.tuple(
  ...names.map((name) =>
    fc.record({
      name: fc.constant(name),
      // A component that is a reference alone may be one to itself.
      schema: schema.map((inner) => ({ type: "object", properties: { inner } })),
      method: fc.constantFrom("post", "put", "patch"),
      way: fc.constantFrom("request", "answer"),
      position: fc.nat({ max: 20 }),
    }),
  ),
);

function withAdditions(description: Description, added: readonly Addition[]): Description {
  const { components } = description;
  const schemas = inserted(
    components.schemas,
    added.map(({ name, schema, position }) => [position, name, schema]),
  );
  const paths = inserted(
    description.paths,
    added.map(({ method, position, ...addition }, index) => [
      position,
      `/v2/extras/${String(index)}`,
      { [method]: operationOver(addition) },
    ]),
  );
  return { ...description, paths, components: { ...components, schemas } };
}

function operationOver({ name, way }: Pick<Addition, "name" | "way">): object {
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
  return way === "request"
    ? { requestBody: { content }, responses: { "204": { description: "" } } }
    : { responses: { "200": { description: "", content } } };
}

function inserted(
  object: Readonly<Record<string, object>>,
  entries: readonly (readonly [number, string, object])[],
): Readonly<Record<string, object>> {
  const list = Object.entries(object);
  for (const [position, key, value] of entries) list.splice(position, 0, [key, value]);
  return Object.fromEntries(list);
}

function shuffled(object: Readonly<Record<string, object>>): fc.Arbitrary<Readonly<Record<string, object>>> {
  const entries = Object.entries(object);
  return fc
    .shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length })
    .map((order) => Object.fromEntries(order));
}
