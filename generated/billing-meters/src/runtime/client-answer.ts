import type { AnswerHead, ContractBreach } from "./client-errors.js";
import type { DeclaredAnswer, SendableOperation } from "./client-operation.js";
import { bracketPath, type Issue } from "./issue.js";
import { findDeclared, specificity, type DeclaredStatus } from "./status.js";

/** An answer that was read to its end. */
export interface Answer extends AnswerHead {
  readonly bytes: ArrayBuffer;
}

/** What the description declares for a status. */
export type Expectation<Result> =
  | { readonly kind: "success"; readonly declared: DeclaredAnswer<DeclaredStatus, Result> }
  | { readonly kind: "failure"; readonly declared: DeclaredAnswer<DeclaredStatus, unknown> }
  | { readonly kind: "undeclared" };

/** A body as its declaration promises it, or how it is not. */
export type CheckedBody<Body> =
  | { readonly kind: "valid"; readonly body: Body }
  | {
      readonly kind: "breach";
      readonly breach: ContractBreach;
      /** For people, continuing a sentence: `it is not JSON`. */
      readonly explanation: string;
      /** The JSON that was read, or else the text. */
      readonly body: unknown;
      readonly issues: readonly Issue[];
    };

/** Successes and failures are looked at together: a declared 404 goes before a default, whichever of the two it is. */
export function expectationFor<Params, Result>(
  operation: SendableOperation<Params, Result>,
  status: number,
): Expectation<Result> {
  const success = findDeclared(operation.success, status);
  const failure = findDeclared(operation.failure, status);
  if (success !== undefined && (failure === undefined || specificity(success.status) >= specificity(failure.status))) {
    return { kind: "success", declared: success };
  }
  return failure === undefined ? { kind: "undeclared" } : { kind: "failure", declared: failure };
}

export function checkBody<Body>(declared: DeclaredAnswer<DeclaredStatus, Body>, answer: Answer): CheckedBody<Body> {
  const { mediaType, parse } = declared;
  if (mediaType === undefined) return validated(declared, undefined);
  if (mediaTypeOf(answer) !== mediaType.toLowerCase()) {
    return breach("media-type", `it is not ${mediaType}`, looseBody(answer));
  }
  const text = decode(answer.bytes);
  if (text === undefined) return breach("encoding", "it is not UTF-8", looseText(answer.bytes));
  const parsed = parsedBy(parse ?? JSON.parse, text);
  if (parsed === undefined) return breach("syntax", "it is not JSON", text);
  return validated(declared, parsed.value);
}

/** The body of an answer of which nothing is declared: its JSON if it says so and is, else its text. */
export function looseBody(answer: Answer): unknown {
  const text = looseText(answer.bytes);
  const mediaType = mediaTypeOf(answer);
  const parsed =
    mediaType === "application/json" || mediaType.endsWith("+json") ? parsedBy(JSON.parse, text) : undefined;
  return parsed === undefined ? text : parsed.value;
}

function validated<Body>(declared: DeclaredAnswer<DeclaredStatus, Body>, value: unknown): CheckedBody<Body> {
  const validation = declared.validate(value);
  if (validation.issues === undefined) return { kind: "valid", body: validation.value };
  return breach("schema", explainIssues(validation.issues), value, validation.issues);
}

function breach(
  kind: ContractBreach,
  explanation: string,
  body: unknown,
  issues: readonly Issue[] = [],
): CheckedBody<never> {
  return { kind: "breach", breach: kind, explanation, body, issues };
}

function explainIssues(issues: readonly Issue[]): string {
  const [first] = issues;
  if (first === undefined) return "it is not valid";
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return `${bracketPath(first.path) || "it"} ${first.message}${others}`;
}

/** The media type without its parameters, in lower case; empty if the answer names none. */
function mediaTypeOf({ headers }: AnswerHead): string {
  const [mediaType = ""] = (headers.get("content-type") ?? "").split(";", 1);
  return mediaType.trim().toLowerCase();
}

const strictDecoder = new TextDecoder("utf-8", { fatal: true });

/** `undefined` if the bytes are not UTF-8, which JSON has to be (RFC 8259, section 8.1). */
function decode(bytes: ArrayBuffer): string | undefined {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function looseText(bytes: ArrayBuffer): string {
  return new TextDecoder().decode(bytes);
}

/** `undefined` if the text is not JSON; the value stands in an object because JSON has values of all kinds. */
function parsedBy(parse: (text: string) => unknown, text: string): { readonly value: unknown } | undefined {
  try {
    return { value: parse(text) };
  } catch {
    return undefined;
  }
}
