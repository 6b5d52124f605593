/**
 * The validators emitter: for each named schema `is…`, `validate…` and a Standard Schema over two plain functions, a
 * boolean check that allocates nothing and a collector of issues that runs only where the check said no.
 */
import { symbolKey, type Item, type PlannedFile } from "../../plan/plan.js";
import type { EmitContext, Emitter, Statement } from "../emitter.js";
import { int64Schemas } from "../int64-schemas.js";
import { runtimeIndex } from "../runtime-index.js";
import { referenceText } from "../type-text.js";
import { enumNameStatements, enumNameSymbols } from "./enum-names.js";
import { neededUnits, unitKey } from "./needed-units.js";
import type { Naming } from "./scope.js";
import { reportUnchecked } from "./unchecked.js";
import { statementOf, symbolRequest, type Unit, type UnitContext } from "./units.js";

const name = "validators";

export const validators: Emitter = {
  name,
  about: "schemas",
  needs: ["types"],
  publicRuntime: ["Issue", "IssueCode", "IssuePath", "Validation", "ValidationOptions", "bracketPath", "pointerPath"],
  publicRuntimeFor: (api) => [
    ...([...api.schemas.values()].some(({ encoding }) => encoding !== undefined) ? (["EncodeError"] as const) : []),
    ...(int64Schemas(api).holders.size > 0 ? (["parseDigits", "stringifyDigits"] as const) : []),
  ],
  symbols: (item, api) =>
    item.kind === "schema"
      ? [...(neededUnits(api).roles.get(item.id) ?? []).map(symbolRequest), ...enumNameSymbols(item.schema)]
      : [],
  statements: (file, context) => {
    if (isFirst(file, context)) reportUnchecked(neededUnits(context.api).facts, context.report);
    return file.items.flatMap((item) => declarations(item, file, context));
  },
};

/** What is said of the whole API is said once. */
function isFirst(file: PlannedFile, { api }: EmitContext): boolean {
  const [first] = neededUnits(api).roles.keys();
  return file.items.some(({ id }) => id === first);
}

function declarations(item: Item, file: PlannedFile, context: EmitContext): readonly Statement[] {
  if (item.kind !== "schema") return [];
  const { roles, facts, users } = neededUnits(context.api);
  const unitContext: UnitContext = {
    facts,
    naming: naming(context),
    isTaken: (text) => context.plan.names.has(text) || runtimeIndex.has(text),
    isShared: (unit) => [...(users.get(unitKey(unit)) ?? [])].some((id) => !isIn(file, { role: "", id }, context)),
  };
  const units = (roles.get(item.id) ?? []).map((role) => statementOf({ role, id: item.id }, unitContext));
  return [...units, ...enumNameStatements(item.schema, name, context)];
}

/** Whether the declarations of a unit's schema stand in a file. */
function isIn(file: PlannedFile, { id }: Unit, { plan, api }: EmitContext): boolean {
  const [role] = neededUnits(api).roles.get(id) ?? [];
  return role !== undefined && plan.symbols.get(symbolKey(name, role, id))?.file === file.path;
}

function naming({ api, scope }: EmitContext): Naming {
  return {
    own: (role, id) => scope.symbol(name, role, id),
    runtime: (text) => scope.runtime(text),
    type: (id) => referenceText(id, { api, scope }),
  };
}
