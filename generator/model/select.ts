/** Which operations a package is made of. */
import type { HookOrigin } from "./api.js";

/**
 * Patterns in which `*` stands for any text: an operationId (`createPet`), a path (`/pets*`), with a method before it if
 * only that is meant (`POST /pets*`), a tag (`tag:pets`), or the name of a webhook or a callback (`webhook:petCreated`).
 * No `include` means all. Callbacks come with their operation, unless they are excluded.
 */
export interface Selection {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export interface Selectable {
  /** Present where the API sends the requests. */
  readonly origin?: HookOrigin;
  readonly operationId: string | undefined;
  readonly method: string;
  /** As the description has it. */
  readonly writtenPath: string;
  readonly tags: readonly string[];
}

export function selects({ include, exclude }: Selection, operation: Selectable): boolean {
  const isNamed = (pattern: string): boolean => isNamedBy(pattern, operation);
  const isIncluded = include === undefined || operation.origin?.kind === "callback" || include.some(isNamed);
  return isIncluded && !(exclude?.some(isNamed) ?? false);
}

export function isNamedBy(pattern: string, operation: Selectable): boolean {
  const meant = pattern.replace(/^[a-z]+(?= [/*])/, (method) => method.toUpperCase());
  return namesOf(operation).some((name) => matches(meant, name));
}

/** Everything that a pattern can name an operation by. */
export function namesOf({ operationId, origin, method, writtenPath, tags }: Selectable): readonly string[] {
  return [
    ...(operationId === undefined ? [] : [operationId]),
    ...(origin === undefined ? [writtenPath, `${method} ${writtenPath}`] : [`${origin.kind}:${origin.name}`]),
    ...tags.map((tag) => `tag:${tag}`),
  ];
}

/** `POST /pets*` matches `POST /pets/{id}`. Linear: each piece is looked for once, from the left. */
function matches(pattern: string, text: string): boolean {
  const [first = "", ...pieces] = pattern.split("*");
  const last = pieces.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let position = first.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, position);
    if (found === -1) return false;
    position = found + piece.length;
  }
  return position <= text.length - last.length;
}
