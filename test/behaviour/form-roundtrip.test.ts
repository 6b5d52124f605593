/** Forms from a generated client to a generated server: what arrives is what was sent, or a warning said that it may not be. */
import { deepStrictEqual } from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { generateText, textsOf } from "../generation.js";
import { writeModules } from "../module-folder.js";
import { anyForm, components, plainForm, type DrawnForm } from "./form-arbitraries.js";

/** A package of an operation for each form. */
interface Sent {
  /** The codes reported, by the number of the form whose schema they are about. */
  readonly reported: ReadonlyMap<number, readonly string[]>;
  /** What the handler of a form's operation receives; `refused`: the client or the server does not take it. */
  send(form: number, value: JsonObject): Promise<{ readonly received: unknown } | { readonly refused: unknown }>;
}

async function packageOf(forms: readonly DrawnForm[]): Promise<Sent> {
  const generated = await generateText(
    JSON.stringify(descriptionOf(forms)),
    { emitters: ["client", "server"] },
    "api.json",
  );
  const folder = writeModules(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
  const load = async (part: string): Promise<Record<string, (...given: unknown[]) => unknown>> =>
    import(pathToFileURL(join(folder, `src/${part}/index.js`)).href);
  const [client, server] = [await load("client"), await load("server")];
  rmSync(folder, { recursive: true });
  let received: unknown;
  const handlers = anyProperty(() =>
    anyProperty(() => ({ body }: { readonly body: unknown }) => {
      received = body;
      return { status: 204 };
    }),
  );
  const answer = server["toFetchHandler"]?.(server["createRouter"]?.({ handlers }));
  if (typeof answer !== "function") throw new Error("There is no router.");
  const fetch = async (url: string, init: RequestInit): Promise<unknown> => answer(new Request(url, init));
  const reported = new Map<number, string[]>();
  for (const { code, location } of generated.diagnostics) {
    const form = Number(/form(\d+)/.exec(location?.pointer ?? "")?.[1] ?? -1);
    reported.set(form, [...(reported.get(form) ?? []), code]);
  }
  return {
    reported,
    send: async (form, value) => {
      try {
        await client[`sendForm${String(form)}`]?.({ baseUrl: "http://localhost", fetch }, value);
        return { received };
      } catch (refused) {
        return { refused };
      }
    },
  };
}

/** An object that has one thing under every name. */
function anyProperty(value: () => unknown): object {
  return new Proxy({}, { get: value });
}

function descriptionOf(forms: readonly DrawnForm[]): JsonObject {
  const operations = forms.map(({ schema, encoding }, index) => [
    `/form${String(index)}`,
    {
      post: {
        operationId: `sendForm${String(index)}`,
        requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema, encoding } } },
        responses: { "204": { description: "Taken." } },
      },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Forms", version: "1.0.0" },
    paths: Object.fromEntries(operations),
    components: { schemas: components },
  };
}

/** Packages take time to make: one of many forms is enough for a run. A failure names its form, and the seed of them all. */
async function holdsOf(
  arbitrary: fc.Arbitrary<DrawnForm>,
  law: (sent: Sent, form: number, values: readonly JsonObject[]) => Promise<void>,
): Promise<void> {
  const forms = fc.array(arbitrary, { minLength: 20, maxLength: 20 });
  const property = fc.asyncProperty(forms, async (drawn) => {
    const sent = await packageOf(drawn);
    for (const [index, { values, ...form }] of drawn.entries()) {
      await law(sent, index, values).catch((cause: unknown) => {
        throw new Error(`The form ${JSON.stringify(form)} changes its values.`, { cause });
      });
    }
  });
  const { failed, seed, errorInstance } = await fc.check(property, { numRuns: 1, endOnFailure: true });
  if (failed) throw new Error(`With the seed ${String(seed)}`, { cause: errorInstance });
}

async function expectUnchanged({ send }: Sent, form: number, values: readonly JsonObject[]): Promise<void> {
  for (const value of values) deepStrictEqual(await send(form, value), { received: value });
}

describe("a form", () => {
  it("of which text says it all arrives unchanged, without a warning", async () => {
    await holdsOf(plainForm, async (sent, form, values) => {
      expect(sent.reported.get(form)).toBeUndefined();
      await expectUnchanged(sent, form, values);
    });
  });

  it("of anything else arrives unchanged, or a warning names it", async () => {
    await holdsOf(anyForm, async (sent, form, values) => {
      if (sent.reported.get(form) === undefined) await expectUnchanged(sent, form, values);
    });
  });
});
