/** What `plan` decides: every symbol's name and file. Emitters read it through a `FileScope`. */
import type { Api, HookOperation, Operation, OperationId } from "../model/api.js";
import type { Schema, SchemaId } from "../model/schema.js";

/** What a symbol can stand for. */
export type Item =
  | { readonly kind: "schema"; readonly id: SchemaId; readonly schema: Schema }
  | { readonly kind: "operation"; readonly id: OperationId; readonly operation: Operation; readonly method: MethodName }
  /** A request that the API sends. */
  | { readonly kind: "hook"; readonly id: OperationId; readonly operation: HookOperation }
  | { readonly kind: "resource"; readonly id: string; readonly resource: Resource }
  | { readonly kind: "api"; readonly id: "api"; readonly api: Api };

/** A group of operations, as the namespaced client shows it: `shop.pets`. */
export interface Resource {
  /** The words from the root, in camel case: `["shop", "pets"]`. The root resource has none. */
  readonly path: readonly string[];
  readonly operations: readonly OperationId[];
  /** The resources one word below. */
  readonly children: readonly Resource[];
}

/** An operation's place in the namespaced client: `create` of `["shop", "pets"]`. */
export interface MethodName {
  readonly resource: readonly string[];
  readonly method: string;
}

/** How a webhook or a callback is found by its name: `onData` of `["callbacks", "subscribe"]`. */
export interface HookMember {
  readonly group: readonly string[];
  readonly name: string;
}

/** One thing that an emitter defines: `{ emitter: "validators", role: "is", itemId }` → `isPet` in a file. */
export interface Symbol {
  readonly key: SymbolKey;
  readonly emitter: string;
  readonly role: string;
  readonly itemId: string;
  readonly name: string;
  /** Inside the package, e.g. `src/types/schemas/shop-pet.ts`. */
  readonly file: string;
  readonly space: SymbolSpace;
  readonly visibility: Visibility;
}

/** `public`: part of what the package offers, listed in its barrels. `internal`: for the package's own files. */
export type Visibility = "public" | "internal";

/** `type`: erased, imported with `import type`. `value`: exists at run time. */
export type SymbolSpace = "type" | "value";

/** `validators/is:#/components/schemas/Pet`. */
export type SymbolKey = string;

export function symbolKey(emitter: string, role: string, itemId: string): SymbolKey {
  return `${emitter}/${role}:${itemId}`;
}

/** A file that one emitter fills, with the items whose symbols stand in it, in the order of the description. */
export interface PlannedFile {
  readonly path: string;
  readonly emitter: string;
  readonly items: readonly Item[];
}

export interface Plan {
  readonly api: Api;
  readonly symbols: ReadonlyMap<SymbolKey, Symbol>;
  readonly files: readonly PlannedFile[];
  /** The names of all symbols: each stands for one thing in the whole package. */
  readonly names: ReadonlySet<string>;
  readonly root: Resource;
  readonly methods: ReadonlyMap<OperationId, MethodName>;
  /** In the order of the description. */
  readonly hookMembers: ReadonlyMap<OperationId, HookMember>;
}

/** What an emitter says of the symbols it wants for an item; `plan` decides the final names. */
export interface SymbolRequest {
  readonly role: string;
  readonly space: SymbolSpace;
  /** The symbol's name for a base name: `Pet` → `isPet`. */
  readonly name: (base: BaseName) => string;
  /** Absent: public. */
  readonly visibility?: Visibility;
  /** A file of this name instead of the item's own place: `client` → `src/client/client.ts`. */
  readonly file?: string;
}

/** An item's name in both cases, from which all its symbols' names are made. */
export interface BaseName {
  /** `ShopPet`, `CreateShopPet`. */
  readonly pascal: string;
  /** `shopPet`, `createShopPet`. */
  readonly camel: string;
  /** What the names of internal values build on, where that is not `camel`. */
  readonly internal?: string;
}

/** The part of an emitter that `plan` needs. */
export interface SymbolSource {
  readonly name: string;
  symbols(item: Item, api: Api): readonly SymbolRequest[];
}
