/** The plan stage: decides every symbol's name and file. Never looks at what the symbols will say. */
import type { Report } from "../diagnostics/report.js";
import type { Api, OperationId } from "../model/api.js";
import type { Schema, SchemaId } from "../model/schema.js";
import { plainId } from "../model/value-forms.js";
import { absentComponents } from "./absent-components.js";
import {
  baseName,
  basesOfComponent,
  basesOfForm,
  basesOfInline,
  basesOfOperation,
  ownerNamesOf,
} from "./candidates.js";
import type { Bases, OwnerNames } from "./candidates.js";
import { configuredMethods } from "./configured-methods.js";
import { configuredNames } from "./configured-names.js";
import { globalNames } from "./global-names.js";
import { basesOfHook, hookMembers } from "./hook-names.js";
import { reservedWords } from "./identifier.js";
import { methodNames } from "./method-names.js";
import { resolveNames, type Candidate } from "./names.js";
import { placeInside, schemaOf } from "./placement.js";
import { symbolKey, type BaseName, type Item, type MethodName, type Plan } from "./plan.js";
import type { PlannedFile, Resource, Symbol, SymbolKey, SymbolSource } from "./plan.js";
import { resourceTree } from "./resources.js";

export interface PlanOptions {
  /** Names that the user chose: pointer (`#/components/schemas/foo`) or operationId → name. */
  readonly names: { readonly [key: string]: string };
  /** Calls that the user chose: operationId, or method and path → `pets.adopt`. */
  readonly methods?: { readonly [key: string]: string };
  /** Names that the package's own runtime shows to users. */
  readonly reserved: ReadonlySet<string>;
}

export function makePlan(api: Api, emitters: readonly SymbolSource[], options: PlanOptions, report: Report): Plan {
  const methods = methodNames(api, configuredMethods(options.methods ?? {}, api, report), report);
  const root = resourceTree(methods);
  const items = itemsOf(api, methods, root);
  const configured = configuredNames(options.names, items, report);
  const names = namesOf(items, api, emitters, { configured, reserved: options.reserved }, report);
  const symbols = new Map<SymbolKey, Symbol>();
  const files = new Map<string, { readonly emitter: string; readonly items: Item[] }>();
  const placeOf = remembered((item: Item) => placeInside(item, api, methods));
  for (const emitter of emitters) {
    for (const item of items) {
      for (const symbol of symbolsOf(emitter, item, { api, names, placeOf })) {
        symbols.set(symbol.key, symbol);
        const file = files.get(symbol.file) ?? { emitter: emitter.name, items: [] };
        files.set(symbol.file, file);
        if (file.items.at(-1) !== item) file.items.push(item);
      }
    }
  }
  const plannedFiles: PlannedFile[] = [...files].map(([path, { emitter, items }]) => ({ path, emitter, items }));
  const members = hookMembers(api, { names, configured }, report);
  return { api, symbols, files: plannedFiles, names: namesIn(symbols), root, methods, hookMembers: members };
}

function namesIn(symbols: ReadonlyMap<SymbolKey, Symbol>): ReadonlySet<string> {
  return new Set([...symbols.values()].map(({ name }) => name));
}

/** All emitters ask for the same. */
function remembered<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

interface Named {
  readonly api: Api;
  readonly names: ReadonlyMap<string, BaseName>;
  /** Where an item stands inside of every emitter's folder. */
  readonly placeOf: (item: Item) => string;
}

function symbolsOf(emitter: SymbolSource, item: Item, { api, names, placeOf }: Named): readonly Symbol[] {
  const base = names.get(item.id);
  if (base === undefined) return [];
  return emitter.symbols(item, api).map((request) => ({
    key: symbolKey(emitter.name, request.role, item.id),
    emitter: emitter.name,
    role: request.role,
    itemId: item.id,
    name: request.name(base),
    file: `src/${emitter.name}/${request.file ?? placeOf(item)}.ts`,
    space: request.space,
    visibility: request.visibility ?? "public",
  }));
}

function itemsOf(api: Api, methods: ReadonlyMap<OperationId, MethodName>, root: Resource): readonly Item[] {
  const schemas = [...api.schemas].map(([id, schema]): Item => ({ kind: "schema", id, schema }));
  const operations = api.operations.flatMap((operation): Item | readonly Item[] => {
    const method = methods.get(operation.id);
    return method === undefined ? [] : { kind: "operation", id: operation.id, operation, method };
  });
  const hooks = api.hooks.operations.map((operation): Item => ({ kind: "hook", id: operation.id, operation }));
  return [{ kind: "api", id: "api", api }, ...schemas, ...operations, ...resourceItems(root), ...hooks];
}

