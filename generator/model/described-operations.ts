/** All operations of a description, selected or not: links may lead to any. */
import { Report } from "../diagnostics/report.js";
import { isArray, isObject, member } from "../load/json.js";
import { below } from "../load/pointer.js";
import { methodsOf } from "./methods.js";
import { entriesOf, nodeAt, type Node, type Source } from "./node.js";

export interface DescribedOperation {
  readonly node: Node;
  readonly operationId?: string;
  /** `GET /pets`. */
  readonly label: string;
  readonly parameters: readonly DescribedParameter[];
}

interface DescribedParameter {
  readonly name: string;
  readonly place: string;
}

const known = new WeakMap<Source["document"], readonly DescribedOperation[]>();

/** Says nothing to anybody: what is wrong with the paths is said by whoever reads them. */
export function describedOperations({ document, placeInText }: Source): readonly DescribedOperation[] {
  const found = known.get(document);
  if (found !== undefined) return found;
  const all = findAll({ document, placeInText, report: new Report() });
  known.set(document, all);
  return all;
}

function findAll(source: Source): readonly DescribedOperation[] {
  const root = nodeAt(source, { file: source.document.root, pointer: "" });
  if (root === undefined) return [];
  return entriesOf(source, root, "paths").flatMap(([path, location]) => {
    const item = path.startsWith("x-") ? undefined : nodeAt(source, location, "pathItem");
    if (item === undefined) return [];
    const inherited = parametersOf(source, item);
    return methodsOf(source, item).flatMap(({ method, keys }): readonly DescribedOperation[] => {
      const node = nodeAt(source, below(item.location, ...keys));
      if (node === undefined) return [];
      const operationId = member(node.value, "operationId");
      return [
        {
          node,
          label: `${method} ${path}`,
          ...(typeof operationId === "string" ? { operationId } : {}),
          parameters: [...inherited, ...parametersOf(source, node)],
        },
      ];
    });
  });
}

function parametersOf(source: Source, holder: Node): readonly DescribedParameter[] {
  const listed = member(holder.value, "parameters");
  if (!isArray(listed)) return [];
  return listed.flatMap((each, index) => {
    const node = isObject(each) ? nodeAt(source, below(holder.location, "parameters", index)) : undefined;
    const name = node && member(node.value, "name");
    const place = node && member(node.value, "in");
    return typeof name === "string" && typeof place === "string" ? [{ name, place }] : [];
  });
}
