import { describe, expect, it } from "vitest";
import { type AnyClientError, isClientError } from "../../templates/runtime/client-errors.js";
import { apiError } from "../../templates/runtime/client-failure.js";
import { noContent } from "../../templates/runtime/client-operation.js";
import { asResult } from "../../templates/runtime/client-result.js";
import { send } from "../../templates/runtime/send.js";
import {
  createPet,
  createPetOperation,
  listPetsOperation,
  type Pet,
  sellPetOperation,
  validatePet,
} from "./client-pets.js";
import { json, raw, rejection, stubFetch } from "./client-stub.js";

const pet = { id: "p1", status: "sold" };

function create(answer: () => Response, token = "tok_1"): Promise<Pet> {
  const { fetch } = stubFetch(answer);
  return createPet({ baseUrl: "https://pets.example", auth: { token }, fetch, retry: "never" }, { name: "hunter2" });
}

async function failure(promise: Promise<unknown>): Promise<AnyClientError> {
  const error = await rejection(promise);
  return isClientError(error) ? error : expect.fail(`no ClientError: ${String(error)}`);
}

describe("a declared success", () => {
  it("gives the validated body", async () => {
    expect(await create(json(200, pet))).toEqual(pet);
  });

  it.each(["application/json; charset=utf-8", "Application/JSON", "application/json ;charset=utf-8"])(
    "is known by its media type whatever the parameters and the case: %s",
    async (type) => {
      expect(await create(json(200, pet, { "content-type": type }))).toEqual(pet);
    },
  );

  it("is known by its media type whatever the case in the description", async () => {
    const success = () => [asResult({ status: 200, mediaType: "Application/Vnd.Pets+JSON", validate: validatePet })];
    const answer = json(200, pet, { "content-type": "application/vnd.pets+json" });
    const client = { baseUrl: "https://pets.example", auth: { token: "t" }, ...stubFetch(answer) };
    expect(await send({ ...createPetOperation, success }, client, { name: "a" })).toEqual(pet);
  });

  it("gives undefined where no body is declared, whatever is there", async () => {
    const sell = (answer: () => Response): Promise<Pet | undefined> =>
      send(sellPetOperation, { baseUrl: "https://pets.example", ...stubFetch(answer) }, undefined);
    expect(await sell(raw(204, null))).toBeUndefined();
    expect(await sell(json(200, pet))).toEqual(pet);
    const success = () => [asResult({ status: 200, validate: noContent })];
    const client = {
      baseUrl: "https://pets.example",
      ...stubFetch(raw(200, "<html>", { "content-type": "text/html" })),
    };
    expect(await send({ ...sellPetOperation, success }, client, undefined)).toBeUndefined();
  });
});

describe("a declared failure", () => {
  it("is an error with all that the answer says", async () => {
    const headers = { "request-id": "req_1", "x-other": "o" };
    const error = await failure(create(json(404, { title: "No such pet" }, headers)));
    expect(error).toMatchObject({
      name: "ApiError",
      kind: "api",
      operationId: "createPet",
      status: 404,
      body: { title: "No such pet" },
      requestId: "req_1",
      attempts: 1,
      message: "POST /v1/pets answered 404: No such pet",
    });
    expect(error.headers?.get("x-other")).toBe("o");
  });

  it("takes the request's id from X-Request-Id as well", async () => {
    expect(await failure(create(json(400, { title: "" }, { "x-request-id": "r2" })))).toHaveProperty("requestId", "r2");
    expect((await failure(create(json(400, { title: "" })))).requestId).toBeUndefined();
  });

  it("is read as its exact status says, else its range, else the default", async () => {
    expect(await failure(create(json(423, { holder: "me" })))).toMatchObject({ kind: "api", status: 423 });
    expect(await failure(create(json(423, { title: "t" })))).toMatchObject({ kind: "contract", status: 423 });
    expect(await failure(create(json(499, { title: "t" })))).toMatchObject({ kind: "api", status: 499 });
    const problem = json(500, { title: "t" }, { "content-type": "application/problem+json" });
    expect(await failure(create(problem))).toMatchObject({ kind: "api", status: 500 });
    // A success that is not declared falls under the default, too.
    const accepted = json(202, { title: "t" }, { "content-type": "application/problem+json" });
    expect(await failure(create(accepted))).toMatchObject({ kind: "api", status: 202 });
  });
});

describe("an undeclared status", () => {
  const list = (answer: () => Response): Promise<unknown> =>
    send(listPetsOperation, { ...stubFetch(answer), retry: "never" }, undefined);

  it.each([
    [json(404, { a: 1 }), { a: 1 }],
    [json(404, { a: 1 }, { "content-type": "application/problem+json; charset=utf-8" }), { a: 1 }],
    [raw(404, "{", { "content-type": "application/json" }), "{"],
    [raw(404, "<html>", { "content-type": "text/html" }), "<html>"],
    [raw(404, `{"a":1}`, { "content-type": "text/plain" }), `{"a":1}`],
    [raw(404, null), ""],
  ])("is an error with the JSON or the text of the answer (%#)", async (answer, body) => {
    const error = await failure(list(answer));
    expect(error).toMatchObject({ kind: "undeclared-status", status: 404, operationId: "listPets", body });
    expect(error.message).toBe("GET /v1/pets answered 404, which its description does not declare");
  });
});

