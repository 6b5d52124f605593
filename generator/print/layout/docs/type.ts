/** Types as Docs. */
import { type Doc, align, group, hardLine, ifBroken, indent, join, line, softLine } from "../doc.js";
import { trailingComma } from "./commas.js";
import { commentsDoc } from "./comments.js";
import { membersDoc } from "./members.js";
import { parametersDoc, sharesGroup } from "./parameters.js";
import type { Rules, TypeRole } from "./rules.js";
import { typeArgumentsDoc, typeParametersDoc } from "./type-lists.js";
import { isHuggedUnion, isObjectType } from "./type-shapes.js";
import { numberText, stringText } from "../literals.js";
import type { ConditionalType, FunctionType, Item, MappedType, TupleElement, Type } from "../tree.js";
import { Unknown } from "../unknown.js";

export function typeDoc(type: Type, role: TypeRole, style: Rules): Doc {
  const doc = bareTypeDoc(type, role, style);
  return needsParentheses(type, role) ? ["(", doc, ")"] : doc;
}

function bareTypeDoc(type: Type, role: TypeRole, style: Rules): Doc {
  switch (type.kind) {
    case "keyword":
      return type.name;
    case "reference":
      return [type.name, typeArgumentsDoc(type.args, style, role)];
    case "literal type":
      return type.of === "string" ? stringText(type.text, style) : signedNumberText(type.text);
    case "template type":
      return type.texts.map((text) => `\`${text}\``);
    case "array type":
      return [style.typeDoc(type.element, "element of array"), "[]"];
    case "tuple":
      return tupleDoc(type.elements, style);
    case "object type":
      return membersDoc(type, role, style);
    case "union":
      return unionDoc(type.members, role, style);
    case "intersection":
      return intersectionDoc(type.members, style);
    case "function type":
      return functionTypeDoc(type, style);
    case "conditional type":
      return conditionalTypeDoc(type, role, style);
    case "indexed access":
      return [style.typeDoc(type.object, "accessed object"), "[", style.typeDoc(type.index, "annotation"), "]"];
    case "type operator":
      return [`${type.operator} `, style.typeDoc(type.type, "operand")];
    case "type query":
      return [`typeof ${type.name}`, typeArgumentsDoc(type.args, style)];
    case "infer":
      return `infer ${type.name}`;
    case "predicate": {
      const is = type.type === undefined ? "" : [" is ", style.typeDoc(type.type, "annotation")];
      return [type.asserts ? "asserts " : "", type.name, is];
    }
    case "mapped type":
      return mappedDoc(type, style);
  }
}

function signedNumberText(text: string): string {
  return text.startsWith("-") ? `-${numberText(text.slice(1))}` : numberText(text);
}

const tight: ReadonlySet<TypeRole> = new Set(["element of array", "operand", "accessed object", "rest"]);

function needsParentheses(type: Type, role: TypeRole): boolean {
  const isMember = role === "member of union" || role === "member of intersection";
  switch (type.kind) {
    case "function type":
    case "conditional type":
      if (role === "checked" || (role === "extended" && type.kind === "conditional type")) return true;
      if (role === "extended" && type.kind === "function type" && type.returns.kind === "predicate") return true;
      return isMember || tight.has(role);
    case "union":
      return isMember || tight.has(role);
    case "intersection":
      return isMember || tight.has(role);
    case "infer":
      return tight.has(role) && role !== "rest";
    case "type operator":
      return tight.has(role);
    case "type query":
      return role === "accessed object" || role === "element of array";
    default:
      return false;
  }
}

function unionDoc(members: readonly Item<Type>[], role: TypeRole, style: Rules): Doc {
  if (isHuggedUnion({ kind: "union", members })) {
    return join(
      " | ",
      members.map(({ node }) => style.typeDoc(node, "member of union")),
    );
  }
  const [first] = members;
  const comments: Doc = first === undefined || first.comments.length === 0 ? "" : commentsDoc(first);
  if (comments !== "" && members.length === 1 && role !== "alias") throw new Unknown("a comment before a type");
  const listed = group(members.map((member, index) => memberDoc(member, index, members.length, style)));
  const docs: Doc = comments === "" ? listed : [comments, listed];
  if (comments !== "" && (role === "element" || role.startsWith("member")))
    throw new Unknown("a comment in a list of types");
  if (needsParentheses({ kind: "union", members }, role)) return group([indent([softLine, docs]), softLine]);
  if (role === "element") return group([indent([ifBroken(["(", softLine]), docs]), softLine, ifBroken(")")]);
  const staysInPlace = role === "alias" || role === "only element" || role === "rest" || role === "argument";
  return staysInPlace || role === "outcome" || role === "else outcome" ? docs : group(indent([softLine, docs]));
}

