import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Statement } from "../../generator/emit/emitter.js";
import {
  constStructure,
  exportFrom,
  functionStructure,
  interfaceStructure,
  typeAlias,
} from "../../generator/emit/structures.js";
import { format } from "../../generator/print/format.js";
import { lower } from "../../generator/print/lower.js";
import { loadReferencePrinter, type ReferencePrinter } from "../../generator/print/reference.js";
import { assemble, importDeclaration } from "../../generator/print/source-file.js";
import type { ImportedModule } from "../../generator/plan/file-scope.js";

let reference: ReferencePrinter;

beforeAll(async () => {
  reference = await loadReferencePrinter();
}, 30_000);

const longDocs =
  'A pet.\n\n  - it\'s `quoted` and "quoted"\n  - ends early? *\\/ no, ${never}\n\n@example <b>// no comment</b>';
const longUnion = [
  "|",
  '/** Awake, and it\'s "fed". */',
  '"active"',
  "|",
  "/**",
  " * Asleep.",
  " * For `now`.",
  " */",
  '"asleep"',
];
const many = Array.from({ length: 12 }, (_, index) => `parameterNumber${index}`);

const statements: Readonly<Record<string, Statement>> = {
  "an interface without members": interfaceStructure({ name: "Empty" }),
  "an interface of all sorts": interfaceStructure({
    name: "Pet",
    typeParameters: ["Key extends string", "Value = unknown"],
    extends: ["Animal", "Named<Key>"],
    docs: longDocs,
    properties: [
      { name: "id", type: "string", readonly: true, docs: longDocs },
      { name: '"content-type"', type: 'Key | "a\\"b" | null', optional: true },
      { name: '["__proto__"]', type: longUnion.join("\n") },
      { name: "[name: string]", type: "unknown" },
      { name: "nested", type: `{ a?: { b: readonly [${many.map((name) => `"${name}"`).join(", ")}] } }` },
    ],
    methods: [
      { name: "call", parameters: [], returnType: "void", docs: "Calls it." },
      {
        name: "find",
        typeParameters: ["T"],
        parameters: [{ name: "by", type: "T", optional: true }],
        returnType: "Promise<T>",
      },
    ],
  }),
  "an interface of methods": interfaceStructure({
    name: "Handlers",
    typeParameters: ["Principal"],
    methods: [
      {
        name: "create",
        parameters: many.map((name) => ({ name, type: "Principal" })),
        returnType: "void",
        docs: longDocs,
      },
    ],
  }),
  "an alias": typeAlias({ name: "Id", type: "string", docs: "An id." }),
  "a generic alias": typeAlias({
    name: "Box",
    typeParameters: ["T extends object = {}"],
    type: "{ readonly value: T }",
  }),
  "a union with a comment for each member": typeAlias({ name: "Status", type: longUnion.join("\n"), docs: longDocs }),
  "a union too long for a line": typeAlias({ name: "Names", type: many.map((name) => `"${name}"`).join(" | ") }),
  "an intersection": typeAlias({ name: "Both", type: "A & { b: 1 } & Record<string, unknown>" }),
  "docs of one line that end in a space": typeAlias({ name: "A", type: "1", docs: "text " }),
  "docs that begin and end with empty lines": typeAlias({ name: "A", type: "1", docs: "\ntext\n\n" }),
  "docs with Windows line ends": typeAlias({ name: "A", type: "1", docs: "one\r\ntwo" }),
  "docs with U+2028, stars and slashes": typeAlias({ name: "A", type: "1", docs: "one\u2028two\n* / \n/* x\n// y *" }),
  "a function without anything": functionStructure({ name: "nothing", exported: "local", parameters: [], returnType: "void", statements: [] }), // prettier-ignore
  "a function with a long signature": functionStructure({
    name: "createManyPetsFromMany",
    exported: "exported",
    typeParameters: ["T", "U extends T"],
    parameters: many.map((name, index) => ({ name, type: `T[${index}]`, optional: index > 8 })),
    returnType: "value is Extract<T, U>",
    docs: longDocs,
    statements: [
      'if (typeof value !== "object") {\n  return false;\n}',
      "const pattern = /[\"'`]\\/\\*/u;",
      "for (const key of keys) { check(key) }",
      "// one more\nreturn `a ${b}\n   kept as it is`",
    ],
  }),
  "a constant": constStructure({ name: "limit", exported: "local", initializer: "1" }),
  "a constant of a type": constStructure({
    name: "petSchema",
    exported: "exported",
    type: "Schema<Pet>",
    initializer:
      '{ "~standard": { version: 1, validate: (value) => validatePet(value) }, list: [1, "two", { three: 3 }] }',
    docs: "A schema.",
  }),
  "a constant with text over lines": constStructure({
    name: "text",
    exported: "local",
    initializer: "`a\n  b\n    ${c}`",
  }),
  "a re-export": exportFrom({ specifier: "./a.js", what: "everything" }),
  "a re-export of types": exportFrom({ specifier: "./a.js", what: "types" }),
  "a re-export of names": exportFrom({ specifier: "./a.js", what: "everything", names: ["isPet", "type Pet"] }),
  "a statement that is text": "export const enabled = true;",
};

