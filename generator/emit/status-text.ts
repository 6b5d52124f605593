/** Declared statuses, as the runtime and the compiler know them. */
import type { Api, Response, ResponseStatus } from "../model/api.js";
import { hundredsOf, spelledStatus } from "../model/response-status.js";
import type { FileScope } from "../plan/file-scope.js";
import { stringLiteral } from "./literal.js";
import type { RuntimeName } from "./runtime-index.js";

/** A declared status as the runtime spells it: `200`, `"4XX"`, `"default"`. */
export function statusLiteral(status: ResponseStatus): string {
  const spelled = spelledStatus(status);
  return status.kind === "code" ? spelled : stringLiteral(spelled);
}

/**
 * The statuses that a declaration covers, as a type: `200`, `StatusIn<"4XX">`, `number`. A range is without those that are
 * declared by themselves, `Exclude<StatusIn<"4XX">, 404 | 409>`, and a default without all others that are declared:
 * `OtherStatus<200 | "4XX">`.
 */
export function statusType(status: ResponseStatus, declared: readonly Response[], scope: FileScope): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range": {
      const range = `${scope.runtime("StatusIn")}<${statusLiteral(status)}>`;
      const others = codesIn(status.hundreds, declared);
      return others.length === 0 ? range : `Exclude<${range}, ${others.join(" | ")}>`;
    }
    case "default": {
      const others = declared.filter((other) => other.status.kind !== "default");
      if (others.length === 0) return "number";
      return `${scope.runtime("OtherStatus")}<${others.map((other) => statusLiteral(other.status)).join(" | ")}>`;
    }
  }
}

/** What users of an API need to name the statuses of its defaults. */
export function publicStatusTypes({ operations }: Pick<Api, "operations">): readonly RuntimeName[] {
  const isBeside = operations.some(
    ({ responses }) => responses.length > 1 && responses.some(({ status }) => status.kind === "default"),
  );
  return isBeside ? ["OtherStatus"] : [];
}

/** The statuses of a hundred that are declared by themselves. */
export function codesIn(hundreds: number, declared: readonly Response[]): readonly number[] {
  return declared.flatMap(({ status }) =>
    status.kind === "code" && hundredsOf(status) === hundreds ? status.code : [],
  );
}
