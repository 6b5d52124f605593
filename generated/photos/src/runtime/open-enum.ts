/** Marks what `Unrecognized` stands for; exists in types only. */
declare const unrecognized: unique symbol;

/**
 * A string that an answer carried where the description lists the values and this is none of them: a server may learn
 * new values before its clients do. It can be read as any string. It cannot be written down, so a value of
 * `"available" | "sold" | Unrecognized` is either one of the listed words or came from an answer.
 *
 * ```ts
 * switch (pet.status) {
 *   case "sold":
 *     return "gone";
 *   case "available":
 *     return "here";
 *   default:
 *     return `a status newer than this client: ${pet.status}`;
 * }
 * ```
 *
 * To compare it with a word that is not listed, take it as a string first: `const status: string = pet.status`.
 */
// The compiler holds a plain `string & …` to be comparable with every literal, and would keep it in the union after
// `status === "sold"`. A pattern that no listed value matches lets it narrow; the values themselves follow no pattern.
export type Unrecognized = `${string} (not in the description)` & { readonly [unrecognized]: true };
