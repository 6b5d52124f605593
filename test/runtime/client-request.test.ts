import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cookieKey, headerKey, queryKey } from "../../templates/runtime/client-api-key.js";
import { bearerCredential } from "../../templates/runtime/client-bearer.js";
import { isClientError } from "../../templates/runtime/client-errors.js";
import type { RequestOptions } from "../../templates/runtime/client-options.js";
import { send } from "../../templates/runtime/send.js";
import { createPet, listPetsOperation, type PetClientOptions, sellPetOperation } from "./client-pets.js";
import { json, raw, rejection, type SentRequest, stubFetch } from "./client-stub.js";

const pet = { id: "p1", status: "sold" };
const auth = { token: "tok_1" };

async function sentBy(client: Partial<PetClientOptions>, options?: RequestOptions): Promise<SentRequest> {
  const { fetch, sent } = stubFetch(json(200, pet));
  await createPet({ baseUrl: "https://pets.example", auth, fetch, ...client }, { name: "Å & b" }, options);
  expect(sent).toHaveLength(1);
  return sent[0] ?? expect.fail("nothing was sent");
}

/** What a call is rejected with that must not send anything. */
async function refusal(client: Partial<PetClientOptions>, options?: RequestOptions): Promise<TypeError> {
  const { fetch, sent } = stubFetch(json(200, pet));
  const call = createPet({ baseUrl: "https://pets.example", auth, fetch, ...client }, { name: "a" }, options);
  const error = await rejection(call);
  expect(sent).toHaveLength(0);
  expect(error).toBeInstanceOf(TypeError);
  expect(isClientError(error)).toBe(false);
  return error instanceof TypeError ? error : expect.fail("no TypeError");
}