function resourceItems(resource: Resource): readonly Item[] {
  const own: readonly Item[] =
    resource.operations.length === 0 ? [] : [{ kind: "resource", id: `/${resource.path.join("/")}`, resource }];
  return [...own, ...resource.children.flatMap(resourceItems)];
}

interface NameSettings {
  readonly configured: ReadonlyMap<string, string>;
  readonly reserved: ReadonlySet<string>;
}

function namesOf(
  items: readonly Item[],
  api: Api,
  emitters: readonly SymbolSource[],
  { configured, reserved }: NameSettings,
  report: Report,
): ReadonlyMap<string, BaseName> {
  const taken = new Set([...globalNames, ...reservedWords, ...reserved]);
  const candidate = (item: Item, { authority, bases }: Bases): Candidate => {
    const requests = emitters.flatMap((emitter) => emitter.symbols(item, api));
    return {
      item,
      location: locationOf(item),
      authority,
      bases,
      main: ({ camel, pascal }) => (item.kind === "operation" || item.kind === "hook" ? camel : pascal),
      claims: (base) => [...new Set(requests.map(({ name }) => name(base)))],
    };
  };
  const present = items.flatMap((item) => {
    const bases = rootBases(item, api, configured);
    return bases === undefined ? [] : [candidate(item, bases)];
  });
  const roots = [...present, ...absentComponents(api)];
  const rootNames = resolveNames(roots, { reserved: taken, settled: new Set() }, report);
  const holders: HolderNames = { api, rootNames, known: new Map() };
  const inline = items.flatMap((item) => {
    if (item.kind !== "schema" || item.schema.owner === undefined || item.schema.componentName !== undefined) return [];
    const names = inlineOwnerNames(item.schema, holders);
    const plain = basesOfInline(item.schema, names, item.schema.owner, configured.get(plainId(item.schema)));
    return [candidate(item, ownBases(item.schema, plain, configured))];
  });
  const claimedByRoots = roots.flatMap(({ item, claims }) => claims(rootNames.get(item.id) ?? baseName(item.id)));
  const inlineNames = resolveNames(inline, { reserved: taken, settled: new Set(claimedByRoots) }, report);
  return new Map([...rootNames, ...inlineNames]);
}

function locationOf(item: Item): Candidate["location"] {
  if (item.kind === "schema") return item.schema.location;
  return item.kind === "operation" || item.kind === "hook" ? item.operation.location : undefined;
}

function rootBases(item: Item, api: Api, configured: ReadonlyMap<string, string>): Bases | undefined {
  switch (item.kind) {
    case "schema":
      return componentBases(item.schema, configured);
    case "operation":
      return basesOfOperation(item.operation, configured.get(item.id));
    case "hook":
      return basesOfHook(item.operation, api, configured);
    case "resource":
      return { authority: "derived", bases: [baseName(item.resource.path.join(" ") || "root")] };
    case "api":
      return { authority: "fixed", bases: [baseName("api")] };
  }
}

function componentBases(schema: Schema, configured: ReadonlyMap<string, string>): Bases | undefined {
  if (schema.componentName === undefined) return undefined;
  const plain = basesOfComponent(schema, schema.componentName, configured.get(plainId(schema)));
  return ownBases(schema, plain, configured);
}

function ownBases({ id, form }: Schema, plain: Bases, configured: ReadonlyMap<string, string>): Bases {
  return form === undefined ? plain : basesOfForm(form, plain, configured.get(id));
}

/** What names build on, by the schema that they are inside of: many are inside of one. */
interface HolderNames {
  readonly api: Api;
  readonly rootNames: ReadonlyMap<string, BaseName>;
  readonly known: Map<SchemaId, OwnerNames>;
}

/** What an inline schema's name builds on: its root's settled name and the words on the way down. */
function inlineOwnerNames(schema: Schema, holders: HolderNames): OwnerNames {
  const { api, rootNames, known } = holders;
  const owner = schema.owner;
  if (owner === undefined) throw new Error(`Nothing owns the schema ${schema.id}.`);
  if ("operation" in owner) return all(rootNames.get(owner.operation) ?? baseName(owner.operation));
  const found = known.get(owner.schema);
  if (found !== undefined) return found;
  const holder = schemaOf(api, owner.schema);
  const settled = rootNames.get(holder.id);
  const names =
    settled !== undefined || holder.owner === undefined
      ? all(settled ?? baseName(holder.id))
      : ownerNamesOf(holder, inlineOwnerNames(holder, holders), holder.owner);
  known.set(owner.schema, names);
  return names;
}

function all(name: BaseName): OwnerNames {
  return { usual: name, full: name, spelled: name };
}
