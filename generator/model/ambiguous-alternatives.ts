/**
 * Alternatives that can match the same text in two ways, repeated without end: `(a|a)*`, `(a|aa)+`, `([a-z]|\w)*`. Where
 * what follows does not match, each way is tried: twice as many for each character more.
 */

/** Two alternatives that can begin the same text, as they are written. */
export type Rivals = readonly [string, string];

/** Of groups whose alternatives are plain characters and classes; undefined where there is none that is ambiguous. */
export function rivalsIn(source: string, flags: "u" | ""): Rivals | undefined {
  for (const found of source.matchAll(repeatedGroups)) {
    const body = found.groups?.["body"];
    const isLast = found.index + found[0].length === source.length;
    // What nothing follows never fails, so that no other way is tried.
    const alternatives = body === undefined || isLast ? undefined : alternativesIn(body);
    const rivals = alternatives === undefined ? undefined : rivalsAmong(alternatives, overlapsIn(source, flags));
    if (rivals !== undefined) return rivals;
  }
  return undefined;
}

/** Escapes and classes are passed over; a group has no group inside. */
const repeatedGroups =
  /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?:|\?<[^=!>][^>]*>)?(?<body>(?:\\.|\[(?:\\.|[^\]\\])*\]|[^()[\]\\])*)\)(?:[*+]|\{\d+,\})/gsu;

/** A sequence of atoms, each of which matches one character. */
type Alternative = readonly string[];

const mostAlternatives = 40;

function alternativesIn(body: string): readonly Alternative[] | undefined {
  const alternatives: string[][] = [[]];
  for (const [atom] of body.matchAll(atoms)) {
    if (notPlain.test(atom)) return undefined;
    if (atom === "|") alternatives.push([]);
    else alternatives.at(-1)?.push(atom);
  }
  return alternatives.length > mostAlternatives ? undefined : alternatives.filter(({ length }) => length > 0);
}

const atoms =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|./gsu;

/** What repeats, what matches no character, and what matches what was matched before. */
const notPlain = /^(?:[*+?{}^$]|\\[bBk1-9])/;

type Overlaps = (one: string, other: string) => boolean;

/** Whether two atoms match the same character, of those that are common and those of the expression itself. */
function overlapsIn(source: string, flags: "u" | ""): Overlaps {
  const common = Array.from({ length: 0x180 }, (_, code) => String.fromCodePoint(code));
  const characters = [...new Set([...common, ...source, "\u2028", "Ж", "中", "😀"])];
  const matched = new Map<string, ReadonlySet<string>>();
  const charactersOf = (atom: string): ReadonlySet<string> => {
    const expression = new RegExp(`^${atom}$`, flags);
    const found = matched.get(atom) ?? new Set(characters.filter((character) => expression.test(character)));
    matched.set(atom, found);
    return found;
  };
  return (one, other) => [...charactersOf(one)].some((character) => charactersOf(other).has(character));
}

/** What is left of one alternative where another, or several in a row, end inside it. */
interface Rest {
  readonly atoms: Alternative;
  readonly rivals: Rivals;
}

/**
 * Sardinas and Patterson: from two alternatives that begin alike, what is left of the longer one is matched by others, and
 * so on. A text that both ways end with has been matched twice.
 */
function rivalsAmong(alternatives: readonly Alternative[], overlaps: Overlaps): Rivals | undefined {
  const rests = new Map<string, Rest>();
  /** Whether both end together. Else what is left is kept to go on from. */
  const compare = (one: Alternative, other: Alternative, rivals: Rivals): boolean => {
    const length = Math.min(one.length, other.length);
    if (!one.slice(0, length).every((atom, index) => overlaps(atom, other[index] ?? ""))) return false;
    const rest = one.length > length ? one.slice(length) : other.slice(length);
    const key = rest.join("\n");
    if (!rests.has(key)) rests.set(key, { atoms: rest, rivals });
    return rest.length === 0;
  };
  for (const [index, one] of alternatives.entries()) {
    for (const other of alternatives.slice(index + 1)) {
      const rivals = [one.join(""), other.join("")] as const;
      if (compare(one, other, rivals)) return rivals;
    }
  }
  // A map is walked in the order of insertion, what is added on the way included.
  for (const { atoms: rest, rivals } of rests.values()) {
    for (const other of alternatives) if (compare(rest, other, rivals)) return rivals;
  }
  return undefined;
}