function memberDoc({ comments, gap, node }: Item<Type>, index: number, count: number, style: Rules): Doc {
  const doc = align(2, style.typeDoc(node, count === 1 ? "alias" : "member of union"));
  if (index === 0) return [count === 1 ? "" : ifBroken("| "), doc];
  if (comments.length === 0) return [line, "| ", doc];
  const [first, ...others] = comments;
  if (first === undefined || others.length > 0 || first.gap !== "line" || gap !== "line") {
    throw new Unknown("comments with empty lines in a union");
  }
  // Prettier has it as a comment after the member before: on a line of its own, without an indent.
  return [hardLine, withoutLast(commentsDoc({ comments, gap })), line, "| ", doc];
}

/** The comment without the line that ends after it. */
function withoutLast(docs: Doc): Doc {
  const [doc] = typeof docs === "string" || !Array.isArray(docs) ? [docs] : docs;
  return Array.isArray(doc) ? doc.slice(0, 1) : (doc ?? "");
}

function intersectionDoc(members: readonly Type[], style: Rules): Doc {
  let wasIndented = false;
  return group(
    members.map((member, index): Doc => {
      const doc = style.typeDoc(member, "member of intersection");
      const previous = members[index - 1];
      if (previous === undefined) return doc;
      const isObject = isObjectType(member);
      const follows = isObjectType(previous);
      if (follows && isObject) return [" & ", wasIndented ? indent(doc) : doc];
      if (!follows && !isObject) return indent([" &", line, doc]);
      if (index > 1) wasIndented = true;
      return [" & ", index > 1 ? indent(doc) : doc];
    }),
  );
}

function tupleDoc(elements: readonly TupleElement[], style: Rules): Doc {
  if (elements.length === 0) return "[]";
  const docs = elements.map((element) => group(tupleElementDoc(element, elements.length, style)));
  return group(["[", indent([softLine, join([",", line], docs), trailingComma(style)]), softLine, "]"]);
}

function tupleElementDoc({ rest, label, optional, type }: TupleElement, count: number, style: Rules): Doc {
  const dots = rest ? "..." : "";
  if (label !== undefined) return [dots, label, optional ? "?" : "", ": ", style.typeDoc(type, "annotation")];
  if (optional) return [dots, style.typeDoc(type, "rest"), "?"];
  return [dots, style.typeDoc(type, rest ? "rest" : count > 1 ? "element" : "only element")];
}

function functionTypeDoc(type: FunctionType, style: Rules): Doc {
  const parameters = parametersDoc(type, style, [typeParametersDoc(type.typeParameters, style)]);
  const returns: Doc = [" => ", style.typeDoc(type.returns, "return")];
  const doc = sharesGroup(type, returns) ? group(parameters) : parameters;
  return group([group([doc, returns])]);
}

function conditionalTypeDoc(type: ConditionalType, role: TypeRole, style: Rules): Doc {
  const isChained = role === "else outcome";
  const test: Doc = [style.typeDoc(type.check, "checked"), " extends ", style.typeDoc(type.extends, "extended")];
  if (type.then.kind === "conditional type" || role === "outcome") throw new Unknown("a conditional type in another");
  const outcome = (doc: Doc): Doc => (style.useTabs ? indent(doc) : align(2, doc));
  const parts: Doc = [
    line,
    "? ",
    outcome(style.typeDoc(type.then, "outcome")),
    line,
    ": ",
    outcome(style.typeDoc(type.otherwise, "else outcome")),
  ];
  const doc: Doc = [isChained ? align(2, test) : test, isChained ? parts : indent(parts)];
  return isChained ? doc : group(doc);
}

function mappedDoc(type: MappedType, style: Rules): Doc {
  const as: Doc = type.as === undefined ? "" : [" as ", style.typeDoc(type.as, "annotation")];
  const key: Doc = group([
    "[",
    indent([softLine, type.name, " in ", style.typeDoc(type.keys, "annotation"), as]),
    softLine,
    "]",
  ]);
  const spacing = style.bracketSpacing ? line : softLine;
  const modifier = type.readonly === "" ? "" : `${type.readonly} `;
  const value: Doc = [": ", style.typeDoc(type.type, "annotation")];
  const semicolon = style.semi ? ifBroken(";") : "";
  return group(["{", indent([spacing, group([modifier, key, type.optional, value]), semicolon]), spacing, "}"], {
    broken: type.open && style.objectWrap === "preserve",
  });
}
