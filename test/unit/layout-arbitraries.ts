/** Random TypeScript, of the constructs that generated code is made of, in any order, depth and length. */
import fc from "fast-check";

const name = fc.oneof(
  fc.constantFrom("a", "id", "value", "issues", "Pet", "Promise", "Object", "isPet", "_", "this"),
  fc.constantFrom("aNameThatIsRatherLong", "explainBillingAddress", "AnInterfaceOfManyWordsThatGoesOn"),
);
const typeName = fc.constantFrom(
  "A",
  "Pet",
  "string",
  "number",
  "unknown",
  "null",
  "void",
  "boolean",
  "ALongNameOfSomething",
);
const text = fc.oneof(
  fc.string({ maxLength: 12 }).map((value) => JSON.stringify(value)),
  fc.constantFrom('"it\'s"', '"say \\"a\\""', "'single'", '"a word that is long enough to be broken at"'),
);
const number = fc.oneof(fc.nat(5_000).map(String), fc.constantFrom("0.5", "1e+21", "1e-7"));

/** `{ a, b }` over lines or on one, which may keep it open. */
function braced(parts: readonly string[], separator: string, wrap: boolean): string {
  const space = wrap ? "\n" : " ";
  return parts.length === 0 ? "{}" : `{${space}${parts.join(`${separator}${space}`)}${space}}`;
}

const { type } = fc.letrec<{ type: string; member: string }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    typeName,
    text,
    number,
    tie("type").map((inner) => `(${inner})[]`),
    fc
      .tuple(
        fc.constantFrom("Array", "Record", "Promise", "ReadonlyMap"),
        fc.array(tie("type"), { minLength: 1, maxLength: 3 }),
      )
      .map(([generic, args]) => `${generic}<${args.join(",")}>`),
    fc
      .array(tie("type"), { minLength: 2, maxLength: 5 })
      .map((members) => members.map((member) => `(${member})`).join(" | ")),
    fc
      .array(tie("type"), { minLength: 2, maxLength: 3 })
      .map((members) => members.map((member) => `(${member})`).join(" & ")),
    fc.array(tie("type"), { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
    fc
      .tuple(fc.array(tie("member"), { maxLength: 4 }), fc.boolean())
      .map(([members, wrap]) => braced(members, ";", wrap)),
    fc.tuple(name, tie("type"), tie("type")).map(([parameter, of, to]) => `((${parameter}: ${of}) => ${to})`),
    tie("type").map((inner) => `keyof (${inner})`),
    tie("type").map((inner) => `Pet[(${inner})]`),
  ),
  member: fc.oneof(
    fc
      .tuple(fc.constantFrom("", "readonly "), name, fc.constantFrom("", "?"), tie("type"))
      .map(([modifier, key, optional, of]) => `${modifier}${key}${optional}: ${of}`),
    tie("type").map((of) => `"content-type": ${of}`),
    tie("type").map((of) => `[name: string]: ${of}`),
    fc.tuple(name, tie("type"), tie("type")).map(([key, of, to]) => `${key}(value: ${of}): ${to}`),
  ),
}));

const binary = fc.constantFrom("&&", "||", "??", "===", "!==", "<", ">", ">=", "+", "-", "*", "%", "in", "instanceof");

