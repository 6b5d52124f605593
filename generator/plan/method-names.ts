/** Names each operation's method on its resource. */
import type { Report } from "../diagnostics/report.js";
import type { Api, Operation, OperationId } from "../model/api.js";
import { basesOfOperation } from "./candidates.js";
import type { MethodName } from "./plan.js";
import { methodNameOf } from "./resources.js";

/**
 * Where two operations of a resource claim one method, or a method and a child resource one word, what is done to a whole
 * collection says so (`deleteAll`); else all of them take their operationId instead, then method and path, then the
 * escape of their pointer, which is no other's.
 */
export function methodNames(api: Api, report: Report): ReadonlyMap<OperationId, MethodName> {
  const wanted = api.operations.map((operation): Claim => {
    const { resource, method, target } = methodNameOf(operation);
    const others = basesOfOperation(operation, undefined).bases.map(({ camel }) => camel);
    const natural = target === "item" ? [method] : [method, `${method}All`];
    return { operation, resource, target, natural, methods: [...new Set([...natural, ...others])], level: 0 };
  });
  const folders = new Set(
    wanted.flatMap(({ resource }) => resource.map((_, index) => key(resource.slice(0, index + 1)))),
  );
  for (let losers = losersOf(wanted, folders); losers.length > 0; losers = losersOf(wanted, folders)) {
    for (const loser of losers) loser.level += 1;
  }
  return new Map(
    wanted.map((claim) => {
      const method = methodAt(claim);
      const [first = method] = claim.methods;
      if (!claim.natural.includes(method)) report.add("name-collision", claim.operation.location, first, method);
      return [claim.operation.id, { resource: claim.resource, method }];
    }),
  );
}

interface Claim {
  readonly operation: Operation;
  readonly target: "item" | "collection";
  /** What path and method suggest. */
  readonly natural: readonly string[];
  readonly resource: readonly string[];
  /** The names that it could take, best first. */
  readonly methods: readonly string[];
  level: number;
}

/**
 * Those that share a name, and have another left. An item keeps its name before what is done to all items: `replace` and
 * `replaceAll`.
 */
function losersOf(claims: readonly Claim[], folders: ReadonlySet<string>): readonly Claim[] {
  const counts = new Map([...folders].map((folder) => [folder, 1]));
  const items = new Map(counts);
  for (const claim of claims) {
    counts.set(keyOf(claim), (counts.get(keyOf(claim)) ?? 0) + 1);
    if (claim.target === "item") items.set(keyOf(claim), (items.get(keyOf(claim)) ?? 0) + 1);
  }
  return claims.filter((claim) => {
    const rivals = claim.target === "item" ? items : counts;
    return (rivals.get(keyOf(claim)) ?? 0) > 1 && claim.level + 1 < claim.methods.length;
  });
}

function keyOf(claim: Claim): string {
  return key([...claim.resource, methodAt(claim)]);
}

function methodAt({ methods, level }: Claim): string {
  return methods[level] ?? "";
}

function key(words: readonly string[]): string {
  return words.join("/");
}
