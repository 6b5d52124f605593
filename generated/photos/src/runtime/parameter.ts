/**
 * How parameters outside the body are written: OpenAPI 3.2.1 section 4.12 (Parameter Object) and RFC 6570.
 *
 * One table for both ends: the client writes by it what the server reads by it.
 */

/**
 * How one parameter is written, before it takes its place in a path, a query, a header or a cookie.
 *
 * | style            | `"blue"`      | `["blue", "black"]`      | `{ R: 1, G: 2 }`  | exploded array             | exploded object |
 * | ---------------- | ------------- | ------------------------ | ----------------- | -------------------------- | --------------- |
 * | `simple`         | `blue`        | `blue,black`             | `R,1,G,2`         | `blue,black`               | `R=1,G=2`       |
 * | `label`          | `.blue`       | `.blue,black`            | `.R,1,G,2`        | `.blue.black`              | `.R=1.G=2`      |
 * | `matrix`         | `;color=blue` | `;color=blue,black`      | `;color=R,1,G,2`  | `;color=blue;color=black`  | `;R=1;G=2`      |
 * | `form`           | `color=blue`  | `color=blue,black`       | `color=R,1,G,2`   | `color=blue&color=black`   | `R=1&G=2`       |
 * | `spaceDelimited` |               | `color=blue%20black`     | `color=R%201%20…` |                            |                 |
 * | `pipeDelimited`  |               | `color=blue%7Cblack`     | `color=R%7C1%7C…` |                            |                 |
 * | `deepObject`     |               |                          |                   |                            | `color%5BR%5D=1&color%5BG%5D=2` |
 * | `cookie`         | `color=blue`  |                          |                   | `color=blue; color=black`  | `R=1; G=2`      |
 * | `json`           | `"blue"`, percent-encoded, and so on                                                                  |
 */
export interface ParameterField {
  /** The name on the wire. */
  readonly name: string;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** `allowed`: what RFC 3986 reserves, and percent-encoded triples, go into a URL as they are (RFC 6570, 3.2.3). */
  readonly reserved?: "allowed";
  /** Where the value is JSON: what writes it; `JSON.stringify` by default. */
  readonly stringify?: (value: unknown) => string | undefined;
  /** Where the value is JSON: what reads it, and throws for what is none; `JSON.parse` by default. */
  readonly parse?: (text: string) => unknown;
}

export type ParameterStyle =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie" | "json";

/** Where a parameter stands: what a text must not hold there, and whether it is percent-encoded. */
export type ParameterPlace = "path" | "query" | "header" | "cookie";
