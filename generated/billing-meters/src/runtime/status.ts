/** A hundred statuses, as an OpenAPI description writes them. */
export type StatusRange = "1XX" | "2XX" | "3XX" | "4XX" | "5XX";

/** What an answer can be declared for: one status, a hundred of them, or all that are not declared otherwise. */
export type DeclaredStatus = number | StatusRange | "default";

/** The statuses of a range, as a union of numbers: `StatusIn<"4XX">` is `400 | 401 | … | 499`. */
export type StatusIn<Range extends StatusRange> = Range extends `${infer Hundreds}XX`
  ? NumberIn<`${Hundreds}${Digit}${Digit}`>
  : never;

/**
 * The statuses of answers with content that a `default` covers beside others that are declared: `OtherStatus<200 | "4XX">`
 * is `201 | … | 399 | 500 | … | 599`, without 204, 205 and 304, and without the redirects that `fetch` follows.
 */
export type OtherStatus<Declared extends number | StatusRange = never> = Exclude<
  StatusIn<"2XX" | "3XX" | "4XX" | "5XX">,
  StatusOf<Declared> | ContentlessStatus | RedirectStatus
>;

type ContentlessStatus = 204 | 205 | 304;
type RedirectStatus = 301 | 302 | 303 | 307 | 308;

/** Whether answers of a status can have content; these have none (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5). */
export function hasContent(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/** Whether `fetch` follows answers of a status, so that no caller sees them (Fetch standard, "redirect status"). */
export function isRedirect(status: DeclaredStatus): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/**
 * Whether an answer of a status is as its declaration has it, as far as there can be content. A range or a default that
 * declares some speaks of the statuses that have some: what else it may mean by a 204, nobody knows. Nor does a default with
 * content, which mostly describes errors, mean redirects: these are declared by themselves, or as `3XX`.
 */
export function canBeOf(
  declared: { readonly status: DeclaredStatus; readonly mediaType?: string },
  status: number,
): boolean {
  if (declared.mediaType === undefined) return true;
  return hasContent(status) && !(declared.status === "default" && isRedirect(status));
}

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type NumberIn<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;

/** The statuses that a declaration covers, less those that are declared by themselves. */
export type CoveredBy<Declared extends DeclaredStatus, Except extends number = never> = Exclude<
  StatusOf<Declared>,
  Except
> &
  number;

type StatusOf<Declared extends DeclaredStatus> = Declared extends StatusRange
  ? StatusIn<Declared>
  : Declared extends number
    ? Declared
    : number;

export function isCoveredBy<Declared extends DeclaredStatus, Except extends number>(
  declared: Declared,
  except: readonly Except[],
  status: number,
): status is CoveredBy<Declared, Except> {
  return covers(declared, status) && except.every((other) => other !== status);
}

/**
 * The declaration that an answer with `status` falls under: its exact status, else its range, else the default
 * (OpenAPI 3.1, section 4.8.16.1). `undefined` where none covers it.
 *
 * ```ts
 * findDeclared([{ status: "4XX" }, { status: 404 }], 404); // { status: 404 }
 * findDeclared([{ status: "4XX" }, { status: 404 }], 500); // undefined
 * ```
 */
export function findDeclared<Declared extends { readonly status: DeclaredStatus }>(
  declarations: readonly Declared[],
  status: number,
): Declared | undefined {
  let found: Declared | undefined;
  for (const declaration of declarations) {
    if (!covers(declaration.status, status)) continue;
    if (found === undefined || specificity(declaration.status) > specificity(found.status)) found = declaration;
  }
  return found;
}

/** All declarations that are as narrow as the one found, which differ by media type. */
export function allDeclared<Declared extends { readonly status: DeclaredStatus }>(
  declarations: readonly Declared[],
  status: number,
): readonly Declared[] {
  const found = findDeclared(declarations, status);
  return found === undefined ? [] : declarations.filter((declaration) => declaration.status === found.status);
}

/** How narrowly a declaration names its statuses: 2 for one status, 1 for a range, 0 for the default. */
export function specificity(declared: DeclaredStatus): 0 | 1 | 2 {
  if (typeof declared === "number") return 2;
  return declared === "default" ? 0 : 1;
}

function covers(declared: DeclaredStatus, status: number): boolean {
  if (typeof declared === "number") return declared === status;
  // No others are the status of an answer (RFC 9110, section 15), least of all the 0 of an answer that browsers hide.
  if (declared === "default") return status >= 200 && status <= 599;
  return declared === `${Math.floor(status / 100)}XX`;
}
