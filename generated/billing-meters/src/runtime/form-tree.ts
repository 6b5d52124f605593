import { MalformedInput } from "./decoded.js";
import type { FormPair } from "./form-pairs.js";

/** What stands at one place of a form, before anything is known of its type. */
export type FormNode = FormText | FormRepeated | FormAppended | FormBranch;

/** `a=1` */
export interface FormText {
  readonly kind: "text";
  readonly text: string;
}

/** `a=1&a=2`: the field's style, or the shape of what is nested, says whether that is an array. */
export interface FormRepeated {
  readonly kind: "repeated";
  readonly texts: string[];
}

/** `a[]=1&a[]=2` */
export interface FormAppended {
  readonly kind: "appended";
  readonly texts: string[];
}

/** `a[b]=1&a[c]=2`. A map, so that no name is special. */
export interface FormBranch {
  readonly kind: "branch";
  readonly children: Map<string, FormNode>;
}

/** Names that are taken literally although they hold brackets. */
export type LiteralNames = (name: string) => boolean;

/**
 * Nests pairs by the brackets of their names: `a[b]=1&a[c]=2` → `{ a: { b: "1", c: "2" } }`.
 *
 * Whether `a[0]` is an array's item or a property named `0` is not decided here: that takes the schema.
 *
 * @throws MalformedInput for names whose brackets do not pair up or go deeper than `maxDepth`, and for a parameter that
 *   is both a value and an object.
 */
export function nestPairs(pairs: readonly FormPair[], maxDepth: number, isLiteral: LiteralNames): FormBranch {
  const root = branch();
  for (const pair of pairs) {
    const steps = hasBracket(pair.name) && !isLiteral(pair.name) ? parseName(pair.name, maxDepth) : [pair.name];
    insert(root, steps, pair);
  }
  return root;
}

function hasBracket(name: string): boolean {
  return name.includes("[") || name.includes("]");
}

/** `a[b][]` → `["a", "b", ""]`. */
function parseName(name: string, maxDepth: number): readonly string[] {
  const head = name.indexOf("[");
  if (head < 1 || name.lastIndexOf("]", head) !== -1) throw unbalanced(name);
  const steps = [name.slice(0, head)];
  for (let open = head; open < name.length;) {
    const close = name.indexOf("]", open);
    const step = name.slice(open + 1, close);
    if (name[open] !== "[" || close === -1 || step.includes("[")) throw unbalanced(name);
    if (steps.length > maxDepth)
      throw new MalformedInput(`A parameter is nested deeper than ${maxDepth} levels.`, name);
    steps.push(step);
    open = close + 1;
    // Whether the next `a[][b]` goes on with this item or starts another, senders do not agree on.
    if (step === "" && open < name.length) {
      throw new MalformedInput("Empty brackets can only come last; number the items instead.", name);
    }
  }
  return steps;
}

function unbalanced(name: string): MalformedInput {
  return new MalformedInput("The brackets of the parameter's name do not pair up.", name);
}

function insert(root: FormBranch, steps: readonly string[], { name, value }: FormPair): void {
  const appends = steps.length > 1 && steps.at(-1) === "";
  const path = appends ? steps.slice(0, -1) : steps;
  const last = path.at(-1) ?? name;
  let { children } = root;
  for (const step of path.slice(0, -1)) {
    const next = children.get(step) ?? branch();
    if (next.kind !== "branch") throw contradictory(name);
    children.set(step, next);
    children = next.children;
  }
  const present = children.get(last);
  children.set(last, appends ? appended(present, value, name) : assigned(present, value, name));
}

function branch(): FormBranch {
  return { kind: "branch", children: new Map() };
}

function assigned(present: FormNode | undefined, text: string, name: string): FormNode {
  if (present === undefined) return { kind: "text", text };
  if (present.kind === "branch" || present.kind === "appended") throw contradictory(name);
  if (present.kind === "text") return { kind: "repeated", texts: [present.text, text] };
  present.texts.push(text);
  return present;
}

function appended(present: FormNode | undefined, text: string, name: string): FormNode {
  if (present === undefined) return { kind: "appended", texts: [text] };
  if (present.kind !== "appended") throw contradictory(name);
  present.texts.push(text);
  return present;
}

function contradictory(name: string): MalformedInput {
  return new MalformedInput("The parameter is written in two ways that contradict each other.", name);
}
