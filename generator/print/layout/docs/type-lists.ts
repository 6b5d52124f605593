/** Lists between `<` and `>`. */
import { type Doc, group, indent, indentIfBroken, join, line, softLine } from "../doc.js";
import { trailingComma } from "./commas.js";
import type { Rules, TypeRole } from "./rules.js";
import { isHuggedUnion, isObjectType, isSimpleType } from "./type-shapes.js";
import type { Type, TypeParameter } from "../tree.js";

/** `<A, B>`; the only argument keeps its brackets on its lines where it is a name or an object. */
export function typeArgumentsDoc(args: readonly Type[] | undefined, style: Rules, role?: TypeRole): Doc {
  if (args === undefined) return "";
  const [only] = args;
  if (only === undefined) return "<>";
  const isShort = role !== "annotation of arrow" && (isSimpleType(only) || isHuggedUnion(only));
  if (args.length === 1 && (isShort || isObjectType(only))) {
    return ["<", style.typeDoc(only, "argument"), ">"];
  }
  const docs = args.map((arg) => style.typeDoc(arg, "argument"));
  return group(["<", indent([softLine, join([",", line], docs)]), softLine, ">"]);
}

/** `<Key extends string, Value = unknown>`. */
export function typeParametersDoc(parameters: readonly TypeParameter[] | undefined, style: Rules): Doc {
  if (parameters === undefined) return "";
  const docs = parameters.map((parameter) => typeParameterDoc(parameter, style));
  return group(["<", indent([softLine, join([",", line], docs)]), trailingComma(style), softLine, ">"]);
}

function typeParameterDoc({ modifiers, name, constraint, default: fallback }: TypeParameter, style: Rules): Doc {
  return group([
    modifiers,
    name,
    constraint === undefined
      ? ""
      : [" extends", onNextLineIfLong(style.typeDoc(constraint, "constraint"), "constraint")],
    fallback === undefined ? "" : [" =", onNextLineIfLong(style.typeDoc(fallback, "annotation"), "default")],
  ]);
}

function onNextLineIfLong(doc: Doc, purpose: string): Doc {
  const key = { purpose };
  return [group(indent(line), { key }), indentIfBroken(doc, key)];
}
