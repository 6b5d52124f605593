/** Members of interfaces and object types as Docs. */
import { type Doc, group, hardLine, ifBroken, indent, line, softLine } from "../doc.js";
import { itemsDoc } from "./comments.js";
import { stringText } from "../literals.js";
import { keyDoc } from "./keys.js";
import { parametersDoc, sharesGroup } from "./parameters.js";
import type { Rules, TypeRole } from "./rules.js";
import { typeParametersDoc } from "./type-lists.js";
import type { Item, Key, ObjectType, Signature, TypeMember } from "../tree.js";

export function membersDoc({ members, open }: ObjectType, role: TypeRole, style: Rules): Doc {
  if (members.length === 0) return "{}";
  const keys = keysOf(members);
  const docs = itemsDoc(
    members,
    (member, index) => {
      const isLast = index === members.length - 1;
      const between = style.semi ? ";" : ifBroken("", ";");
      return [memberDoc(member, keys, style), isLast ? (style.semi ? ifBroken(";") : "") : between];
    },
    line,
  );
  const spacing = style.bracketSpacing ? line : softLine;
  const contents: Doc = ["{", indent([spacing, docs]), spacing, "}"];
  const broken = open && style.objectWrap === "preserve";
  // The parentheses around the only parameter break where its type does.
  if (role === "hugged annotation") return contents;
  return group(contents, { broken });
}

/** The braces of an interface, one member to a line. */
export function interfaceBodyDoc(members: readonly Item<TypeMember>[], style: Rules): Doc {
  if (members.length === 0) return "{}";
  const keys = keysOf(members);
  const end = style.semi ? ";" : "";
  const docs = itemsDoc(members, (member) => [memberDoc(member, keys, style), end], hardLine);
  return ["{", indent([hardLine, docs]), hardLine, "}"];
}

function keysOf(members: readonly Item<TypeMember>[]): readonly Key[] {
  return members.flatMap(({ node }) => (node.kind === "index signature" || node.key === undefined ? [] : [node.key]));
}

function memberDoc(member: TypeMember, keys: readonly Key[], style: Rules): Doc {
  switch (member.kind) {
    case "property signature":
      return group([
        member.readonly ? "readonly " : "",
        keyDoc(member.key, keys, style),
        member.optional ? "?" : "",
        member.type === undefined ? "" : [": ", style.typeDoc(member.type, "annotation")],
      ]);
    case "index signature":
      return group([
        member.readonly ? "readonly " : "",
        "[",
        group([indent([softLine, member.name, ": ", style.typeDoc(member.key, "annotation")]), softLine]),
        "]: ",
        style.typeDoc(member.type, "annotation"),
      ]);
    case "method signature":
      return methodDoc(
        member,
        member.key === undefined ? "" : methodKeyDoc(member.key, keys, style),
        member.optional,
        style,
      );
  }
}

/** Without quotes, `new()` would say what constructs an object. */
function methodKeyDoc(key: Key, keys: readonly Key[], style: Rules): Doc {
  const isNew = key.kind === "string" && key.text.slice(1, -1) === "new";
  return isNew ? stringText(key.text, style) : keyDoc(key, keys, style);
}

function methodDoc(signature: Signature, name: Doc, optional: boolean, style: Rules): Doc {
  const parameters = parametersDoc(signature, style, [typeParametersDoc(signature.typeParameters, style)]);
  const returns: Doc = returnDoc(signature, style);
  const doc = sharesGroup(signature, returns) ? group(parameters) : parameters;
  return group([name, optional ? "?" : "", doc, signature.returns === undefined ? "" : group(returns)]);
}

/** `: string` after the parameters, or nothing. */
export function returnDoc({ returns }: Signature, style: Rules): Doc {
  return returns === undefined ? "" : [": ", style.typeDoc(returns, "return")];
}
