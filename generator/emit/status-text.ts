/** Declared statuses, as the runtime and the compiler know them. */
import type { Api, Response, ResponseStatus } from "../model/api.js";
import { contentlessCodes, hundredsOf, redirectCodes, spelledStatus } from "../model/response-status.js";
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
 * `OtherStatus<200 | "4XX">`. Neither covers with content what has none: `Exclude<StatusIn<"2XX">, 204 | 205>`; nor does a
 * default with content cover redirects.
 */
export function statusType(response: Response, declared: readonly Response[], scope: FileScope): string {
  const { status } = response;
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range": {
      const range = `${scope.runtime("StatusIn")}<${statusLiteral(status)}>`;
      const others = exceptedCodes(response, declared);
      return others.length === 0 ? range : `Exclude<${range}, ${others.join(" | ")}>`;
    }
    case "default":
      return otherStatuses(response, declared, scope);
  }
}

function otherStatuses({ contents }: Response, declared: readonly Response[], scope: FileScope): string {
  const others = declared.map(({ status }) => status).filter(({ kind }) => kind !== "default");
  if (others.length === 0 && contents.length === 0) return "number";
  const listed = others.map(statusLiteral).join(" | ");
  const withContent = `${scope.runtime("OtherStatus")}${listed === "" ? "" : `<${listed}>`}`;
  const left = [...contentlessCodes, ...redirectCodes].sort((one, other) => one - other);
  const covered = left.filter((code) => !others.some((other) => isOf(code, other)));
  return [withContent, ...(contents.length === 0 ? covered : [])].join(" | ");
}

/** What users of an API need to name the statuses of its defaults. */
export function publicStatusTypes({ operations }: Pick<Api, "operations">): readonly RuntimeName[] {
  const isNamed = operations.some(({ responses }) =>
    responses.some(({ status, contents }) => status.kind === "default" && responses.length + contents.length > 1),
  );
  return isNamed ? ["OtherStatus"] : [];
}

/** The statuses that a range does not cover: those that are declared by themselves, and those that cannot have its content. */
export function exceptedCodes(
  { status, contents }: Pick<Response, "status" | "contents">,
  declared: readonly Response[],
): readonly number[] {
  if (status.kind !== "range") return [];
  const own = declared.flatMap((other) => (other.status.kind === "code" ? other.status.code : []));
  const all = [...own, ...(contents.length === 0 ? [] : contentlessCodes)];
  return [...new Set(all.filter((code) => isOf(code, status)))].sort((one, other) => one - other);
}

function isOf(code: number, status: ResponseStatus): boolean {
  return status.kind === "code" ? status.code === code : hundredsOf(status) === Math.floor(code / 100);
}
