/** Which operations a package is made of. */

/**
 * Patterns in which `*` stands for any text: an operationId (`createPet`), a method and path (`POST /pets*`), or a tag
 * (`tag:pets`). No `include` means all.
 */
export interface Selection {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export interface Selectable {
  readonly operationId: string | undefined;
  readonly method: string;
  /** As the description has it. */
  readonly writtenPath: string;
  readonly tags: readonly string[];
}

export function selects({ include, exclude }: Selection, operation: Selectable): boolean {
  const isNamed = (pattern: string): boolean => isNamedBy(pattern, operation);
  return (include === undefined || include.some(isNamed)) && !(exclude?.some(isNamed) ?? false);
}

export function isNamedBy(pattern: string, operation: Selectable): boolean {
  const names = [
    ...(operation.operationId === undefined ? [] : [operation.operationId]),
    `${operation.method} ${operation.writtenPath}`,
    ...operation.tags.map((tag) => `tag:${tag}`),
  ];
  return names.some((name) => matches(pattern, name));
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
