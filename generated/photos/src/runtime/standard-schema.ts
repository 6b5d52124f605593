/**
 * The types of Standard Schema, version 1 (https://standardschema.dev): the interface by which forms, routers and other
 * tools take a validator of any origin. Written out here, so that this package depends on nothing.
 */

/**
 * Something that validates, in the form that other tools understand.
 *
 * ```ts
 * const result = await petSchema["~standard"].validate(input);
 * if (result.issues === undefined) use(result.value);
 * ```
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardSchemaProps<Input, Output>;
}

export interface StandardSchemaProps<Input = unknown, Output = Input> {
  readonly version: 1;
  /** Which library made the validator. */
  readonly vendor: string;
  readonly validate: (
    value: unknown,
    options?: StandardSchemaOptions | undefined,
  ) => StandardSchemaResult<Output> | Promise<StandardSchemaResult<Output>>;
  /** Types only: tools infer from it what goes in and what comes out. */
  readonly types?: StandardSchemaTypes<Input, Output> | undefined;
}

export interface StandardSchemaTypes<Input = unknown, Output = Input> {
  readonly input: Input;
  readonly output: Output;
}

export interface StandardSchemaOptions {
  /** What a vendor's library takes beyond the standard. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** The value if it is valid, or what is wrong with it. */
export type StandardSchemaResult<Output> = StandardSchemaSuccess<Output> | StandardSchemaFailure;

export interface StandardSchemaSuccess<Output> {
  readonly value: Output;
  readonly issues?: undefined;
}

export interface StandardSchemaFailure {
  readonly issues: readonly StandardSchemaIssue[];
}

export interface StandardSchemaIssue {
  readonly message: string;
  /** From the root to the value at fault; absent for the root itself. */
  readonly path?: readonly (PropertyKey | StandardSchemaPathSegment)[] | undefined;
}

export interface StandardSchemaPathSegment {
  readonly key: PropertyKey;
}
