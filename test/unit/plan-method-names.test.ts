/** What operations are called in the client, by method, path, operationId and answer; as their vendors' users know them. */
import { describe, expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { answersMany } from "../../generator/plan/many-or-one.js";
import { makePlan } from "../../generator/plan/make-plan.js";
import { buildModel, withPaths } from "./build-model.js";

const list: JsonValue = { type: "array", items: { type: "string" } };
const thing: JsonValue = { type: "object", properties: { name: { type: "string" } } };
const page = (name: string): JsonValue => ({ type: "object", properties: { [name]: list, next: { type: "string" } } });
const map: JsonValue = { type: "object", additionalProperties: { type: "string" } };

function operation(schema: JsonValue | undefined, operationId?: string): JsonObject {
  const content = schema === undefined ? {} : { content: { "application/json": { schema } } };
  return {
    ...(operationId === undefined ? {} : { operationId }),
    responses: { "200": { description: "", ...content } },
  };
}

/** The calls of a description, in its order, and what is said of them. */
function callsOf(paths: JsonObject, methods?: Readonly<Record<string, string>>): { calls: string[]; said: string[] } {
  const { api } = buildModel(withPaths(paths));
  if (api === undefined) throw new Error("The description could not be read.");
  const report = new Report();
  const plan = makePlan(api, [], { names: {}, reserved: new Set(), ...(methods && { methods }) }, report);
  return {
    calls: [...plan.methods.values()].map(({ resource, method }) => [...resource, method].join(".")),
    said: report.diagnostics.map(({ code, message }) => `${code} ${message}`),
  };
}

function callOf(line: string, schema?: JsonValue, operationId?: string): string | undefined {
  const [method = "", path = ""] = line.split(" ");
  return callsOf({ [path]: { [method.toLowerCase()]: operation(schema, operationId) } }).calls[0];
}

describe("a call is named by the resource and what is done to it", () => {
  it.each([
    ["POST /v1/billing/meters", "billing.meters.create"],
    ["GET /v1/billing/meters/{id}", "billing.meters.retrieve"],
    ["POST /v1/billing/meters/{id}", "billing.meters.update"],
    ["PUT /pets/{id}", "pets.replace"],
    ["PATCH /pets/{id}", "pets.update"],
    ["DELETE /pets/{id}/toys/{toy}", "pets.toys.delete"],
    ["POST /api/v2/pets", "pets.create"],
    ["POST /apis/apps/v1/deployments", "apis.apps.v1.deployments.create"],
    ["POST /2010-04-01/Accounts/{Sid}/Calls.json", "accounts.calls.create"],
    ["GET /2010-04-01/Accounts/{Sid}/Calls/{Call}.json", "accounts.calls.retrieve"],
  ])("%s: %s", (line, call) => expect(callOf(line, thing)).toBe(call));
});

describe("GET lists what is many, and retrieves what is one", () => {
  it.each([
    ["GET /pets", list, "pets.list"],
    ["GET /pets", page("data"), "pets.list"],
    ["GET /pets", page("animals"), "pets.list"],
    ["GET /pets", map, "pets.list"],
    ["GET /pets", undefined, "pets.list"],
    ["GET /staff", list, "staff.list"],
    ["GET /starred", { anyOf: [list, { type: "array" }] }, "starred.list"],
    ["GET /staff", page("items"), "staff.list"],
    ["GET /staff", page("staff"), "staff.list"],
    ["GET /account", thing, "account.retrieve"],
    ["GET /account", page("phone_numbers"), "account.retrieve"],
    ["GET /account/settings", thing, "account.settings.retrieve"],
    ["GET /status", undefined, "status.retrieve"],
    ["GET /statistics", thing, "statistics.retrieve"],
  ])("%s with %j: %s", (line, schema, call) => expect(callOf(line, schema)).toBe(call));
});

it("looks once at unions that refer to each other, however many", () => {
  const names = Array.from({ length: 24 }, (_, index) => `U${String(index)}`);
  const anyOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const schemas = Object.fromEntries(names.map((name) => [name, { anyOf: [...anyOf, { type: "object" }] }]));
  const paths = { "/account": { get: operation({ $ref: "#/components/schemas/U0" }) } };
  const { api } = buildModel(withPaths(paths, { components: { schemas } }));
  let looks = 0;
  const counted = new Map(api?.schemas);
  counted.get = (id) => {
    looks += 1;
    if (looks > 10_000) throw new Error("Schemas are looked at again and again.");
    return api?.schemas.get(id);
  };
  const [first] = api?.operations ?? [];
  expect(first && answersMany(first, "account", counted)).toBe(false);
});

describe("a word that says what is done is the method", () => {
  it.each([
    ["POST /v1/billing/meters/{id}/deactivate", "billing.meters.deactivate"],
    ["POST /v1/charges/{charge}/capture", "charges.capture"],
    ["POST /messages/send", "messages.send"],
    ["PUT /workflows/{id}/enable", "workflows.enable"],
    ["POST /orders/{id}/set_labels", "orders.setLabels"],
    ["POST /orders/{id}/batchUpdate", "orders.batchUpdate"],
    ["GET /pets/search", "pets.search"],
    ["GET /getUpdates", "getUpdates"],
    ["POST /v1/pets/{id}:feed", "pets.feed"],
    ["GET /v1/pets:batchGet", "pets.batchGet"],
    ["POST /chat.postMessage", "chatPostMessage.create"],
    ["POST /admin.users.remove", "admin.users.remove"],
  ])("%s: %s", (line, call) => expect(callOf(line)).toBe(call));

  it.each([
    ["POST /pets/{id}/toys", "pets.toys.create"],
    ["POST /test-suites", "testSuites.create"],
    ["POST /check-runs", "checkRuns.create"],
    ["POST /export_jobs", "exportJobs.create"],
    ["POST /batchJobs", "batchJobs.create"],
    ["PUT /issues/{id}/lock", "issues.lock.replace"],
    ["DELETE /subscriptions/{id}/cancel", "subscriptions.cancel.delete"],
    ["GET /pets/{id}/merge", "pets.merge.retrieve"],
    ["POST /news.json", "news.create"],
  ])("but not what names things: %s: %s", (line, call) => expect(callOf(line)).toBe(call));

  it.each([
    ["POST /disks/{disk}/testIamPermissions", "compute.disks.testIamPermissions", "disks.testIamPermissions"],
    ["GET /disks/{disk}/serialPort", "compute.disks.serialPort", "disks.serialPort"],
    ["POST /users/{id}/settings/sendAs", "gmail.users.settings.sendAs.create", "users.settings.sendAs.create"],
    ["GET /pets/{id}/toys", "pets.toys", "pets.toys.list"],
    ["POST /chat.postMessage", "chat_postMessage", "chat.postMessage"],
  ])("its operationId may say which: %s of %s: %s", (line, operationId, call) => {
    expect(callOf(line, undefined, operationId)).toBe(call);
  });
});

describe("where two claim one name", () => {
  it("an order becomes a resource", () => {
    const paths = {
      "/messages/send": { post: operation(undefined) },
      "/messages/send/{id}": { get: operation(thing) },
    };
    expect(callsOf(paths)).toEqual({ calls: ["messages.send.create", "messages.send.retrieve"], said: [] });
  });

  it("an item keeps it, and a collection takes another", () => {
    const paths = {
      "/user": { get: operation(thing), put: operation(thing) },
      "/user/{id}": { get: operation(thing), put: operation(thing) },
    };
    const calls = ["user.list", "user.replaceAll", "user.retrieve", "user.replace"];
    expect(callsOf(paths)).toEqual({ calls, said: [] });
  });

  it("that is as good, both take their operationIds, which is said", () => {
    const paths = {
      "/pets/{id}": { get: operation(thing, "petById") },
      "/pets/{id}/{part}": { get: operation(thing, "partOfPet") },
    };
    const { calls, said } = callsOf(paths);
    expect(calls).toEqual(["pets.petById", "pets.partOfPet"]);
    expect(said).toEqual([
      "name-collision The name pets.retrieve is taken, so this is called pets.petById.",
      "name-collision The name pets.retrieve is taken, so this is called pets.partOfPet.",
    ]);
  });
});

describe("the configuration calls operations as it likes", () => {
  const paths = {
    "/pets/{id}": { get: operation(thing, "petById") },
    "/pets/{id}/{part}": { get: operation(thing, "partOfPet") },
    "/pets#Action=Feed": { post: operation(undefined) },
  };

  it("by operationId, or method and path; others make way", () => {
    const methods = { partOfPet: "pets.retrieve", "POST /pets#Action=Feed": "feedAll" };
    expect(callsOf(paths, methods)).toEqual({
      calls: ["pets.petById", "pets.retrieve", "feedAll"],
      said: ["name-collision The name pets.retrieve is taken, so this is called pets.petById."],
    });
  });

  it("what names nothing, and what cannot be a call, is said", () => {
    expect(callsOf(paths, { petsById: "pets.get", petById: "pets.2nd" }).said.slice(0, 2)).toEqual([
      'unmatched-setting Nothing in the description is what `methods` names as "petsById". Did you mean "petById"?',
      'unusable-name The configuration calls "petById" "pets.2nd", which cannot be a name in code.',
    ]);
  });
});
