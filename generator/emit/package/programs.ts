/** The programs of a package's README: they compile against the package as they stand. */
import type { Operation } from "../../model/api.js";
import { isTagged, schemasOf } from "../../model/contents.js";
import type { JsonValue } from "../../model/schema.js";
import { basePathOf, baseUrlOf } from "../../model/served-at.js";
import { isServed } from "../../model/recognition.js";
import { symbolKey, type Plan } from "../../plan/plan.js";
import { jsonLiteral, memberAccess, propertyName, stringLiteral } from "../literal.js";
import { schemesOf } from "../security-schemes.js";
import { resourceId } from "../resources.js";

/** The operation to show: the first with an example of its request, else the first. */
export function shownOperation({ api }: Plan): Operation | undefined {
  const served = api.operations.filter(isServed);
  return served.find((operation) => exampleOf(operation) !== undefined) ?? served[0];
}

export function clientProgram(plan: Plan, operation: Operation, name: string): string {
  const isError = symbolName(plan, "client", "isError", operation.id);
  const imports = ["createClient", ...(isError === undefined ? [] : [isError])].join(", ");
  const example = exampleOf(operation);
  // What a program has to know of its own is left to whoever calls it.
  const isOpen = operation.parameters.length > 0 || (operation.requestBody?.required === true && example === undefined);
  const call = callText(plan, operation);
  const argument = isOpen ? "...args" : example === undefined ? "" : jsonLiteral(example);
  const parameters = isOpen ? `...args: Parameters<typeof ${call}>` : "";
  return [
    `import { ${imports} } from ${stringLiteral(`${name}/client`)};`,
    "",
    `const client = createClient({ ${clientOptions(plan).join(", ")} });`,
    "",
    `export async function call(${parameters}): Promise<void> {`,
    ...attempt(`console.log(await ${call}(${argument}));`, isError),
    "}",
  ].join("\n");
}

function attempt(body: string, isError: string | undefined): readonly string[] {
  if (isError === undefined) return [body];
  return [
    "try {",
    body,
    "} catch (error) {",
    `if (!${isError}(error)) throw error;`,
    "console.error(error.status, error.body);",
    "}",
  ];
}

export function validatorProgram(plan: Plan, operation: Operation, name: string): string | undefined {
  const schema = schemasOf(operation.requestBody?.contents ?? [])[0];
  const [validate] = ["decode", "validate"].flatMap((role) =>
    schema === undefined ? [] : (symbolName(plan, "validators", role, schema) ?? []),
  );
  if (validate === undefined) return undefined;
  return [
    `import { ${validate} } from ${stringLiteral(`${name}/validators`)};`,
    "",
    `const input: unknown = ${jsonLiteral(exampleOf(operation) ?? {})};`,
    `const result = ${validate}(input);`,
    "if (result.issues) console.error(result.issues);",
    "else console.log(result.value);",
  ].join("\n");
}

export function serverProgram(plan: Plan, operation: Operation, name: string): string {
  const method = plan.methods.get(operation.id);
  const handlers = symbolName(plan, "server", "handlers", resourceId(method?.resource ?? [])) ?? "";
  const isAuthenticated = plan.api.securitySchemes.length > 0;
  const siblings = plan.api.operations.filter(({ id }) => {
    const other = plan.methods.get(id)?.resource ?? [];
    return resourceId(other) === resourceId(method?.resource ?? []);
  });
  const caller = siblings.some(({ security }) => security.length > 0) ? "<Caller>" : "";
  return [
    'import { createServer } from "node:http";',
    `import { createRouter, toNodeListener, type ${handlers}, type RouterOptions } from ${stringLiteral(`${name}/server`)};`,
    "",
    ...(isAuthenticated
      ? ["/** What `authenticate` makes of credentials. */", "interface Caller { readonly name: string }", ""]
      : []),
    "/** One of the handlers. */",
    `export const handle: ${handlers}${caller}[${stringLiteral(method?.method ?? "")}] = (request) => {`,
    "console.log(request);",
    replyExample(operation),
    "};",
    "",
    `export function serve(options: RouterOptions${isAuthenticated ? "<Caller>" : ""}): void {`,
    "createServer(toNodeListener(createRouter(options))).listen(8080);",
    "}",
  ].join("\n");
}

/** The answer of the description's example, where it has one for a status of its own. */
function replyExample({ responses }: Operation): string {
  for (const { status, contents, headers } of responses) {
    const [content, ...others] = contents;
    const [example] = content?.examples ?? [];
    const isIncomplete = headers?.headers.some(({ required }) => required) ?? false;
    if (status.kind !== "code" || others.length > 0 || isIncomplete) continue;
    if (content === undefined) return `return { status: ${String(status.code)} };`;
    if (example !== undefined) return `return { status: ${String(status.code)}, body: ${jsonLiteral(example.value)} };`;
  }
  return 'throw new Error("Return one of the declared answers here.");';
}

function clientOptions({ api }: Plan): readonly string[] {
  const needing = api.operations.find(({ security, securityOptional }) => security.length > 0 && !securityOptional);
  const schemes = needing?.security[0] === undefined ? [] : schemesOf(needing.security[0], api);
  const credentials = schemes.flatMap(({ scheme: { kind, name } }) =>
    kind === "mutualTLS" ? [] : [`${propertyName(name)}: ${kind === "basic" ? '{ username: "…" }' : '"…"'}`],
  );
  return [
    ...(baseUrlOf(api) === undefined ? [`baseUrl: ${stringLiteral(`https://api.example.com${basePathOf(api)}`)}`] : []),
    ...(credentials.length === 0 ? [] : [`auth: { ${credentials.join(", ")} }`]),
  ];
}

/** `client.pets.create`. */
export function callText(plan: Plan, operation: Operation): string {
  const method = plan.methods.get(operation.id);
  const words = [...(method?.resource ?? []), method?.method ?? ""];
  return `client${words.map(memberAccess).join("")}`;
}

function exampleOf({ requestBody }: Operation): JsonValue | undefined {
  const contents = requestBody?.contents ?? [];
  const [content] = contents;
  // An example cannot hold files.
  if (content === undefined || content.kind === "multipart" || isTagged(contents)) return undefined;
  return content.examples[0]?.value;
}

export function symbolName(plan: Plan, emitter: string, role: string, itemId: string): string | undefined {
  return plan.symbols.get(symbolKey(emitter, role, itemId))?.name;
}