describe("the URL of a request", () => {
  it.each([
    ["https://pets.example", "https://pets.example/v1/pets"],
    ["https://pets.example/", "https://pets.example/v1/pets"],
    ["https://pets.example/api", "https://pets.example/api/v1/pets"],
    ["https://pets.example/api/", "https://pets.example/api/v1/pets"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/pets"],
  ])("is the base URL and the path: %s", async (baseUrl, url) => {
    expect((await sentBy({ baseUrl })).url).toBe(url);
  });

  it("is on the description's server where no base URL is given", async () => {
    const { fetch, sent } = stubFetch(json(200, []));
    await send(listPetsOperation, { fetch }, undefined);
    expect(sent[0]?.url).toBe("https://pets.example/api/v1/pets");
  });

  it("cannot be made where neither names a server", async () => {
    const { fetch, sent } = stubFetch(json(200, pet));
    const error = await rejection(createPet({ auth, fetch }, { name: "a" }));
    expect(error).toEqual(new TypeError(`"baseUrl" is needed: the API's description names no server.`));
    expect(sent).toHaveLength(0);
  });

  it.each([
    ["pets.example", "absolute"],
    ["/api", "absolute"],
    ["ftp://pets.example", "http or https"],
    ["https://user:hunter2@pets.example", "credentials"],
    ["https://pets.example/?key=hunter2", "query"],
    ["https://pets.example/#hunter2", "fragment"],
  ])("is refused, and not repeated, if the base URL is %s", async (baseUrl, reason) => {
    const { message } = await refusal({ baseUrl });
    expect(message).toContain(reason);
    expect(message).not.toContain("hunter2");
  });
});

describe("the path of an operation", () => {
  const call = (path: string): Promise<unknown> => {
    const { fetch, sent } = stubFetch(json(200, []));
    const client = { baseUrl: "https://pets.example/api", fetch };
    return send({ ...listPetsOperation, path }, client, undefined).then(() => sent[0]?.url);
  };

  it.each(["@evil.example/", ":8080/", ".evil.example/", "", "pets", "\\evil.example", "\t/pets"])(
    "is refused if it does not begin with a slash, as it could lead to another host: %j",
    async (path) => {
      const error = await rejection(call(path));
      expect(error).toEqual(new TypeError('The path of listPets has to begin with "/".'));
    },
  );

  it("never leads away from the base URL's origin, whatever it is", async () => {
    const hostile = fc.string({ unit: fc.constantFrom("/", "\\", "@", ":", ".", "?", "#", "\n", "\t", "a", "%2f") });
    await fc.assert(
      fc.asyncProperty(hostile, async (rest) => {
        expect(new URL(String(await call(`/${rest}`))).origin).toBe("https://pets.example");
      }),
    );
  });
});

describe("the body of a request", () => {
  it("is what the operation encodes, with its media type", async () => {
    const { method, body, headers } = await sentBy({});
    expect(method).toBe("POST");
    // WHATWG URL, section 5.2: UTF-8 percent-encoded, a space as `+`.
    expect(body).toBe("name=%C3%85+%26+b");
    expect(headers.get("content-type")).toBe("application/x-www-form-urlencoded");
  });

  it("is absent, with its header, where there is nothing to send", async () => {
    const { fetch, sent } = stubFetch(json(200, []));
    await send(listPetsOperation, { fetch }, undefined);
    expect(sent[0]).not.toHaveProperty("body", expect.anything());
    expect(sent[0]?.headers.has("content-type")).toBe(false);
  });
});

describe("the headers of a request", () => {
  it("accept every media type that an answer is declared with", async () => {
    expect((await sentBy({})).headers.get("accept")).toBe("application/json, application/problem+json");
  });

  it("are the call's before the client's before the generated, whatever their case", async () => {
    const { headers } = await sentBy(
      { headers: { ACCEPT: "client/1", "X-Trace": "client", "content-TYPE": "client/2" } },
      { headers: { "x-trace": "call", accept: "call/1" } },
    );
    expect(headers.get("accept")).toBe("call/1");
    expect(headers.get("x-trace")).toBe("call");
    expect(headers.get("content-type")).toBe("client/2");
    expect(headers.get("authorization")).toBe("Bearer tok_1");
  });

  it.each([{ "x-secret": "hunter2\r\nx-evil: 1" }, { "x-secret": "hunter2\u0000" }, { "x-secret": "hunter2 ✓" }])(
    "are refused, and not repeated, if HTTP cannot carry them: %j",
    async (headers) => {
      for (const { message } of [await refusal({ headers }), await refusal({}, { headers })]) {
        expect(message).toContain(`"x-secret"`);
        expect(message).not.toContain("hunter2");
      }
    },
  );

  it("are refused if a name is none", async () => {
    expect((await refusal({ headers: { "x y": "1" } })).message).toContain(`"x y"`);
  });
});

describe("the credentials of a request", () => {
  it.each([
    // RFC 7617, section 2, and its example of a password in UTF-8 (section 2.1).
    [{ username: "Aladdin", password: "open sesame" }, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
    [{ username: "test", password: "123\u00A3" }, "Basic dGVzdDoxMjPCow=="],
    // `sk:` is 73 6b 3a: 011100 110110 101100 111010.
    [{ username: "sk" }, "Basic c2s6"],
  ])("are Basic for %j", async (apiKey, authorization) => {
    expect((await sentBy({ auth: { apiKey } })).headers.get("authorization")).toBe(authorization);
  });

  it("are those of the first alternative that is given in full", async () => {
    const both = { token: "t", apiKey: { username: "sk" } };
    expect((await sentBy({ auth: both })).headers.get("authorization")).toBe("Basic c2s6");
    expect((await sentBy({ auth: { token: "t" } })).headers.get("authorization")).toBe("Bearer t");
  });

  it("are asked for at each call if a function gives them", async () => {
    let calls = 0;
    const later = (): Promise<{ token: string }> => Promise.resolve({ token: `t${(calls += 1)}` });
    expect((await sentBy({ auth: later })).headers.get("authorization")).toBe("Bearer t1");
    expect((await sentBy({ auth: later })).headers.get("authorization")).toBe("Bearer t2");
    expect((await sentBy({ auth: () => ({ token: "now" }) })).headers.get("authorization")).toBe("Bearer now");
  });

  it("fail the call with the function's own error", async () => {
    const { fetch, sent } = stubFetch(json(200, pet));
    const failure = new Error("the vault is closed");
    const call = createPet(
      { baseUrl: "https://pets.example", auth: () => Promise.reject(failure), fetch },
      { name: "" },
    );
    expect(await rejection(call)).toBe(failure);
    expect(sent).toHaveLength(0);
  });

  it("are named if they are missing", async () => {
    const { fetch, sent } = stubFetch(json(200, pet));
    const error = await rejection(
      send({ ...sellPetOperation, securityOptional: false }, { baseUrl: "https://pets.example", fetch }, undefined),
    );
    expect(error).toEqual(new TypeError(`sellPet needs credentials: give apiKey, or token in "auth".`));
    expect(sent).toHaveLength(0);
  });

  it("may be missing where they are optional, and are never asked for where none are needed", async () => {
    const { fetch, sent } = stubFetch(raw(204, null), json(200, []));
    await send(sellPetOperation, { baseUrl: "https://pets.example", fetch }, undefined);
    await send(listPetsOperation, { fetch, auth: () => expect.fail("was asked") }, undefined);
    expect(sent.map(({ headers }) => headers.has("authorization"))).toEqual([false, false]);
  });

  it("are not found on the prototype of `auth`", async () => {
    const { fetch } = stubFetch(json(200, []));
    const security = [[bearerCredential("constructor")]];
    const error = await rejection(send({ ...listPetsOperation, security }, { fetch, auth: {} }, undefined));
    expect(error).toEqual(new TypeError(`listPets needs credentials: give constructor in "auth".`));
  });

  it("have to be there for every scheme of an alternative, and are sent together", async () => {
    const { fetch, sent } = stubFetch(json(200, []));
    const operation = {
      ...listPetsOperation,
      security: [[headerKey("key", "X-Key"), bearerCredential("token"), cookieKey("sid", "sid"), queryKey("q", "a b")]],
    };
    const half = await rejection(send(operation, { fetch, auth: { token: "t", key: "k" } }, undefined));
    expect(half).toEqual(new TypeError(`listPets needs credentials: give key and token and sid and q in "auth".`));
    expect(sent).toHaveLength(0);
    await send(operation, { fetch, auth: { token: "t", key: "k", sid: "s", q: "ä&" } }, undefined);
    expect(sent[0]?.url).toBe("https://pets.example/api/v1/pets?a%20b=%C3%A4%26");
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      authorization: "Bearer t",
      cookie: "sid=s",
      "x-key": "k",
    });
  });

  it.each([
    { token: "" },
    { token: "hunter2\r\nx-evil: 1" },
    { apiKey: { username: "hunter2:" } },
    { apiKey: { username: "hunter2:", password: "x" } },
  ])("are refused, and not repeated, if they cannot be sent: %j", async (unfit) => {
    const { message } = await refusal({ auth: unfit });
    expect(message).not.toContain("hunter2");
  });
});

describe("the time-out of a request", () => {
  it.each([0, -1, Number.NaN])("is refused if it is %d", async (timeout) => {
    expect((await refusal({}, { timeout })).message).toContain(`"timeout"`);
  });
});
