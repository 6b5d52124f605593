/** `forms.yaml` through a generated package: an operation for each row, from its client and to its server. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { toFetchHandler as ToFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";

interface Row {
  readonly what: string;
  readonly schema: JsonObject;
  readonly encoding: JsonObject;
  readonly fields?: Readonly<Record<string, string>>;
  readonly value: JsonValue;
  readonly wire?: string;
  readonly refused?: true;
  readonly only?: "decode" | "encode";
}

const sections: readonly { readonly name: string; readonly rows: readonly Row[] }[] = parse(
  readFileSync(new URL("forms.yaml", import.meta.url), "utf8"),
);
const cases = sections
  .flatMap(({ name, rows }) => rows.map((row) => ({ ...row, name })))
  .map((row, index) => ({ ...row, id: `row${String(index)}` }));

type Case = (typeof cases)[number];

function bodyOf({ name, fields = {}, value }: Case): JsonObject {
  const { last, ...before } = fields;
  return { ...before, [name]: value, ...(last === undefined ? {} : { last }) };
}

function operationOf({ id, name, schema, encoding, fields = {} }: Case): JsonObject {
  const texts = Object.keys(fields).map((field) => [field, { type: "string" }] as const);
  const form = { type: "object", properties: { ...Object.fromEntries(texts), [name]: schema } };
  return {
    operationId: id,
    requestBody: {
      required: true,
      content: { "application/x-www-form-urlencoded": { schema: form, encoding: { [name]: encoding } } },
    },
    responses: { "204": { description: "Done." } },
  };
}

interface Package extends Readonly<Record<`row${string}`, (client: object, body: JsonObject) => Promise<unknown>>> {
  readonly createRouter: (options: { readonly handlers: unknown }) => RequestHandler;
  readonly toFetchHandler: typeof ToFetchHandler;
}

let loaded: Package;
let warnings: readonly string[];
let answer: (request: Request) => Promise<Response>;
let received: unknown;

beforeAll(async () => {
  const description = {
    openapi: "3.1.0",
    info: { title: "rows", version: "1" },
    paths: Object.fromEntries(cases.map((row) => [`/${row.id}`, { post: operationOf(row) }])),
  };
  const generated = await generateText(JSON.stringify(description));
  warnings = generated.diagnostics.filter(({ severity }) => severity === "warning").map(({ code }) => code);
  loaded = await loadPackage<Package>(generated);
  const handler = ({ body }: { readonly body: unknown }): { readonly status: 204 } => {
    received = body;
    return { status: 204 };
  };
  const handlers: unknown = new Proxy(handler, { get: () => handlers });
  answer = loaded.toFetchHandler(loaded.createRouter({ handlers }));
}, 60_000);

async function written(row: Case): Promise<string> {
  let wire = "nothing was sent";
  const fetch = async (_: string, init: RequestInit): Promise<Response> => {
    wire = String(init.body);
    return new Response(undefined, { status: 204 });
  };
  await loaded[`row${row.id.slice(3)}`]?.({ baseUrl: "http://localhost", fetch }, bodyOf(row));
  return wire;
}

const titled = cases.map((row) => [row.what, row] as const);

describe("a field of a form", () => {
  it("is honoured in every row: nothing is warned of but what text cannot carry", () => {
    expect([...new Set(warnings)].filter((code) => code !== "ambiguous-form-value")).toEqual([]);
  });

  it.each(titled.filter(([, { only }]) => only !== "decode"))("is written as %s", async (_, row) => {
    if (row.refused === true) await expect(written(row)).rejects.toThrow(row.name);
    else expect(await written(row)).toBe(row.wire);
  });

  it.each(titled.filter(([, { only, refused }]) => only !== "encode" && refused !== true))(
    "is read as %s",
    async (_, row) => {
      received = undefined;
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const request = new Request(`http://localhost/${row.id}`, { method: "POST", headers, body: row.wire ?? "" });
      expect((await answer(request)).status).toBe(204);
      expect(received).toEqual(bodyOf(row));
    },
  );

  it("that is broken percent-encoding, or comes twice or in two ways, is refused by name", async () => {
    const { id = "" } = cases.find(({ what }) => what === "pipeDelimited, an array") ?? {};
    for (const body of ["color=%zz", "color=a&color=b", "color[]=a&color=b"]) {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const refusal = await answer(new Request(`http://localhost/${id}`, { method: "POST", headers, body }));
      expect(refusal.status).toBe(400);
      expect(await refusal.text()).toContain("color");
    }
  });
});
