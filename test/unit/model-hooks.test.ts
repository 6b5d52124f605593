/** Webhooks and callbacks in the model: which there are, what belongs to them, and what they are called. */
import { describe, expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { Api } from "../../generator/model/api.js";
import { makePlan } from "../../generator/plan/make-plan.js";
import { receivers } from "../../generator/emit/receivers/index.js";
import { buildModel, withPaths, type Built } from "./build-model.js";

const responses = { "204": { description: "Taken." } };
const json = (schema: JsonValue): JsonObject => ({ "application/json": { schema } });

function withWebhooks(webhooks: JsonObject, members: JsonObject = {}): JsonObject {
  return { openapi: "3.1.0", info: { title: "Pets", version: "1.0.0" }, webhooks, ...members };
}

const subscribe = {
  operationId: "subscribe",
  tags: ["subscriptions"],
  requestBody: { required: true, content: json({ type: "object" }) },
  responses,
  callbacks: { petMoved: { "{$request.body#/url}": { post: { operationId: "moved", responses } } } },
};
const both = withPaths(
  { "/pets": { get: { responses } }, "/subscriptions": { post: subscribe } },
  {
    webhooks: { petAdopted: { post: { tags: ["pets"], responses } }, petLost: { put: { responses } } },
  },
);

function sentBy({ api }: Built): readonly string[] {
  return (api?.hooks.operations ?? []).map(({ method, origin }) => `${method} ${origin.kind}:${origin.name}`);
}

describe("what the API sends", () => {
  it("stands apart from what it answers", () => {
    const built = buildModel(both);
    expect(built.said).toEqual([]);
    expect(built.api?.operations).toHaveLength(2);
    expect(sentBy(built)).toEqual(["POST webhook:petAdopted", "PUT webhook:petLost", "POST callback:petMoved"]);
  });

  it("may be all that a description has", () => {
    const built = buildModel(withWebhooks({ petAdopted: { post: { responses } } }));
    expect(built.said).toEqual([]);
    expect(sentBy(built)).toEqual(["POST webhook:petAdopted"]);
  });

  it("is no webhook before OpenAPI 3.1", () => {
    const built = buildModel({ ...both, openapi: "3.0.4" }, { dialect: "3.0" });
    expect(sentBy(built)).toEqual(["POST callback:petMoved"]);
  });

  it("is a webhook of before under x-webhooks", () => {
    const { webhooks, ...others } = both;
    const hooks = ["POST webhook:petAdopted", "PUT webhook:petLost", "POST callback:petMoved"];
    const older = buildModel({ ...others, openapi: "3.0.4", "x-webhooks": webhooks ?? {} }, { dialect: "3.0" });
    expect([sentBy(older), older.said]).toEqual([hooks, []]);
    const newer = buildModel({ ...others, "x-webhooks": webhooks ?? {} });
    expect([sentBy(newer), newer.said]).toEqual([hooks, []]);
  });

  it("is named where it is not read", () => {
    const beside = buildModel({ ...both, "x-webhooks": { petLeft: { post: { responses } } } });
    expect(beside.said).toEqual(["info ineffective-keyword #/x-webhooks"]);
    const of2 = { swagger: "2.0", paths: {}, "x-webhooks": { petLeft: { post: { responses } } } };
    expect(buildModel(of2, { dialect: "2.0" }).said).toContain("info ineffective-keyword #/x-webhooks");
  });

  it.each<readonly [JsonObject, readonly string[]]>([
    [{ include: ["webhook:petA*"] }, ["POST webhook:petAdopted"]],
    [{ include: ["tag:pets"] }, ["POST webhook:petAdopted"]],
    [{ include: ["subscribe"] }, ["POST callback:petMoved"]],
    [{ include: ["tag:subscriptions"], exclude: ["callback:petMoved"] }, []],
    [{ include: ["GET /pets"] }, []],
    [{ exclude: ["webhook:*", "moved"] }, []],
    [{ include: ["/subscriptions"] }, ["POST callback:petMoved"]],
    [{ exclude: ["post /sub*"] }, ["POST webhook:petAdopted", "PUT webhook:petLost"]],
  ])("is what %j selects", (operations, expected) => {
    const built = buildModel(both, { operations });
    expect(sentBy(built)).toEqual(expected);
    expect(built.said).toEqual([]);
  });

  it("is missed by a pattern that names none of it", () => {
    expect(buildModel(both, { operations: { include: ["subscribe", "webhook:cat"] } }).said).toEqual([
      "warning unmatched-setting",
    ]);
  });

  it("goes with the operation that it belongs to where that is left out", () => {
    const unread = { ...subscribe, security: [{ nobody: [] }] };
    const built = buildModel(withPaths({ "/subscriptions": { post: unread } }));
    expect(sentBy(built)).toEqual([]);
    expect(built.said.filter((each) => each.includes("operation-left-out"))).toHaveLength(2);
  });

  it("asks for no credentials of the API, only for its own", () => {
    const securitySchemes = { key: { type: "http", scheme: "bearer" }, sender: { type: "http", scheme: "basic" } };
    const webhooks = {
      open: { post: { responses } },
      closed: { post: { security: [{ sender: [] }], responses } },
    };
    const built = buildModel(withWebhooks(webhooks, { security: [{ key: [] }], components: { securitySchemes } }));
    expect(built.said).toEqual([]);
    expect(built.api?.hooks.operations.map(({ security }) => security.length)).toEqual([0, 1]);
    expect(built.api?.hooks.securitySchemes.map(({ name }) => name)).toEqual(["sender"]);
    expect(built.api?.securitySchemes).toEqual([]);
  });

  it("has no path of its own, no servers and no callbacks", () => {
    const servers = [{ url: "https://a.example" }];
    const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
    const post = {
      parameters,
      servers,
      callbacks: { again: { "https://a.example": { post: { responses } } } },
      responses,
    };
    expect(buildModel(withWebhooks({ petAdopted: { servers, post } })).said.toSorted()).toEqual([
      "info ineffective-keyword #/webhooks/petAdopted/post/parameters/0",
      "info ineffective-keyword #/webhooks/petAdopted/servers",
      "warning unsupported-keyword #/webhooks/petAdopted/post/callbacks",
      "warning unsupported-keyword #/webhooks/petAdopted/post/servers",
    ]);
  });

  it("carries what is read-only to others, and is answered without it", () => {
    const Pet = {
      type: "object",
      required: ["id", "token"],
      properties: { id: { type: "string", readOnly: true }, token: { type: "string", writeOnly: true } },
    };
    const reference = { $ref: "#/components/schemas/Pet" };
    const post = {
      requestBody: { content: json(reference) },
      responses: { "200": { description: "Taken.", content: json(reference) } },
    };
    const built = buildModel(withWebhooks({ petAdopted: { post } }, { components: { schemas: { Pet } } }));
    const hook = built.api?.hooks.operations[0];
    expect(requiredIn(built.api, hook?.requestBody?.contents[0]?.schema)).toEqual(["id"]);
    expect(requiredIn(built.api, hook?.responses[0]?.contents[0]?.schema)).toEqual(["token"]);
  });
});

function requiredIn(api: Api | undefined, id: string | undefined): readonly string[] {
  const schema = [...(api?.schemas.values() ?? [])].find((each) => each.id === id);
  return schema?.assertions.flatMap((each) => (each.kind === "required" ? each.wireNames : [])) ?? [];
}

describe("the name of what the API sends", () => {
  interface Named {
    readonly names: readonly string[];
    readonly said: readonly string[];
  }

  function namesOf(description: JsonObject, chosen: Readonly<Record<string, string>> = {}): Named {
    const report = new Report();
    const { api } = buildModel(description);
    if (api === undefined) throw new Error("There is no model.");
    const plan = makePlan(api, [receivers], { names: chosen, reserved: new Set() }, report);
    const names = api.hooks.operations.map(({ id }) => {
      const member = plan.hookMembers.get(id);
      const name = plan.symbols.get(`receivers/handler:${id}`)?.name ?? "";
      return `${[...(member?.group ?? []), member?.name].join(".")} ${name}`;
    });
    return { names, said: report.diagnostics.map(({ code }) => code) };
  }

  it("says what it is, and its method where that is not POST", () => {
    expect(namesOf(both)).toEqual({
      names: [
        "webhooks.petAdopted PetAdoptedWebhookHandler",
        "webhooks.petLostPut PetLostPutWebhookHandler",
        "callbacks.subscribe.petMoved SubscribePetMovedCallbackHandler",
      ],
      said: [],
    });
  });

  it("is said once where it says itself what it is", () => {
    const post = { operationId: "pet-lost-webhook", responses };
    expect(namesOf(withWebhooks({ "pet adopted webhook": { post: { responses } }, other: { post } })).names).toEqual([
      "webhooks.petAdoptedWebhook PetAdoptedWebhookHandler",
      "webhooks.other OtherWebhookHandler",
    ]);
  });

  it("is another's where two would have one, and named", () => {
    const { names, said } = namesOf(withWebhooks({ "a-b": { post: { responses } }, a_b: { post: { responses } } }));
    expect(new Set(names).size).toBe(2);
    expect(said).toContain("name-collision");
  });

  const streamed = (one: JsonObject, other: JsonObject): JsonObject =>
    withPaths({
      "/streams": {
        post: {
          operationId: "createStream",
          parameters: ["dataUrl", "errorUrl"].map((name) => ({ name, in: "query", schema: { type: "string" } })),
          responses,
          callbacks: {
            stream: {
              "{$request.query.dataUrl}/data": { post: { responses, ...one } },
              "{$request.query.errorUrl}/data": { post: { responses, ...other } },
            },
          },
        },
      },
    });

  it("has the words of its expression where a callback has several, or its operationId", () => {
    expect(namesOf(streamed({}, {})).names).toEqual([
      "callbacks.createStream.streamDataUrlData CreateStreamStreamDataUrlDataCallbackHandler",
      "callbacks.createStream.streamErrorUrlData CreateStreamStreamErrorUrlDataCallbackHandler",
    ]);
    expect(namesOf(streamed({ operationId: "onData" }, { operationId: "onError" })).names).toEqual([
      "callbacks.createStream.onData OnDataCallbackHandler",
      "callbacks.createStream.onError OnErrorCallbackHandler",
    ]);
  });

  it("spells out the signs that alone set it apart from another", () => {
    const webhooks = { "pet.created": { post: { responses } }, pet_created: { post: { responses } } };
    const { names } = namesOf(withWebhooks(webhooks));
    expect(names).toEqual([
      "webhooks.petDotCreated PetDotCreatedWebhookHandler",
      "webhooks.petUnderscoreCreated PetUnderscoreCreatedWebhookHandler",
    ]);
    const plain = namesOf(
      withWebhooks({ petCreated: { post: { responses } }, "pet.created": { post: { responses } } }),
    );
    expect(plain.names).toEqual([
      "webhooks.petCreated PetCreatedWebhookHandler",
      "webhooks.petDotCreated PetDotCreatedWebhookHandler",
    ]);
    expect(plain.said).toEqual(["name-collision"]);
  });

  it("is one for its function and its member where the configuration says it, which settles what was taken", () => {
    const webhooks = { "pet.lost": { post: { responses } }, pet_lost: { post: { responses } } };
    const lost = withWebhooks(webhooks);
    const expected = {
      names: ["webhooks.strayed StrayedHandler", "webhooks.petLost PetLostWebhookHandler"],
      said: [],
    };
    expect(namesOf(lost, { "#/webhooks/pet.lost/post": "strayed" })).toEqual(expected);
    expect(namesOf(lost, { "#/webhooks/pet.lost": "strayed" })).toEqual(expected);
    expect(namesOf(both, { subscribe: "follow" }).names).toContain(
      "callbacks.follow.petMoved FollowPetMovedCallbackHandler",
    );
    const several = withWebhooks({ petLost: { post: { responses }, put: { responses } } });
    expect(namesOf(several, { "#/webhooks/petLost": "strayed" }).said).toEqual(["unmatched-setting"]);
  });

  it.each(["constructor", "__proto__", "toString", "", "語", "class", "a/b.c"])(
    "is found on no other object, and is an identifier: %j",
    (name) => {
      const [found = ""] = namesOf(withWebhooks(Object.fromEntries([[name, { post: { responses } }]]))).names;
      const [, member = "", type = ""] = /^webhooks\.(\w+) (\w+)$/.exec(found) ?? [];
      expect(member in {}).toBe(false);
      expect(`${member}${type}`).toMatch(/^[A-Za-z]\w*Handler$/);
    },
  );
});
