/** `--format sarif`, held to what SARIF 2.1.0 (OASIS, 27 March 2020) requires of the objects that are used. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { renderSarif } from "../../generator/diagnostics/sarif.js";
import { Workplace } from "./cli-session.js";

const generate = "generate petstore.yaml --out client --emit types --format sarif";
const check = "check petstore.yaml --out client --emit types --format sarif";

const text = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", minLength: 1 } },
  additionalProperties: false,
};
const count = { type: "integer", minimum: 1 };
const level = { enum: ["none", "note", "warning", "error"] };
const object = (properties: object, required: readonly string[]): object => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/** By sections 3.13, 3.14, 3.18 to 3.20, 3.27 to 3.30, 3.33, 3.49 and 3.50 of the specification. */
const region = object({ startLine: count, startColumn: count, endLine: count, endColumn: count }, ["startLine"]);
const physicalLocation = object(
  { artifactLocation: object({ uri: { type: "string", pattern: "^[^ \\\\]+$" } }, ["uri"]), region },
  ["artifactLocation"],
);
const logicalLocation = object({ fullyQualifiedName: { type: "string", pattern: "^#" } }, []);
const location = object({ physicalLocation, logicalLocations: { type: "array", items: logicalLocation } }, []);
const rule = object(
  { id: { type: "string" }, shortDescription: text, help: text, defaultConfiguration: object({ level }, []) },
  ["id"],
);
const driver = object(
  {
    name: { const: "specwright" },
    version: { type: "string" },
    rules: { type: "array", items: rule, uniqueItems: true },
  },
  ["name"],
);
const invocation = object(
  {
    executionSuccessful: { type: "boolean" },
    exitCode: { type: "integer" },
    toolExecutionNotifications: { type: "array", items: object({ level, message: text }, ["message"]) },
  },
  ["executionSuccessful"],
);
const result = object(
  { ruleId: { type: "string" }, level, message: text, locations: { type: "array", items: location } },
  ["message"],
);
const isSarif = new Ajv2020().compile(
  object(
    {
      $schema: { type: "string" },
      version: { const: "2.1.0" },
      runs: {
        type: "array",
        items: object(
          {
            tool: object({ driver }, ["driver"]),
            columnKind: { const: "utf16CodeUnits" },
            invocations: { type: "array", items: invocation },
            results: { type: "array", items: result },
          },
          ["tool"],
        ),
      },
    },
    ["version", "runs"],
  ),
);

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly object[];
      readonly results: readonly { readonly ruleId: string }[];
    },
  ];
}

/** The log, once it is known to be one, whose results have their rules. */
function read(out: string): Log {
  const log: Log = JSON.parse(out);
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  const [{ tool, results }] = log.runs;
  expect(tool.driver.rules.map(({ id }) => id)).toEqual([...new Set(results.map(({ ruleId }) => ruleId))].sort());
  return log;
}

describe("a run whose report is SARIF", () => {
  it("has a result for each diagnostic, with its rule, its place and its pointer", async () => {
    const place = new Workplace();
    place.edit("petstore.yaml", "required: [name]", "required: [name, ghost]");
    const { out, err, exitCode } = await place.call(generate);
    expect([exitCode, err]).toEqual([0, ""]);
    const [{ tool, invocations, results }] = read(out).runs;
    expect(invocations).toEqual([{ executionSuccessful: true, exitCode: 0, toolExecutionNotifications: [] }]);
    expect(results.find(({ ruleId }) => ruleId === "undeclared-property")).toMatchObject({
      level: "warning",
      message: { text: 'The required property "ghost" is declared by no part of the schema.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "petstore.yaml" },
            region: { startLine: 28, startColumn: 24, endColumn: 29 },
          },
          logicalLocations: [
            { fullyQualifiedName: expect.stringMatching(/^#\/components\/schemas\/\w+\/required\/1$/) },
          ],
        },
      ],
    });
    expect(tool.driver.rules.find(({ id }) => id === "undeclared-property")).toMatchObject({
      shortDescription: { text: "Undeclared property" },
      defaultConfiguration: { level: "warning" },
    });
  });

  it("has a result for each file that has drifted", async () => {
    const place = new Workplace();
    const { out, exitCode } = await place.call(check);
    expect(exitCode).toBe(1);
    const [{ results, invocations }] = read(out).runs;
    expect(invocations).toMatchObject([{ executionSuccessful: true, exitCode: 1 }]);
    expect(results.find(({ ruleId }) => ruleId === "missing-file")).toMatchObject({
      level: "error",
      locations: [{ physicalLocation: { artifactLocation: { uri: expect.stringMatching(/^client\/\S+$/) } } }],
    });
  });

  it("says why it ended where it could not be told", async () => {
    const { out, exitCode } = await new Workplace().call("generate --format sarif");
    expect(exitCode).toBe(2);
    expect(read(out).runs[0].invocations).toMatchObject([
      { executionSuccessful: false, exitCode: 2, toolExecutionNotifications: [{ level: "error" }] },
    ]);
  });

  it("names files by URIs", () => {
    const files = ["a b/ü#1.ts", "/srv/a.ts", "C:\\a\\b.ts"].map((file) => ({
      rule: "stale-file",
      message: "Stale.",
      file,
    }));
    const [{ results }] = read(
      renderSarif([{ diagnostics: [], sources: [], files }], { version: "1.0.0", exitCode: 1 }),
    ).runs;
    expect(JSON.stringify(results)).toContain('"uri":"a%20b/%C3%BC%231.ts"');
    expect(JSON.stringify(results)).toContain('"uri":"file:///srv/a.ts"');
    expect(JSON.stringify(results)).toContain('"uri":"file:///C:/a/b.ts"');
  });
});
