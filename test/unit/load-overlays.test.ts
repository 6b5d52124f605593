/** OpenAPI Overlays, by the examples and rules of the Overlay Specification 1.0.0 and 1.1.0. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderText } from "../../generator/diagnostics/render.js";
import { codesOf, loadFiles } from "./description-files.js";

const description = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
tags: [{ name: one }, { name: two }, { name: three }]
paths:
  /pets:
    get:
      parameters:
        - { name: filter, in: query, schema: { type: strin } }
        - { name: dummy, in: query, schema: { type: string } }
        - { name: top, in: query, schema: { type: integer } }
      responses: { "204": { description: None. } }
`;

function overlayOf(actions: string, version = "1.0.0"): string {
  const indented = actions.trim().replace(/^/gm, "  ");
  return `overlay: ${version}\ninfo: { title: Fixes, version: 1.0.0 }\nactions:\n${indented}\n`;
}

/** The description above with an overlay of these actions, and what is said of it. */
async function overlaid(actions: string, version?: string) {
  const files = { "openapi.yaml": description, "fix.yaml": overlayOf(actions, version) };
  const { document, report, nameOf } = await loadFiles(files, ["fix.yaml"]);
  const at = (pointer: string): string => {
    const written = document?.writtenAt({ file: document.root, pointer });
    return `${written?.file === nameOf("fix.yaml") ? "fix.yaml" : "openapi.yaml"}#${written?.pointer}`;
  };
  const text = renderText(report.diagnostics, report.sources, { colour: "never" });
  return { value: document?.files.get(document.root)?.value, codes: codesOf(report), text, at };
}

interface Part {
  name?: string;
  type?: string;
  tags?: string[];
  "x-seen"?: boolean;
  "x-first"?: boolean;
}

interface Whole {
  info?: object;
  tags: Part[];
  paths: {
    "/pets": Part & {
      get: Part & { description?: string; responses: object; parameters: (Part & { schema: Part })[] };
    };
  };
}

/** The description above, changed by hand. */
function but(change: (whole: Whole) => void): Whole {
  const whole: Whole = parse(description);
  change(whole);
  return whole;
}

describe("an update", () => {
  it("is merged with an object, key by key, and added to a list", async () => {
    const { value, codes } = await overlaid(`
- target: $.paths['/pets'].get
  update:
    description: All pets.
    responses: { "204": { description: Nothing. }, "404": { description: Gone. } }
- target: $.tags
  update: { name: four }
- target: $.tags
  update: [{ name: five }, { name: six }]`);
    const expected = but(({ paths, tags }) => {
      paths["/pets"].get.description = "All pets.";
      paths["/pets"].get.responses = { "204": { description: "Nothing." }, "404": { description: "Gone." } };
      tags.push({ name: "four" }, { name: "five" }, { name: "six" });
    });
    expect(value).toEqual(expected);
    expect(codes).toEqual([]);
  });

  it("adds the lists inside it to those of the description", async () => {
    const { value } = await overlaid("- { target: $, update: { tags: [{ name: four }] } }");
    expect(value).toEqual(but(({ tags }) => tags.push({ name: "four" })));
  });

  it("reaches every node that its target selects, once each, also inside one another", async () => {
    const { value } = await overlaid(`
- { target: "$..[?@.schema]", update: { x-seen: true } }
- { target: "$.tags[0,0,-3]", update: { x-seen: true } }
- { target: "$..['/pets','get']", update: { tags: [a] } }`);
    const expected = but(({ paths, tags }) => {
      for (const parameter of paths["/pets"].get.parameters) parameter["x-seen"] = true;
      Object.assign(tags[0] ?? {}, { "x-seen": true });
      paths["/pets"].tags = ["a"];
      paths["/pets"].get.tags = ["a"];
    });
    expect(value).toEqual(expected);
  });

  it("keeps the order of keys, and a key that objects have by themselves", async () => {
    const { value } = await overlaid(`
- { target: $.info, update: { version: 2.0.0, __proto__: { x: 1 }, title: Animals } }
- { target: $.info.__proto__, update: { y: 2 } }`);
    const info = JSON.stringify(Reflect.get(Object(value), "info"));
    expect(info).toBe('{"title":"Animals","version":"2.0.0","__proto__":{"x":1,"y":2}}');
  });

  it.each([
    ["an object for a list", "- { target: $, update: { tags: { name: four } } }"],
    ["a list for an object", "- { target: $, update: { info: [] } }"],
    ["a value for an object", "- { target: $.info, update: Pets }"],
    ["an object for a value", "- { target: $.info, update: { title: {} } }"],
  ])("is refused where it has %s", async (_, actions) => {
    const { value, codes } = await overlaid(actions);
    expect(value).toBeUndefined();
    expect(codes).toEqual(["incompatible-update"]);
  });
});

