/** Words that the messages of several codes share. */

/** In quotation marks, with what could end them escaped. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** A value of a description, on one line and not too long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** `"minimum" forbids it`, `"minLength" forbids what stands at /name`. */
export function forbidden(keyword: string, pointer: string): string {
  return `${quote(keyword)} forbids ${pointer === "" ? "it" : `what stands at ${pointer}`}`;
}

/** A sentence with what was probably meant, if that is known. */
export function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? "" : ` Did you mean ${quote(nearest)}?`;
}

/** How many components, and what the first are called: `2 components ("Cat", "Dog")`. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, 5).map((name) => (name.length > 60 ? quote(`${name.slice(0, 60)}…`) : quote(name)));
  const rest = names.length > first.length ? ", …" : "";
  return `${grouped(names.length)} component${names.length === 1 ? "" : "s"} (${first.join(", ")}${rest})`;
}

/** `1000000` → `1,000,000`. */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
