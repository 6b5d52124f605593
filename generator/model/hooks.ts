/** What the API sends, once all operations have been read: of which of them callbacks are, and where these go. */
import type { Report } from "../diagnostics/report.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { pointerProblem, type PointerProblem } from "./pointer-problem.js";
import type { CallbackOrigin, HookOperation, Operation, OperationId } from "./api.js";
import { isTagged } from "./contents.js";
import { parseTemplate, type ExpressionTemplate, type Parsed, type RuntimeExpression } from "./runtime-expression.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** Without the callbacks of operations that have been left out (reported). */
export function withoutOrphans(operations: readonly Operation[], report: Report): readonly Operation[] {
  const ids = new Set(operations.map(({ id }) => id));
  return operations.filter(({ origin, location, method, path }) => {
    const isOrphan = origin?.kind === "callback" && !ids.has(origin.operation);
    if (isOrphan) report.add("operation-left-out", location, `${method} ${path}`);
    return !isOrphan;
  });
}

/** Apart: the operations that the API answers, and those that it sends, with the URLs of callbacks as far as they can be worked out. */
export function readHooks(operations: readonly Operation[], drafts: Drafts, report: Report): ApartHooks {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const sent = operations.flatMap((operation): readonly HookOperation[] => {
    const { origin } = operation;
    if (origin === undefined) return [];
    return [{ ...operation, origin: origin.kind === "callback" ? withUrl(origin, byId, { drafts, report }) : origin }];
  });
  return { answered: operations.filter(({ origin }) => origin === undefined), sent };
}

export interface ApartHooks {
  readonly answered: readonly Operation[];
  readonly sent: readonly HookOperation[];
}

interface Known {
  readonly drafts: Drafts;
  readonly report: Report;
}

function withUrl(
  origin: CallbackOrigin,
  operations: ReadonlyMap<OperationId, Operation>,
  { drafts, report }: Known,
): CallbackOrigin {
  const owner = operations.get(origin.operation);
  const { result, problem } = usableTemplate(origin.expression, owner);
  const without = "no function works out where the callback is sent to";
  if (problem !== undefined) {
    report.add("unusable-expression", origin.location, problem, without);
    return origin;
  }
  const found = result.flatMap((part) =>
    typeof part === "string" || owner === undefined ? [] : (pointedProblem(part, owner, drafts) ?? []),
  );
  for (const { kind, problem: why, nearest } of found) {
    const instead = kind === "no-text" ? without : "what works out where the callback is sent to throws without it";
    report.add("unusable-expression", origin.location, why, instead, nearest);
  }
  return found.some(({ kind }) => kind === "no-text") ? origin : { ...origin, url: result };
}

/** What keeps an expression from a body, whose schemas say what is in it, from being a part of a URL. */
function pointedProblem(
  expression: RuntimeExpression,
  { requestBody, responses }: Operation,
  drafts: Drafts,
): PointerProblem | undefined {
  if (expression.kind !== "body") return undefined;
  const contents =
    expression.of === "request" ? (requestBody?.contents ?? []) : responses.flatMap((each) => each.contents);
  const schemas = contents.flatMap(({ kind, schema }) =>
    (kind === "json" || kind === "form") && schema !== undefined ? schema : [],
  );
  const problems = schemas.map((schema) => pointerProblem(expression, schema, drafts));
  // Whichever answer it is that has it.
  return problems.every((problem) => problem !== undefined) ? problems[0] : undefined;
}

function usableTemplate(text: string, owner: Operation | undefined): Parsed<ExpressionTemplate> {
  const parsed = parseTemplate(text);
  if (parsed.problem !== undefined || owner === undefined) return parsed;
  const expressions = parsed.result.flatMap((part) => (typeof part === "string" ? [] : part));
  const [first] = parsed.result;
  if (typeof first === "string" && !/^https?:\/\//i.test(first)) return { problem: "it is no absolute URL" };
  const [problem] = expressions.flatMap((expression) => problemOf(expression, owner) ?? []);
  return problem === undefined ? parsed : { problem };
}

/** OAS 3.1.1 section 4.8.20.4: parameters that the operation does not declare cannot be evaluated. */
function problemOf(
  expression: RuntimeExpression,
  { parameters, requestBody, responses }: Operation,
): string | undefined {
  const { text } = expression;
  if (expression.kind === "body" && expression.of === "request") return bodyProblem(requestBody, expression);
  if (expression.kind === "body" && responses.every(({ contents }) => contents.length === 0))
    return `no answer has the body that ${text} speaks of`;
  if (expression.kind !== "value" || expression.in === "header") return undefined;
  if (expression.of === "response") return `an answer has no ${expression.in}, of which ${text} speaks`;
  const group = parameters.find((each) => each.in === expression.in);
  const isDeclared = group?.parameters.some(({ wireName }) => wireName === expression.name) ?? false;
  return isDeclared ? undefined : `the operation declares no parameter for ${text}`;
}

function bodyProblem(
  body: Operation["requestBody"],
  { text, tokens }: { readonly text: string; readonly tokens: readonly string[] },
): string | undefined {
  if (body === undefined) return `the operation has no body, of which ${text} speaks`;
  const [content] = body.contents;
  const isWhole = content?.kind === "text" && tokens.length === 0;
  const isRead = content?.kind === "json" || content?.kind === "form" || isWhole;
  return isRead && !isTagged(body.contents) ? undefined : `the body that ${text} speaks of is not JSON or a form alone`;
}
