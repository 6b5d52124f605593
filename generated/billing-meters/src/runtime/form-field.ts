/**
 * What an `application/x-www-form-urlencoded` body looks like on the wire: how each field is written, and what the
 * decoder must know of the values, since text alone does not say whether `true` is a boolean or a word.
 */

/**
 * How one field of a form is written. A field that is not listed is written as `style: "form"`, exploded.
 *
 * | style                | value          | on the wire, before percent-encoding |
 * | -------------------- | -------------- | ------------------------------------ |
 * | `form`               | `"x"`          | `a=x`                                |
 * | `form`, exploded     | `["x", "y"]`   | `a=x&a=y`                            |
 * | `form`, not exploded | `["x", "y"]`   | `a=x,y`                              |
 * | `deepObject`         | `{ b: ["x"] }` | `a[b][0]=x`                          |
 * | `json`               | `{ b: ["x"] }` | `a={"b":["x"]}`                      |
 * | `query`              |                | as a query parameter of that name    |
 */
export type FormField = OwnFormField | QueryFormField;

/** A field in a style of which forms know by themselves. */
export type OwnFormField = StyledFormField | JsonFormField;

export interface StyledFormField {
  readonly name: string;
  readonly style: "form" | "deepObject";
  readonly explode: boolean;
}

export interface JsonFormField {
  readonly name: string;
  readonly style: "json";
}

/**
 * A field that is written as a query parameter is, in a style or with reserved characters that most forms do not have
 * (OpenAPI 3.2.1 section 4.16.1.2). Functions, so that only packages with such fields carry what writes and reads them.
 */
export interface QueryFormField {
  readonly name: string;
  readonly style: "query";
  /** The value is an object with these properties, which are fields of the form in its place. */
  readonly spread?: readonly string[];
  /** What stands for the field's value, which is a property of `values`: `a=x%7Cy`. */
  readonly write?: (values: object) => string;
  /** The inverse, for a server: an object with the value under its name, or an empty one. */
  readonly read?: (query: string, shape: WireShape) => object;
}

/** What a form may hold at one place. The facets stand beside each other because a union may allow several. */
export interface WireShape {
  /** The kinds of scalar that are allowed here. */
  readonly scalars: readonly WireScalar[];
  /** The only strings that are allowed, where the schema lists them; `scalars` then leaves `string` out. */
  readonly words?: readonly string[];
  /** `filled`: no string that is allowed is empty, so that an empty text is null, where that is allowed. */
  readonly strings?: "filled";
  /** What the first items of an array hold, by position. */
  readonly prefix?: readonly WireEdge[];
  /** Arrays are allowed, and this is what their items hold, or those behind the `prefix`. */
  readonly items?: WireEdge;
  /** Objects are allowed, and these are the properties that are known. */
  readonly properties?: readonly WireProperty[];
  /** What a property holds that is not listed and whose name matches. */
  readonly patterns?: readonly WirePattern[];
  /** Objects are allowed, and this is what any other property holds; absent: it stays text. */
  readonly additional?: WireEdge;
}

/** `bigint`: a whole number with all its digits; one that is safe as a number is one. */
export type WireScalar = "string" | "number" | "bigint" | "boolean" | "null";

export interface WireProperty {
  readonly name: string;
  readonly shape: WireEdge;
}

export interface WirePattern {
  /** Without the flags `g` and `y`: a test must not depend on the one before it. */
  readonly pattern: RegExp;
  readonly shape: WireEdge;
}

/**
 * A shape; a function that returns it, where shapes refer to each other in a circle; or several shapes whose facets add
 * up, where the branches of a union describe one property each in its own way.
 */
export type WireEdge = WireShape | (() => WireShape) | readonly WireEdge[];
