/** A whole file as a Doc. */
import { type Doc, hardLine } from "../doc.js";
import { expressionDoc } from "./expressions.js";
import type { Rules } from "./rules.js";
import { blockDoc, statementDoc, statementsDoc } from "./statements.js";
import { typeDoc } from "./type.js";
import type { LayoutStyle } from "../style.js";
import type { Statement } from "../statement-tree.js";
import type { Item } from "../tree.js";

export function moduleDoc(items: readonly Item<Statement>[], style: LayoutStyle): Doc {
  const rules: Rules = {
    ...style,
    typeDoc: (type, role) => typeDoc(type, role, rules),
    expressionDoc: (place, hint) => expressionDoc(place, rules, hint),
    blockDoc: (block, empty) => blockDoc(block, empty, rules),
    statementDoc: (statement) => statementDoc(statement, rules),
  };
  return items.length === 0 ? "" : [statementsDoc(items, rules), hardLine];
}