describe("a removal", () => {
  it("takes all that the target selects out of objects and lists", async () => {
    const { value, codes } = await overlaid(`
- { target: "$.paths.*.get.parameters[?@.name == 'dummy']", remove: true }
- { target: "$.tags[0,2]", remove: true }
- { target: $.info, remove: true, update: { title: nothing } }`);
    const expected = but((whole) => {
      whole.paths["/pets"].get.parameters.splice(1, 1);
      whole.tags = [{ name: "two" }];
      delete whole.info;
    });
    expect(value).toEqual(expected);
    expect(codes).toEqual([]);
  });

  it("comes before what later actions put in the same place", async () => {
    const { value } = await overlaid(`
- { target: $.tags, remove: true }
- { target: $, update: { tags: [{ name: new }] } }`);
    expect(value).toEqual(but((whole) => (whole.tags = [{ name: "new" }])));
  });

  it("is not of the whole description", async () => {
    expect((await overlaid("- { target: $, remove: true }")).codes).toEqual(["invalid-overlay"]);
  });
});

describe("a single value", () => {
  const actions = `
- { target: $.info.title, update: Animals }
- { target: "$.paths.*.get.parameters[*].name[?@ == 'x']", remove: true }
- { target: "$..schema.type", remove: true }`;

  it("is changed by Overlay 1.1", async () => {
    const { value, codes } = await overlaid(actions, "1.1.0");
    const expected = but(({ info, paths }) => {
      Object.assign(info ?? {}, { title: "Animals" });
      for (const { schema } of paths["/pets"].get.parameters) delete schema.type;
    });
    expect(value).toEqual(expected);
    expect(codes).toEqual(["unmatched-target"]);
  });

  it("is changed by Overlay 1.0 too, which does not know of it: once for each action it is said", async () => {
    const { codes } = await overlaid(actions);
    expect(codes.toSorted()).toEqual(["primitive-target", "primitive-target", "unmatched-target"]);
  });
});

describe("a copy", () => {
  it("is of what stands elsewhere, as the actions before have left it, and written there", async () => {
    const { value, at } = await overlaid(
      `
- { target: "$.tags[0]", update: { x-first: true } }
- { target: $.info, copy: "$.tags[0]" }`,
      "1.1.0",
    );
    const expected = but(({ info, tags }) => {
      Object.assign(tags[0] ?? {}, { "x-first": true });
      Object.assign(info ?? {}, { name: "one", "x-first": true });
    });
    expect(value).toEqual(expected);
    expect(at("/info/name")).toBe("openapi.yaml#/tags/0/name");
    expect(at("/info/x-first")).toBe("fix.yaml#/actions/0/update/x-first");
  });

  it.each([
    ["several nodes", "- { target: $.info, copy: '$.tags[*]' }", "1.1.0"],
    ["nothing", "- { target: $.info, copy: $.tag }", "1.1.0"],
    ["one node, in Overlay 1.0", "- { target: $.info, copy: '$.tags[0]' }", "1.0.0"],
  ])("is refused of %s", async (_, actions, version) => {
    expect((await overlaid(actions, version)).codes).toContain("invalid-overlay");
  });
});

