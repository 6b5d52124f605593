import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { buildModel, namesOf, onlyOperation, withPaths } from "./build-model.js";

const responses = { "204": { description: "Done." } };
const get = { responses };
const json = { "application/json": { schema: { type: "string" } } };

describe("a path", () => {
  it.each([
    "pets",
    "/pets?kind=dog",
    "/pets?kind=dog#dogs",
    "/pets#{id}",
    "/{a}{b}",
    "/{a}/{a}",
    "/x{a}{b}",
    "/{a",
    "/a}",
    "/{}",
    "/a/../b",
    "/a/%2e",
    "/a\\b",
    "/a\nb",
  ])("such as %j is named and left out", (path) => {
    const built = buildModel(withPaths({ "/pets": { get }, [path]: { get } }));
    const pointer = `/paths/${path.replaceAll("/", "~1")}`;
    expect(built.said).toEqual([`warning unusable-path #${pointer}`]);
    expect(namesOf(built)).toEqual(["GET /pets"]);
  });

  it("is of no concern where no operation of it is selected", () => {
    const paths = { "/pets": { get }, dogs: { get }, "/cats": { get, trace: get } };
    expect(buildModel(withPaths(paths), { operations: { include: ["GET /pets"] } }).said).toEqual([]);
  });

  it.each(["/pets/{id}.json", "/a{b}", "/pets/{id}:feed"])("such as %j has a parameter in a segment", (path) => {
    const built = buildModel(withPaths({ [path]: { get } }));
    expect(onlyOperation(built).parameters).toMatchObject([{ in: "path" }]);
  });

  it("has a parameter for each name in it", () => {
    const built = buildModel(withPaths({ "/pets": { get }, "/pets/{id}/{part}": { get } }));
    expect(built.said).toEqual([
      "warning undescribed-parameter #/paths/~1pets~1{id}~1{part}/get",
      "warning undescribed-parameter #/paths/~1pets~1{id}~1{part}/get",
    ]);
    const group = built.api?.operations.at(-1)?.parameters[0];
    expect(group).toMatchObject({ in: "path", parameters: [{ wireName: "id" }, { wireName: "part" }] });
  });
});

describe("a path item", () => {
  it("says what its operations do not say of themselves", () => {
    const item = { summary: "Pets.", description: "All of them.", get: { ...get, summary: "List." } };
    const built = buildModel(withPaths({ "/pets": item }));
    expect(built.said).toEqual([]);
    expect(onlyOperation(built)).toMatchObject({ summary: "List.", description: "All of them." });
  });

  it.each<[string, JsonObject, string]>([
    ["trace", { trace: get }, "unsupported-keyword"],
    ["post", { post: [] }, "invalid-value"],
    ["post", { post: null }, "invalid-value"],
    ["parameters", { parameters: {} }, "invalid-value"],
  ])("has its %s named: %j", (key, members, code) => {
    const built = buildModel(withPaths({ "/pets": { get, ...members } }));
    expect(built.said).toEqual([`warning ${code} #/paths/~1pets/${key}`]);
    expect(namesOf(built)).toEqual(["GET /pets"]);
  });

  it("may have the operations of OpenAPI 3.2, and has nonsense named", () => {
    const item = { get, query: get, additionalOperations: { COPY: get }, nonsense: 1 };
    const built = buildModel(withPaths({ "/pets": item }), { dialect: "3.2" });
    expect(built.said).toEqual(["warning invalid-description #/paths/~1pets/nonsense"]);
    expect(namesOf(built)).toEqual(["GET /pets", "QUERY /pets", "COPY /pets"]);
  });

  it("is read where its $ref leads, and what stands beside that is named", () => {
    const paths = { "/pets": { $ref: "#/components/pathItems/Pets", post: { responses }, summary: "Pets." } };
    const built = buildModel(withPaths(paths, { components: { pathItems: { Pets: { get } } } }));
    expect(built.said).toEqual([
      "warning unsupported-keyword #/paths/~1pets/post",
      "warning unsupported-keyword #/paths/~1pets/summary",
    ]);
    expect(namesOf(built)).toEqual(["GET /pets"]);
  });
});