const { expression } = fc.letrec<{ expression: string; argument: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    name,
    text,
    number,
    fc.constantFrom("/a+/u", "`a ${value} b`", "true", "undefined"),
    fc
      .tuple(tie("expression"), binary, tie("expression"))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc.tuple(tie("expression"), tie("expression"), tie("expression")).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
    fc
      .tuple(fc.constantFrom("!", "-", "typeof "), tie("expression"))
      .map(([operator, operand]) => `${operator}(${operand})`),
    fc.tuple(tie("expression"), name).map(([object, key]) => `(${object}).${key}`),
    fc.tuple(name, tie("expression")).map(([object, index]) => `${object}[${index}]`),
    fc
      .tuple(name, fc.array(tie("argument"), { maxLength: 4 }))
      .map(([callee, args]) => `${callee}(${args.join(", ")})`),
    fc
      .tuple(tie("expression"), name, fc.array(tie("argument"), { maxLength: 3 }))
      .map(([object, key, args]) => `(${object}).${key}(${args.join(", ")})`),
    fc.array(name, { minLength: 2, maxLength: 4 }).map((keys) => `value${keys.map((key) => `.${key}(a)`).join("")}`),
    fc.array(tie("argument"), { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
    fc
      .tuple(fc.array(fc.tuple(name, tie("expression")), { maxLength: 4 }), fc.boolean())
      .map(([members, wrap]) =>
        braced(
          members.map(([key, value]) => `${key}: ${value}`),
          ",",
          wrap,
        ),
      )
      .map((object) => `(${object})`),
    tie("expression").map((inner) => `((${inner}) as const)`),
    tie("argument").map((argument) => `new Map(${argument})`),
  ),
  argument: fc.oneof(
    { weight: 4, arbitrary: tie("expression") },
    tie("expression").map((inner) => `...(${inner})`),
    fc
      .tuple(
        name.filter((word) => word !== "this"),
        tie("expression"),
      )
      .map(([parameter, body]) => `(${parameter}) => (${body})`),
    tie("expression").map((inner) => `() => { f(${inner}); }`),
  ),
}));

const { statement } = fc.letrec<{ statement: string }>((tie) => ({
  statement: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    expression.map((value) => `return ${value};`),
    expression.map((value) => `throw ${value};`),
    fc.tuple(fc.constantFrom("const", "let"), expression).map(([word, value]) => `${word} x = ${value};`),
    fc.tuple(type, expression).map(([of, value]) => `const x: ${of} = ${value};`),
    expression.map((value) => `f(${value});`),
    expression.map((value) => `x = ${value};`),
    fc.tuple(expression, expression).map(([test, value]) => `if (${test}) return ${value}`),
    fc
      .tuple(expression, tie("statement"), tie("statement"))
      .map(([test, a, b]) => `if (${test}) { ${a} } else { ${b} }`),
    fc.tuple(name, expression, tie("statement")).map(([, value, body]) => `for (const item of ${value}) { ${body} }`),
    fc
      .tuple(expression, tie("statement"))
      .map(([value, body]) => `switch (${value}) { case "a": ${body}\n\nbreak; default: ${body} }`),
    tie("statement").map((body) => `try { ${body} } catch (error) { ${body} }`),
    tie("statement").map((body) => `/** A comment. */\n${body}`),
    fc.constantFrom("break;", "continue;").map((jump) => `for (let i = 0; i < 1; i += 1) { ${jump} }`),
  ),
}));

const comment = fc.constantFrom("", "/** A comment. */\n", "/**\n * Of two\n * lines.\n */\n", "// A line.\n\n");

/** A file of one to three declarations. */
export const source: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      comment,
      fc.oneof(
        type.map((of) => `export type Alias = ${of};`),
        type.map((of) => `export interface Named extends Pet { key: ${of} }`),
        fc
          .array(type, { minLength: 1, maxLength: 3 })
          .map((of) => `export function f(${of.map((one, index) => `p${index}: ${one}`).join(", ")}): void {}`),
        fc
          .tuple(type, type)
          .map(([a, b]) => `export function f<Key extends ${a}, Value>(key: Key): ${b} { return key; }`),
        fc.array(statement, { maxLength: 3 }).map((body) => `function f(): void {\n${body.join("\n")}\n}`),
        expression.map((value) => `export const constant = ${value};`),
        fc
          .array(name, { minLength: 1, maxLength: 9 })
          .map((names) => `import { ${names.filter((word) => word !== "this").join(", ")} } from "./a.js";`),
      ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.map((part) => part.join("")).join("\n\n"));
