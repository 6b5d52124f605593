/** Names each operation's method on its resource. */
import type { Report } from "../diagnostics/report.js";
import type { Api, Operation, OperationId } from "../model/api.js";
import { basesOfOperation } from "./candidates.js";
import { naturalNames } from "./natural-method.js";
import type { MethodName } from "./plan.js";

/**
 * Where two operations of a resource claim one method, or a method and a child resource one word, an order becomes a
 * resource (`pulls.merge.create`), and what is done to a whole collection says so (`deleteAll`); else all of them take their
 * operationId instead, then method and path, then the escape of their pointer, which is no other's. What the configuration
 * calls an operation (`configured`, by its id) stands.
 */
export function methodNames(
  api: Api,
  configured: ReadonlyMap<OperationId, MethodName>,
  report: Report,
): ReadonlyMap<OperationId, MethodName> {
  const wanted = api.operations.map((operation) => claimOf(operation, api, configured.get(operation.id)));
  for (let losers = losersOf(wanted); losers.length > 0; losers = losersOf(wanted)) {
    for (const loser of losers) loser.level += 1;
  }
  return new Map(
    wanted.map((claim) => {
      const { operation, names, level, natural } = claim;
      const name = nameOf(claim);
      if (level >= natural) report.add("name-collision", operation.location, dotted(names[0]), dotted(name));
      return [operation.id, name];
    }),
  );
}

interface Claim {
  readonly operation: Operation;
  readonly rank: Rank;
  /** The names that it could take, best first. */
  readonly names: readonly [MethodName, ...MethodName[]];
  /** How many of these path and method suggest. */
  readonly natural: number;
  level: number;
}

/** Who keeps a name that several claim. */
type Rank = "collection" | "item" | "configured";

const strength: Readonly<Record<Rank, number>> = { collection: 0, item: 1, configured: 2 };

function claimOf(operation: Operation, { schemas }: Api, configured: MethodName | undefined): Claim {
  const { target, names } = naturalNames(operation, schemas);
  const { resource } = names[names.length - 1] ?? names[0];
  const others = basesOfOperation(operation, undefined).bases.map(({ camel }) => ({ resource, method: camel }));
  const [first, ...rest] = configured === undefined ? names : [configured, ...names];
  return {
    operation,
    rank: configured === undefined ? target : "configured",
    names: [first, ...rest, ...others],
    natural: configured === undefined ? names.length : 1,
    level: 0,
  };
}

/**
 * Those that share a name with what has as much right to it, or more, and have another left. An item keeps its name before
 * what is done to all items: `replace` and `replaceAll`. A resource keeps its name before any method.
 */
function losersOf(claims: readonly Claim[]): readonly Claim[] {
  const folders = new Set(
    claims.flatMap((claim) => {
      const { resource } = nameOf(claim);
      return resource.map((_, index) => dotted({ resource: resource.slice(0, index), method: resource[index] ?? "" }));
    }),
  );
  const rivals = new Map<string, readonly Claim[]>();
  for (const claim of claims) {
    const name = dotted(nameOf(claim));
    rivals.set(name, [...(rivals.get(name) ?? []), claim]);
  }
  return [...rivals].flatMap(([name, all]) => {
    const most = Math.max(...all.map(({ rank }) => strength[rank]));
    const isContested = folders.has(name) || all.filter(({ rank }) => strength[rank] === most).length > 1;
    return all.filter(({ rank, level, names }) => (isContested || strength[rank] < most) && level + 1 < names.length);
  });
}

function nameOf({ names, level }: Claim): MethodName {
  return names[level] ?? names[0];
}

function dotted({ resource, method }: MethodName): string {
  return [...resource, method].join(".");
}