const modules: readonly ImportedModule[] = [
  { specifier: "./a.js", names: [{ name: "A", typeOnly: true }, { name: "B", alias: "B2", typeOnly: true }] }, // prettier-ignore
  { specifier: "./b.js", names: [{ name: "A", typeOnly: true }, { name: "b", alias: "c", typeOnly: false }] }, // prettier-ignore
  { specifier: "../c.js", names: many.map((name) => ({ name, typeOnly: false })).sort((a, b) => (a.name < b.name ? -1 : 1)) }, // prettier-ignore
];

describe("our lowering and ts-morph's printStructure", () => {
  it.each(Object.entries(statements))("give the same text for %s", async (_name, statement) => {
    await expectSame([], [statement]);
  });

  it("give the same text for a file of everything", async () => {
    await expectSame(modules, Object.values(statements));
  });

  it("give the same text for any structures", async () => {
    const anyFile = fc.array(anyStatement, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyFile, (file) => expectSame([], file)),
      { numRuns: 150 },
    );
  }, 60_000);
});

async function expectSame(imports: readonly ImportedModule[], file: readonly Statement[]): Promise<void> {
  const ours = assemble(imports.map(importDeclaration), file.map(lower));
  const theirs = assemble(imports.map(reference.importDeclaration), file.map(reference.lower));
  expect(await format({ path: "a.ts", text: ours })).toBe(await format({ path: "a.ts", text: theirs }));
}

const identifier = fc.stringMatching(/^[a-z]{1,12}[A-Z]?$/).map((text) => `x${text}`);
const docs = fc.option(
  fc.string({ unit: fc.constantFrom("a", " ", "\n", "*", "/ ", "\"", "'", "`", "${", "\\", "@", "-", "ü", "\u2028"), maxLength: 40 })
    .map((text) => text.replaceAll("*/", "*\\/")),
  { nil: undefined },
); // prettier-ignore
const literal = fc.string({ maxLength: 12 }).map((text) => JSON.stringify(text));

const { type } = fc.letrec<{ type: string }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom("string", "number", "unknown", "Pet", "null"),
    literal,
    fc.array(tie("type"), { minLength: 1, maxLength: 4 }).map((members) => `(${members.join(" | ")})`),
    fc.array(literal, { minLength: 2, maxLength: 4 }).map((members) => `(${members.map((member) => `| /** It's a. */\n${member}`).join("\n")})`), // prettier-ignore
    tie("type").map((items) => `Array<${items}>`),
    fc.tuple(tie("type"), tie("type")).map(([a, b]) => `{ a: ${a}; b?: ${b} }`),
  ),
}));
const parameters = fc.uniqueArray(fc.record({ name: identifier, type }), {
  maxLength: 5,
  selector: ({ name }) => name,
});
const generic = fc.uniqueArray(identifier, { maxLength: 2 });
const exported = fc.constantFrom<"exported" | "local">("exported", "local");

const anyStatement: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({ name: identifier, typeParameters: generic, type, docs }).map(typeAlias),
  fc.record({ name: identifier, exported, type, initializer: literal, docs }).map(constStructure),
  fc
    .record({
      name: identifier,
      extends: fc.array(identifier, { maxLength: 2 }),
      docs,
      properties: fc.array(fc.record({ name: identifier, type, optional: fc.boolean(), docs }), { maxLength: 4 }),
      methods: fc.array(fc.record({ name: identifier, typeParameters: generic, parameters, returnType: type, docs }), { maxLength: 2 }), // prettier-ignore
    })
    .map(interfaceStructure),
  fc
    .record({
      name: identifier,
      exported,
      typeParameters: generic,
      parameters,
      returnType: type,
      docs,
      statements: fc.array(fc.constantFrom("if (a) {\n  b();\n}", "c()", "return { d };", "/* e */ f();"), {
        maxLength: 4,
      }),
    })
    .map(functionStructure),
);