describe("a reference object", () => {
  const paths = {
    "/pets": { get: { responses: { "204": { $ref: "#/components/responses/Done", description: "Gone." } } } },
  };
  const components = { responses: { Done: { description: "Done." } } };

  it("replaces the description of its target", () => {
    const built = buildModel(withPaths(paths, { components }));
    expect(built.said).toEqual([]);
    expect(onlyOperation(built).responses).toMatchObject([{ description: "Gone." }]);
  });

  it("does not in OpenAPI 3.0, which is named", () => {
    const built = buildModel(withPaths(paths, { components }), { dialect: "3.0" });
    expect(built.said).toEqual(["info ineffective-keyword #/paths/~1pets/get/responses/204/description"]);
    expect(onlyOperation(built).responses).toMatchObject([{ description: "Done." }]);
  });
});

describe("a parameter", () => {
  const at = "#/paths/~1pets/get/parameters/0";
  const text = { schema: { type: "string" } };

  it.each(["Accept", "content-type", "AUTHORIZATION", "Host", "content-length"])(
    "is ignored where it is the header %s",
    (name) => {
      const get = { parameters: [{ name, in: "header", required: true, ...text }], responses };
      const built = buildModel(withPaths({ "/pets": { get } }));
      expect(built.said).toEqual([`info ineffective-keyword ${at}`]);
      expect(namesOf(built)).toEqual(["GET /pets"]);
    },
  );

  it("of an operation takes the place of the path item's of that name and place", () => {
    const parameters = [{ name: "limit", in: "query", required: true, ...text }];
    const get = { parameters: [{ name: "limit", in: "query", ...text }], responses };
    const built = buildModel(withPaths({ "/pets": { parameters, get } }));
    expect(built.said).toEqual([]);
    const group = { in: "query", parameters: [{ wireName: "limit", required: false }] };
    expect(onlyOperation(built).parameters).toMatchObject([group]);
  });

  it("stands beside the path item's of another place", () => {
    const parameters = [{ name: "limit", in: "header", required: true, ...text }];
    const get = { parameters: [{ name: "limit", in: "query", ...text }], responses };
    const built = buildModel(withPaths({ "/pets": { parameters, get } }));
    expect(onlyOperation(built).parameters).toMatchObject([
      { in: "query", parameters: [{ wireName: "limit", required: false }] },
      { in: "header", parameters: [{ wireName: "limit", required: true }] },
    ]);
  });

  it("of a single value has a style for compound ones named", () => {
    const parameters = [{ name: "kind", in: "query", style: "pipeDelimited", ...text }];
    const built = buildModel(withPaths({ "/pets": { get: { parameters, responses } } }));
    expect(built.said).toEqual([`info ineffective-keyword ${at}/style`]);
  });

  it("without a schema is named, and may be anything", () => {
    const parameters = [{ name: "kind", in: "query" }];
    const built = buildModel(withPaths({ "/pets": { get: { parameters, responses } } }));
    expect(built.said).toEqual([`warning missing-schema ${at}`, `warning ambiguous-parameter-value ${at}/schema`]);
    expect(onlyOperation(built).parameters).toMatchObject([{ parameters: [{ wireName: "kind" }] }]);
  });

  it("of a path is required, whatever it says", () => {
    const parameters = [{ name: "id", in: "path", required: false, ...text }];
    const { parameters: groups } = onlyOperation(
      buildModel(withPaths({ "/pets/{id}": { get: { parameters, responses } } })),
    );
    expect(groups).toMatchObject([{ in: "path", parameters: [{ wireName: "id", required: true }] }]);
  });

  it("without a name is named and left out", () => {
    const parameters = [
      { in: "query", ...text },
      { name: 5, in: "query", ...text },
      { name: "a", ...text },
    ];
    const built = buildModel(withPaths({ "/pets": { get: { parameters, responses } } }));
    const others = at.replace("/0", "");
    expect(built.said).toEqual([
      `warning unsupported-parameter ${others}/0`,
      `warning invalid-value ${others}/1/name`,
      `warning unsupported-parameter ${others}/2`,
    ]);
    expect(onlyOperation(built).parameters).toEqual([]);
  });

  it("of cookies as a header is named and left out", () => {
    const parameters = [{ name: "cookie", in: "header", required: true, ...text }];
    const built = buildModel(withPaths({ "/pets": { get: { parameters, responses } } }));
    expect(built.said).toEqual([`warning unsupported-parameter ${at}`]);
    expect(onlyOperation(built).parameters).toEqual([]);
  });

  it.each<[string, JsonValue, string]>([
    ["is no object", 5, "#/paths/~1pets/post/parameters/0"],
    [
      "has no text as name, and is required",
      { name: 5, in: "query", required: true, ...text },
      "#/paths/~1pets/post/parameters/0/name",
    ],
  ])("leaves the operation out where it %s", (_, parameter, place) => {
    const built = buildModel(withPaths({ "/pets": { get, post: { parameters: [parameter], responses } } }));
    expect(built.said).toEqual([`warning invalid-value ${place}`, "warning operation-left-out #/paths/~1pets/post"]);
    expect(namesOf(built)).toEqual(["GET /pets"]);
  });

  it("for idempotency keys has what is asked of the keys named", () => {
    const key = { name: "Idempotency-Key", in: "header", deprecated: true, schema: { type: "string", maxLength: 255 } };
    const built = buildModel(withPaths({ "/pets": { get: { parameters: [key], responses } } }));
    expect(built.said).toEqual([
      `warning unsupported-keyword ${at}/deprecated`,
      `warning unsupported-keyword ${at}/schema/maxLength`,
    ]);
    expect(onlyOperation(built).idempotencyKeyHeader).toBe("Idempotency-Key");
  });
});

