/** What an answer leads to. Part of the model; see `api.ts`. */

/** A Link Object. Texts are as the description has them: values, or runtime expressions that yield them. */
export interface Link {
  readonly name: string;
  readonly description?: string;
  /** Its operationId, its method and path, or a reference to a description that is not at hand. */
  readonly operation: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly body?: string;
  /** The URL of the server that it leads to, if that is another. */
  readonly server?: string;
}
