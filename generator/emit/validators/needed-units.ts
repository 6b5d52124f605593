/** Which declarations there must be, and who refers to each: nothing is emitted that nothing uses. */
import type { Api } from "../../model/api.js";
import type { SchemaId } from "../../model/schema.js";
import { Facts } from "./facts.js";
import type { Naming } from "./scope.js";
import { byRole, entryUnits, statementOf, type Unit } from "./units.js";

export interface NeededUnits {
  readonly facts: Facts;
  /** The roles of each schema, in the order of its declarations. */
  readonly roles: ReadonlyMap<SchemaId, readonly string[]>;
  /** The schemas whose declarations refer to a unit, by `unitKey`. */
  readonly users: ReadonlyMap<string, ReadonlySet<SchemaId>>;
}

export function unitKey({ role, id }: Unit): string {
  return `${role}:${id}`;
}

const found = new WeakMap<Api, NeededUnits>();

/** Found once for an API: the plan asks for every item. */
export function neededUnits(api: Api): NeededUnits {
  const known = found.get(api);
  if (known !== undefined) return known;
  const needed = findUnits(api);
  found.set(api, needed);
  return needed;
}

/** Makes every declaration once for its references alone, from the entry points on. */
function findUnits(api: Api): NeededUnits {
  const facts = new Facts(api);
  const units = new Map(
    [...api.schemas.keys()].flatMap((id) => entryUnits(facts, id)).map((unit) => [unitKey(unit), unit]),
  );
  const users = new Map<string, Set<SchemaId>>();
  // A map is walked in the order of insertion, what is added on the way included.
  for (const unit of units.values()) {
    const refer = (referred: Unit): void => {
      const key = unitKey(referred);
      units.set(key, units.get(key) ?? referred);
      users.set(key, (users.get(key) ?? new Set()).add(unit.id));
    };
    statementOf(unit, { facts, naming: recording(refer), isTaken: () => false, isShared: () => false });
  }
  const roles = new Map<SchemaId, string[]>();
  for (const { role, id } of units.values()) roles.set(id, [...(roles.get(id) ?? []), role]);
  return { facts, roles: new Map([...roles].map(([id, list]) => [id, list.sort(byRole)])), users };
}

/** Names do not matter yet, only who refers to what. */
function recording(refer: (unit: Unit) => void): Naming {
  return {
    own: (role, id) => {
      refer({ role, id });
      return role;
    },
    runtime: (name) => name,
    type: () => "unknown",
  };
}
