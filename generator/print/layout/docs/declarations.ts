/** Imports, exports and declarations as Docs. */
import { type Doc, group, hardLine, ifBroken, indent, join, line, softLine } from "../doc.js";
import { assignmentDoc } from "./assignments.js";
import { trailingComma } from "./commas.js";
import { functionDoc } from "./functions.js";
import { interfaceBodyDoc } from "./members.js";
import type { Rules } from "./rules.js";
import { typeParametersDoc } from "./type-lists.js";
import { aliasLayout } from "./values.js";
import { stringText } from "../literals.js";
import type { Import, Interface, Statement } from "../statement-tree.js";
import { Unknown } from "../unknown.js";

type Declaration = Extract<
  Statement,
  { kind: "import" | "export all" | "export" | "function declaration" | "interface" | "type alias" }
>;

export function declarationDoc(declaration: Declaration, style: Rules): Doc {
  const end = style.semi ? ";" : "";
  switch (declaration.kind) {
    case "import":
      return [importDoc(declaration, style), end];
    case "export all": {
      const alias = declaration.as === undefined ? "" : ` as ${declaration.as}`;
      return [
        "export ",
        declaration.typeOnly ? "type " : "",
        `*${alias} from `,
        stringText(declaration.from, style),
        end,
      ];
    }
    case "export":
      return ["export ", style.statementDoc(declaration.declaration)];
    case "function declaration":
      return functionDoc(declaration, undefined, style, "plain");
    case "interface":
      return interfaceDoc(declaration, style);
    case "type alias": {
      const { name, typeParameters, type } = declaration;
      const left: Doc = ["type ", name, typeParametersDoc(typeParameters, style)];
      const layout = aliasLayout(type, typeParameters);
      const role = layout === "break after operator" ? "alias" : "annotation";
      return [assignmentDoc(left, " =", layout, style.typeDoc(type, role)), end];
    }
  }
}

function importDoc({ word, typeOnly, first, names, from }: Import, style: Rules): Doc {
  const listed = names === undefined ? "" : namesDoc(names, first === undefined ? "alone" : "with another", style);
  return [
    word,
    typeOnly ? " type " : " ",
    first ?? "",
    first !== undefined && names !== undefined ? ", " : "",
    listed,
    from === undefined ? "" : [" from ", stringText(from, style)],
  ];
}

function namesDoc(names: readonly string[], company: "alone" | "with another", style: Rules): Doc {
  if (names.length === 0) return "{}";
  const [only] = names;
  if (names.length === 1 && company === "alone") return style.bracketSpacing ? `{ ${only ?? ""} }` : `{${only ?? ""}}`;
  const spacing = style.bracketSpacing ? line : softLine;
  return group(["{", indent([spacing, join([",", line], names)]), trailingComma(style), spacing, "}"]);
}

function interfaceDoc({ name, typeParameters, parents, members }: Interface, style: Rules): Doc {
  const body = interfaceBodyDoc(members, style);
  const head: Doc = [" ", name, typeParametersDoc(typeParameters, style)];
  if (parents.some((parent) => parent.kind !== "reference" || parent.name.includes(".")))
    throw new Unknown("a parent that is no name");
  const docs = join(
    [",", line],
    parents.map((parent) => style.typeDoc(parent, "annotation")),
  );
  if (parents.length < 2) return ["interface", head, parents.length === 0 ? "" : [" extends ", docs], " ", body];
  const key = { purpose: "heritage" };
  const heritage = group([head, indent([line, "extends", group(indent([line, docs]))])], { key });
  return ["interface", heritage, members.length === 0 ? " " : ifBroken(hardLine, " ", key), body];
}
