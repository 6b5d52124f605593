/** Whether TypeScript takes a type for the same where it is written down a second time. */
import type { Api } from "../model/api.js";
import type { SchemaId } from "../model/schema.js";
import type { Type } from "../model/type.js";
import type { FileScope } from "../plan/file-scope.js";

interface NamesInUse {
  readonly api: Api;
  readonly scope: Pick<FileScope, "hasType">;
}

/**
 * An object without a name is another type wherever it is written down, and TypeScript compares the two part by part.
 * Where unions beside it have to be spread over it first, it may not find them alike: `(A | B) & { c: 1 } & (D | E)`.
 */
export function mayDifferFromItself(type: Type, context: NamesInUse): boolean {
  switch (type.kind) {
    case "intersection":
      return [holdsUnion, holdsNamelessObject].every((holds) => type.members.some((member) => holds(member, context)));
    case "union":
      return type.members.some((member) => mayDifferFromItself(member, context));
    case "array":
      return mayDifferFromItself(type.items, context);
    case "record":
      return mayDifferFromItself(type.values, context);
    case "tuple":
      return [...type.prefix, ...(type.rest === undefined ? [] : [type.rest])].some((item) =>
        mayDifferFromItself(item, context),
      );
    case "reference":
      return spelledOut(type.id, context).some((each) => mayDifferFromItself(each, context));
    default:
      return false;
  }
}

/** The type of a schema that has no name; nothing where it has one. */
function spelledOut(id: SchemaId, { api, scope }: NamesInUse): readonly Type[] {
  const type = scope.hasType(id) ? undefined : api.types.get(id);
  return type === undefined ? [] : [type];
}

function holdsNamelessObject(type: Type, context: NamesInUse): boolean {
  if (type.kind === "reference") return spelledOut(type.id, context).some((each) => holdsNamelessObject(each, context));
  if (type.kind !== "union" && type.kind !== "intersection") return type.kind === "object";
  return type.members.some((member) => holdsNamelessObject(member, context));
}

/** Also behind names: there is a union to be spread all the same. */
function holdsUnion(type: Type, { api }: { readonly api: Api }): boolean {
  const found = new Set<Type>([type]);
  const followed = new Set<SchemaId>();
  // A set is walked in the order of insertion, what is added on the way included.
  for (const each of found) {
    if (each.kind === "union") return true;
    if (each.kind === "intersection") for (const member of each.members) found.add(member);
    if (each.kind !== "reference" || followed.has(each.id)) continue;
    followed.add(each.id);
    const type = api.types.get(each.id);
    if (type !== undefined) found.add(type);
  }
  return false;
}
