import type { AnswerHead, ContractBreach } from "./client-errors.js";
import type {
  DeclaredAnswer,
  DeclaredSuccess,
  OpenAnswer,
  SendableOperation,
  WholeAnswer,
} from "./client-operation.js";
import { inOnePiece } from "./bytes.js";
import { bracketPath, type Issue } from "./issue.js";
import { closestTo, essenceOf } from "./media-type.js";
import type { ContentFault } from "./received-content.js";
import { allDeclared, canBeOf, specificity, type DeclaredStatus } from "./status.js";

/** An answer that was read to its end. */
export interface Answer extends AnswerHead {
  readonly bytes: ArrayBuffer;
}

/** What the description declares for a status: once, or once for each media type. */
export type Expectation<Result> =
  | { readonly kind: "success"; readonly declared: readonly DeclaredSuccess<Result>[] }
  | { readonly kind: "failure"; readonly declared: readonly DeclaredAnswer<DeclaredStatus, unknown>[] }
  | { readonly kind: "undeclared"; readonly declared: readonly [] };

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

export type BrokenBody = Extract<CheckedBody<never>, { readonly kind: "breach" }>;

/**
 * Successes and failures are looked at together: a declared 404 goes before a default, whichever of the two it is. A status
 * that has no content is undeclared where the narrowest declaration has some.
 */
export function expectationFor<Params, Result>(
  operation: SendableOperation<Params, Result>,
  status: number,
): Expectation<Result> {
  const success = allDeclared(operation.success(), status);
  const failure = allDeclared(operation.failure, status);
  const [first] = success;
  const [other] = failure;
  const isSuccess = other === undefined || (first && specificity(first.status) >= specificity(other.status));
  const narrowest = isSuccess ? first : other;
  if (narrowest === undefined || !canBeOf(narrowest, status)) return { kind: "undeclared", declared: [] };
  return isSuccess ? { kind: "success", declared: success } : { kind: "failure", declared: failure };
}

/** The declaration that an answer falls under by its media type; undefined where it is of none that is declared. */
export function declarationOf<Declared extends { readonly mediaType?: string }>(
  declared: readonly Declared[],
  { headers }: AnswerHead,
): Declared | undefined {
  const withoutBody = declared.find(({ mediaType }) => mediaType === undefined);
  return withoutBody ?? closestTo(essenceOf(headers.get("content-type")), declared);
}

export function checkBody<Body>(
  declared: readonly DeclaredAnswer<DeclaredStatus, Body>[],
  answer: Answer,
): CheckedBody<Body> {
  const declaration = declarationOf(declared, answer);
  if (declaration === undefined) return wrongMediaType(declared, answer);
  return declaration.open === undefined ? wholeBody(declaration, answer) : openedBody(declaration, answer);
}

/** The body of an answer that is of none of the declared media types. */
export function wrongMediaType(declared: readonly { readonly mediaType?: string }[], answer: Answer): BrokenBody {
  const mediaTypes = declared.map(({ mediaType }) => mediaType).join(" or ");
  return breach("media-type", `it is not ${mediaTypes}`, looseBody(answer));
}

/** The body of an answer that is open by its declaration and has been read all the same. */
function openedBody<Body>({ open }: OpenAnswer<DeclaredStatus, Body>, { headers, bytes }: Answer): CheckedBody<Body> {
  const contentType = headers.get("content-type") ?? "";
  const refuse = (fault: ContentFault): Error => new TypeError(breachOf(fault).explanation);
  return { kind: "valid", body: open({ contentType, chunks: inOnePiece(new Uint8Array(bytes)), refuse }) };
}

/** How a body that is read as it comes breaks its declaration. */
export function breachOf(fault: ContentFault): BrokenBody {
  switch (fault.kind) {
    case "malformed":
      return breach("syntax", fault.message, undefined);
    case "invalid":
      return breach("schema", explainIssues(fault.issues), fault.value, fault.issues);
  }
}

function wholeBody<Body>(declared: WholeAnswer<DeclaredStatus, Body>, answer: Answer): CheckedBody<Body> {
  const { mediaType, decode, parse } = declared;
  if (mediaType === undefined) return validated(declared, undefined);
  if (decode !== undefined) {
    const decoded = decode(new Uint8Array(answer.bytes), answer.headers.get("content-type") ?? "");
    if (decoded.malformed === undefined) return validated(declared, decoded.value);
    return breach("encoding", decoded.malformed.message, looseText(answer.bytes));
  }
  const text = utf8In(answer.bytes);
  if (text === undefined) return breach("encoding", "it is not UTF-8", looseText(answer.bytes));
  const parsed = parsedBy(parse ?? JSON.parse, text);
  if (parsed === undefined) return breach("syntax", "it is not JSON", text);
  return validated(declared, parsed.value);
}

/** The body of an answer of which nothing is declared: its JSON if it says so and is, else its text. */
export function looseBody(answer: Answer): unknown {
  const text = looseText(answer.bytes);
  const mediaType = essenceOf(answer.headers.get("content-type"));
  const parsed =
    mediaType === "application/json" || mediaType.endsWith("+json") ? parsedBy(JSON.parse, text) : undefined;
  return parsed === undefined ? text : parsed.value;
}

function validated<Body>(declared: WholeAnswer<DeclaredStatus, Body>, value: unknown): CheckedBody<Body> {
  const validation = declared.validate(value);
  if (validation.issues === undefined) return { kind: "valid", body: validation.value };
  return breach("schema", explainIssues(validation.issues), value, validation.issues);
}

function breach(kind: ContractBreach, explanation: string, body: unknown, issues: readonly Issue[] = []): BrokenBody {
  return { kind: "breach", breach: kind, explanation, body, issues };
}

function explainIssues(issues: readonly Issue[]): string {
  const [first] = issues;
  if (first === undefined) return "it is not valid";
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return `${bracketPath(first.path) || "it"} ${first.message}${others}`;
}

const strictDecoder = new TextDecoder("utf-8", { fatal: true });

/** `undefined` if the bytes are not UTF-8, which JSON has to be (RFC 8259, section 8.1). */
function utf8In(bytes: ArrayBuffer): string | undefined {
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
