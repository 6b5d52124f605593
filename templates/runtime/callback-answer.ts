import type { AnsweredWith } from "./callback-url.js";
import type { Validation } from "./issue.js";
import { findDeclared, type DeclaredStatus } from "./status.js";

/** How what a program answers with becomes what JSON and headers hold. */
export interface AnswerEncoding {
  readonly status: DeclaredStatus;
  readonly body?: (body: unknown) => Validation<unknown>;
  readonly typedHeaders?: (values: unknown) => Validation<unknown>;
}

/** The answer as it is sent: with texts for dates. What cannot be encoded, and so is not sent, stays as it is. */
export function encodedAnswer(answer: AnsweredWith, declared: readonly AnswerEncoding[]): AnsweredWith {
  const encoding = findDeclared(declared, answer.status);
  const typedHeaders = encodedBy(encoding?.typedHeaders, answer.typedHeaders);
  return {
    ...answer,
    body: encodedBy(encoding?.body, answer.body),
    ...(typeof typedHeaders === "object" && typedHeaders !== null ? { typedHeaders } : {}),
  };
}

function encodedBy(encode: ((value: unknown) => Validation<unknown>) | undefined, value: unknown): unknown {
  if (encode === undefined || value === undefined) return value;
  const validation = encode(value);
  return validation.issues === undefined ? validation.value : value;
}
