/** How a server knows the requests of operations that have one method and path. */

/**
 * Where several operations have one method and path. `marks`: its requests are those that have all of these; none: those
 * that have none of the others' marks. `none`: requests of another operation look the same, so no server can serve it.
 */
export type Recognition = { readonly kind: "marks"; readonly marks: readonly Mark[] } | { readonly kind: "none" };

/** A required parameter and the texts that it may have; absent: any. */
export interface Mark {
  readonly in: "query" | "header";
  readonly wireName: string;
  readonly values?: readonly string[];
}
