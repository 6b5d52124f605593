/** What bodies are made of: the media types that are honoured, and how values are written in each. */
import type { Location } from "../load/pointer.js";
import type { HeaderGroup } from "./api.js";
import type { JsonValue, SchemaId } from "./schema.js";

export type BodyContent = JsonContent | FormContent | MultipartContent | ItemsContent | TextContent | BytesContent;

export interface JsonContent {
  readonly kind: "json";
  /** Without parameters, in lower case: `application/json`, `application/problem+json`, … */
  readonly mediaType: string;
  readonly schema: SchemaId;
  readonly examples: readonly Example[];
}

export interface FormContent {
  readonly kind: "form";
  readonly mediaType: "application/x-www-form-urlencoded";
  readonly schema: SchemaId;
  readonly fields: readonly FormField[];
  readonly examples: readonly Example[];
}

/** `multipart/form-data`: each property of the schema is a part, or several. */
export interface MultipartContent {
  readonly kind: "multipart";
  readonly mediaType: "multipart/form-data";
  readonly schema: SchemaId;
  readonly parts: readonly Part[];
  /** The part that a handler reads as it comes, a single file. Absent: none. */
  readonly streamed?: string;
  readonly examples: readonly Example[];
}

/** How one property of a multipart body is written. */
export interface Part {
  readonly wireName: string;
  readonly content: "text" | "json" | "bytes";
  /** The property is an array, each of whose items is a part. */
  readonly isRepeated: boolean;
  /** What its Encoding Object lists, ranges among them; empty where it says nothing. */
  readonly mediaTypes: readonly string[];
  /** An array is one part, in which this stands between its items: `style` with `explode: false`. */
  readonly separator?: "," | " " | "|";
  /** The headers that it has of its own. Absent: none. With them, a part is `{ value, headers }` to a program. */
  readonly headers?: HeaderGroup;
  /** Where its Encoding Object stands; absent where it is written as OpenAPI's defaults say. */
  readonly location?: Location;
}

/** Items one after the other, each of which is read and written by itself. */
export interface ItemsContent {
  readonly kind: "items";
  readonly mediaType: string;
  /**
   * How they stand there: lines of JSON, JSON text sequences (RFC 7464), or server-sent events, of which an item is the
   * whole, what their data holds as JSON, or as text.
   */
  readonly format: "lines" | "sequence" | "events" | "event-json" | "event-text";
  /** Of one item. */
  readonly schema: SchemaId;
  /** Of events: the schemas of what the texts of their data hold, by those of the texts. */
  readonly contents?: ReadonlyMap<SchemaId, SchemaId>;
  /** Of events: whose data a program sees as the value that it holds as JSON. Absent: no event's. */
  readonly data?: EventData;
  readonly examples: readonly [];
}

/** What the data of events is: of all types of event, `except` of these, of which it is the other. */
export interface EventData {
  readonly holds: "json" | "text";
  readonly except: readonly string[];
}

/** A text, which is passed on as it stands. */
export interface TextContent {
  readonly kind: "text";
  /** Without parameters, in lower case; may be a range, `text/*`. */
  readonly mediaType: string;
  /** Absent: any text. */
  readonly schema?: SchemaId;
  readonly examples: readonly Example[];
}

/** Bytes, of which nothing is said but their media type. */
export interface BytesContent {
  readonly kind: "bytes";
  /** Without parameters, in lower case; may be a range, `image/*`. */
  readonly mediaType: string;
  readonly schema?: undefined;
  readonly examples: readonly [];
}

/** How one field of a form is written. A field that is not listed is written as `style: form`, exploded. */
export interface FormField {
  readonly wireName: string;
  readonly serialization: Serialization;
  /** Where its Encoding Object stands; absent where it is written as OpenAPI's defaults say. */
  readonly location?: Location;
}

export interface Example {
  readonly name: string;
  readonly summary?: string;
  readonly value: JsonValue;
  readonly location: Location;
}

export type AnswerContent = JsonContent | ItemsContent | TextContent | BytesContent;

/** How a field of a form is written, with the defaults of OpenAPI filled in. */
export type Serialization =
  | {
      readonly kind: "style";
      readonly style: "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
      readonly explode: boolean;
      /** `allowed`: what RFC 3986 reserves is not percent-encoded, but for what has a meaning in a form. */
      readonly reserved?: "allowed";
      /** The value is an object, whose names and values stand between separators. */
      readonly joined?: "members";
      /** The value is an object, whose properties, these, are fields of the form. */
      readonly spread?: readonly string[];
    }
  | { readonly kind: "content"; readonly mediaType: string };