describe("content", () => {
  it("has its media type without parameters and in lower case", () => {
    const content = { "Application/JSON; charset=utf-8": { schema: { type: "string" } } };
    const post = { requestBody: { content }, responses: { "200": { description: "Ok.", content } } };
    const operation = onlyOperation(buildModel(withPaths({ "/pets": { post } })));
    expect(operation.requestBody?.contents[0]?.mediaType).toBe("application/json");
    expect(operation.responses[0]?.contents[0]?.mediaType).toBe("application/json");
  });

  it.each(["100", "1XX", "204", "205", "304"])("is not part of an answer of status %s", (status) => {
    const built = buildModel(
      withPaths({ "/pets": { get: { responses: { [status]: { description: "", content: json } } } } }),
    );
    expect(built.said).toEqual([`info ineffective-keyword #/paths/~1pets/get/responses/${status}/content`]);
    expect(onlyOperation(built).responses).toMatchObject([{ description: "" }]);
    expect(onlyOperation(built).responses[0]?.contents).toEqual([]);
  });

  it("is not part of any answer to HEAD", () => {
    const built = buildModel(
      withPaths({ "/pets": { head: { responses: { default: { description: "", content: json } } } } }),
    );
    expect(built.said).toEqual(["info ineffective-keyword #/paths/~1pets/head/responses/default/content"]);
    expect(onlyOperation(built).responses[0]?.contents).toEqual([]);
  });

  it.each(["get", "head"])("is not sent with %s", (method) => {
    const operation = { requestBody: { required: true, content: json }, responses };
    const built = buildModel(withPaths({ "/pets": { [method]: operation } }));
    expect(built.said).toEqual([`warning unsupported-keyword #/paths/~1pets/${method}/requestBody`]);
    expect(onlyOperation(built).requestBody).toBeUndefined();
  });

  it("is sent with DELETE", () => {
    const built = buildModel(withPaths({ "/pets": { delete: { requestBody: { content: json }, responses } } }));
    expect(built.said).toEqual([]);
    expect(onlyOperation(built).requestBody?.contents[0]?.mediaType).toBe("application/json");
  });
});