describe("a place", () => {
  it("is the overlay's for what it has put there, and stays the description's for all else", async () => {
    const { at } = await overlaid(`
- { target: "$.paths.*.get.parameters[0]", remove: true }
- target: $.paths.*.get.parameters
  update: { name: new, schema: { type: strin } }
- { target: "$.paths.*.get.parameters[?@.name == 'top'].schema", update: { minimum: 1 } }`);
    const parameters = "/paths/~1pets/get/parameters";
    expect(at("")).toBe("openapi.yaml#");
    expect(at(parameters)).toBe(`openapi.yaml#${parameters}`);
    expect(at(`${parameters}/0/name`)).toBe(`openapi.yaml#${parameters}/1/name`);
    expect(at(`${parameters}/1/schema/type`)).toBe(`openapi.yaml#${parameters}/2/schema/type`);
    expect(at(`${parameters}/1/schema/minimum`)).toBe("fix.yaml#/actions/2/update/minimum");
    expect(at(`${parameters}/2/schema/type`)).toBe("fix.yaml#/actions/1/update/schema/type");
    expect(at(`${parameters}/2/in`)).toBe("fix.yaml#/actions/1/update/in");
  });

  it("in an overlay is where later diagnostics point", async () => {
    const { text } = await overlaid('- { target: $, update: { jsonSchemaDialect: 3, openapi: "3.9" } }');
    expect(text).toMatch(/--> .*fix\.yaml:4:\d+ {2}\(#\/actions\/0\/update\/openapi\)/);
  });
});

describe("overlays", () => {
  it("are laid one over the other, in the order given, whatever each is written in", async () => {
    const files = {
      "openapi.yaml": description,
      "a.yaml": overlayOf("- { target: $.info, update: { title: A, x-a: 1 } }"),
      "b.json": JSON.stringify(parse(overlayOf("- { target: '$.info[?@ == 1]', remove: true }", "1.1.0"))),
    };
    const { document } = await loadFiles(files, ["a.yaml", "b.json"]);
    const value = document?.files.get(document.root)?.value;
    expect(value).toEqual(but(({ info }) => Object.assign(info ?? {}, { title: "A" })));
  });

  it("may say which description they are for, and it is told where that is another", async () => {
    const forFile = (name: string): string => `extends: ${name}\n${overlayOf("- { target: $, update: {} }")}`;
    const files = { "openapi.yaml": description, "fixes/a.yaml": forFile("../openapi.yaml") };
    expect(codesOf((await loadFiles(files, ["fixes/a.yaml"])).report)).toEqual([]);
    const others = { "openapi.yaml": description, "fixes/a.yaml": forFile("openapi.yaml") };
    expect(codesOf((await loadFiles(others, ["fixes/a.yaml"])).report)).toEqual(["foreign-overlay"]);
  });

  it.each([
    ["is no object", "[]"],
    ["has no version", "info: { title: a, version: b }\nactions: [{ target: $, remove: true }]"],
    ["has a version that is not known", overlayOf("- { target: $.tags, remove: true }", "2.0.0")],
    ["has no title", "overlay: 1.0.0\ninfo: { version: b }\nactions: [{ target: $.tags, remove: true }]"],
    ["has no actions", "overlay: 1.0.0\ninfo: { title: a, version: b }\nactions: []"],
    ["has a field that there is not", overlayOf("- { target: $.tags, updte: {} }")],
    ["has an action without a target", overlayOf("- { update: {} }")],
    ["has an action that is no object", overlayOf("- $.tags")],
    ["has `remove` of another kind", overlayOf("- { target: $.tags, remove: yes please }")],
  ])("are refused if one %s", async (_, overlay) => {
    const { document, report } = await loadFiles({ "openapi.yaml": description, "fix.yaml": overlay }, ["fix.yaml"]);
    expect(document).toBeUndefined();
    expect(codesOf(report)).toContain("invalid-overlay");
  });

  it("are refused if one cannot be read", async () => {
    const files = { "openapi.yaml": description, "broken.yaml": "a: [" };
    expect(codesOf((await loadFiles(files, ["missing.yaml"])).report)).toEqual(["unreadable-file"]);
    expect(codesOf((await loadFiles(files, ["broken.yaml"])).report)).toEqual(["invalid-syntax"]);
  });
});

describe("a target", () => {
  it.each([
    ["$.path.*", '"path" on its way. Did you mean "paths"?'],
    ["$.paths['/pest'].get", '"/pest" on its way. Did you mean "/pets"?'],
    ["$.paths.*.put", '"put" on its way.'],
    ["$.tags[?@.name == 'none'].description", "\"[?@.name == 'none']\" on its way."],
  ])("that selects nothing is told with where it ends: %s", async (target, told) => {
    const { text, codes } = await overlaid(`- { target: "${target}", update: {} }`);
    expect(codes).toEqual(["unmatched-target"]);
    expect(text).toContain(`there is no ${told}`);
  });

  it.each([
    ["paths", "expected '$'"],
    ["$.paths['/pets", "it ends too early"],
    ["$.a.", "it ends too early"],
    ["$.tags[?nothing(@)]", "no such function"],
  ])("that is no JSONPath is refused: %s", async (target, told) => {
    const { text, codes } = await overlaid(`- { target: "${target}", update: {} }`);
    expect(codes).toEqual(["invalid-target"]);
    expect(text).toContain(told);
  });

  it("of an action that does nothing is told", async () => {
    expect((await overlaid("- { target: $.tags }")).codes).toEqual(["idle-action"]);
  });
});