describe("a redirect that was not followed", () => {
  const body = { validate: validatePet, mediaType: "application/json" };

  it.each([301, 302, 303, 307, 308])("is not declared by a default with content: %i", async (status) => {
    const operation = { ...listPetsOperation, failure: [{ status: "default" as const, ...body }] };
    const error = await failure(send(operation, stubFetch(json(status, pet)), undefined));
    expect(error).toMatchObject({ kind: "undeclared-status", status, body: pet });
  });

  it.each([
    ["default", 300],
    ["3XX", 302],
    [302, 302],
  ] as const)("is what %s declares with content: %i", async (declared, status) => {
    const operation = { ...listPetsOperation, failure: [{ status: declared, ...body }] };
    const error = await failure(send(operation, stubFetch(json(status, pet)), undefined));
    expect(error).toMatchObject({ kind: "api", status, body: pet });
  });
});

describe("a redirect that a browser hides", () => {
  // Like it, of status 0 and without headers and body (Fetch standard, "opaque-redirect filtered response").
  const hidden = (): Response => Response.error();

  it.each(["3XX", "default"] as const)("is an error that says so, where %s is declared", async (status) => {
    const { fetch, sent } = stubFetch(hidden);
    const operation = { ...listPetsOperation, failure: [{ status, validate: noContent }] };
    const error = await failure(send(operation, { fetch }, undefined));
    expect(error).toMatchObject({ kind: "undeclared-status", status: 0, operationId: "listPets", body: "" });
    expect(error.message).toBe(
      "GET /v1/pets answered with a redirect, of which browsers tell neither the status nor the headers",
    );
    expect(sent).toHaveLength(1);
  });
});

describe("a body that breaks its contract", () => {
  const html = { "content-type": "text/html" };
  const jsonType = { "content-type": "application/json" };
  const badUtf8 = new Uint8Array([0x22, 0xff, 0x22]);

  it.each([
    ["another media type", raw(200, "<html>", html), "media-type", "<html>", "it is not application/json"],
    [
      "a longer media type",
      json(200, pet, { "content-type": "application/json5" }),
      "media-type",
      JSON.stringify(pet),
      "it is not application/json",
    ],
    ["no media type", raw(200, new TextEncoder().encode("{}")), "media-type", "{}", "it is not application/json"],
    ["no JSON", raw(200, "{", jsonType), "syntax", "{", "it is not JSON"],
    ["nothing", raw(200, "", jsonType), "syntax", "", "it is not JSON"],
    ["bytes that are not UTF-8", raw(200, badUtf8, jsonType), "encoding", `"\uFFFD"`, "it is not UTF-8"],
  ])("is recognised: %s", async (_, answer, breach, body, explanation) => {
    const error = await failure(create(answer));
    expect(error).toMatchObject({ kind: "contract", status: 200, breach, body, issues: [] });
    expect(error.message).toBe(`POST /v1/pets answered 200 with a body that breaks its description: ${explanation}`);
  });

  it("carries every issue of a value that is not valid", async () => {
    const error = await failure(create(json(200, { id: 7 })));
    expect(error).toMatchObject({ kind: "contract", breach: "schema", status: 200, body: { id: 7 } });
    expect(error).toHaveProperty("issues", [expect.objectContaining({ path: ["id"] })]);
    expect(error.message).toMatch(/: id must be a string$/);
  });

  it("keeps its status where it is that of a declared failure", async () => {
    expect(await failure(create(raw(502, "<html>", html)))).toMatchObject({
      kind: "contract",
      status: 502,
      breach: "media-type",
      body: "<html>",
    });
  });

  it("does not spoil the next answer", async () => {
    await failure(create(raw(200, badUtf8, jsonType)));
    expect(await create(json(200, { id: "€" }))).toEqual({ id: "€" });
  });
});

describe("the message of an error", () => {
  const secret = "tok_very_secret";

  it.each([
    [{ title: "t", detail: "d" }, ": d"],
    [{ title: "t", error: { message: "m" } }, ": t"],
    [{ title: " \n" }, ""],
    [{ title: "two\nlines\u0007 of it " }, ": two lines of it"],
    [{ title: "x".repeat(5000) }, `: ${"x".repeat(200)}…`],
    [{ title: `no such key: ${secret}` }, ""],
  ])("holds one line of what the server says, without credentials (%#)", async (body, end) => {
    const error = await failure(create(json(400, body), secret));
    expect(error.message).toBe(`POST /v1/pets answered 400${end}`);
    expect(error).toHaveProperty("body", body);
  });

  it.each([
    [{ message: "m" }, ": m"],
    [{ error: { message: "m" } }, ": m"],
    [{ error: "e" }, ": e"],
    [{ error: { error: { message: "too deep" } } }, ""],
    [{ message: 7, error: null }, ""],
    ["text", ""],
    [null, ""],
  ])("finds it where servers commonly put it: %j", (body, end) => {
    const call = { operation: { id: "o", method: "GET", path: "/p" }, attempts: 1, secrets: [] };
    const answer = { status: 400, headers: new Headers(), bytes: new ArrayBuffer(0) };
    expect(apiError(call, answer, body).message).toBe(`GET /p answered 400${end}`);
  });

  it.each([
    json(200, pet, { "content-type": secret }),
    json(200, { id: 1 }),
    raw(400, secret, { "content-type": "text/plain" }),
    raw(200, secret, { "content-type": "application/json" }),
    json(400, { title: secret }),
  ])("never holds a credential or the request's body (%#)", async (answer) => {
    const error = await failure(create(answer, secret));
    expect(`${error.message}\n${error.stack}`).not.toContain(secret);
    expect(`${error.message}\n${error.stack}`).not.toContain("hunter2");
  });
});