describe("responses", () => {
  it("are declared once for each status", () => {
    const both = { "4XX": { description: "Upper." }, "4xx": { description: "Lower." } };
    const built = buildModel(withPaths({ "/pets": { get: { responses: both } } }));
    expect(built.said).toEqual(["warning invalid-value #/paths/~1pets/get/responses/4xx"]);
    expect(onlyOperation(built).responses).toMatchObject([{ description: "Upper." }]);
  });
});

describe("servers", () => {
  it("are kept, and those that no client starts from are named", () => {
    const servers = [{ url: "/v1" }, { url: "https://a.example" }, { url: "https://b.example" }];
    const { api, said } = buildModel(withPaths({ "/pets": { get } }, { servers }));
    expect(said).toEqual(["info ineffective-keyword #/servers/0/url"]);
    expect(api?.servers.map(({ url }) => url)).toEqual(["/v1", "https://a.example", "https://b.example"]);
  });

  it("of a path item or an operation take the place of the description's for it", () => {
    const at = (name: string): JsonObject => ({ servers: [{ url: `https://${name}.example` }] });
    const item = { ...at("b"), get, put: { ...get, ...at("c") }, post: { ...get, servers: [] } };
    const { api, said } = buildModel(withPaths({ "/pets": item, "/cats": { get } }, at("a")));
    expect(said).toEqual([]);
    expect(api?.operations.map(({ servers }) => servers?.map(({ url }) => url))).toEqual([
      ["https://b.example"],
      ["https://c.example"],
      ["https://b.example"],
      undefined,
    ]);
  });

  it("have variables whose default is among their values, and which the URL has", () => {
    const variables = { host: { default: "c", enum: ["a", "b"] }, port: { default: "80" } };
    const { api, said } = buildModel(
      withPaths({ "/pets": { get } }, { servers: [{ url: "https://{host}.example", variables }] }),
    );
    expect(said).toEqual([
      "warning invalid-value #/servers/0/variables/host/default",
      "info ineffective-keyword #/servers/0/variables/port",
    ]);
    expect(api?.servers).toMatchObject([{ url: "https://c.example", variables: [{ values: ["a", "b", "c"] }] }]);
  });

  it("need a default for each variable", () => {
    const { api, said } = buildModel(withPaths({ "/pets": { get } }, { servers: [{ url: "https://{host}" }] }));
    expect(said).toEqual(["warning invalid-value #/servers/0/url"]);
    expect(api?.servers).toEqual([]);
  });
});

describe("the methods of a path", () => {
  const done = { responses: { "204": { description: "Done." } } };
  const additionalOperations = { COPY: done, "M-SEARCH": done, copy: done, get: done, TRACE: done, "a b": done };
  const item = { get: done, query: done, additionalOperations };

  it("are in OpenAPI 3.2 whatever can be sent and has no field of its own", () => {
    const built = buildModel(withPaths({ "/pets": item }), { dialect: "3.2" });
    expect(namesOf(built)).toEqual(["GET /pets", "QUERY /pets", "COPY /pets", "M-SEARCH /pets", "copy /pets"]);
    expect(built.said).toEqual([
      "warning unsupported-keyword #/paths/~1pets/additionalOperations/get",
      "warning unsupported-keyword #/paths/~1pets/additionalOperations/TRACE",
      "warning unsupported-keyword #/paths/~1pets/additionalOperations/a b",
    ]);
    expect(built.api?.operations.map(({ id }) => id)).toContain("#/paths/~1pets/additionalOperations/M-SEARCH");
  });

  it("are the fixed ones before", () => {
    expect(namesOf(buildModel(withPaths({ "/pets": item }), { dialect: "3.1" }))).toEqual(["GET /pets"]);
  });
});
