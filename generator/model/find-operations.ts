/** Where a description has operations, before any of them is read. */
import { Report } from "../diagnostics/report.js";
import { nearestWord } from "../diagnostics/edit-distance.js";
import { below, type Location } from "../load/pointer.js";
import { findCallbacks, findWebhooks } from "./find-hooks.js";
import { operationsIn, type FoundOperation } from "./found-operation.js";
import { reportMethods } from "./methods.js";
import { entriesOf, nodeAt, type Node, type Source } from "./node.js";
import { pathProblem } from "./path-problem.js";
import { withoutFragment } from "./path-template.js";
import { reportFields } from "./report-fields.js";
import { isNamedBy, namesOf, selects, type Selection } from "./select.js";

interface FoundPath {
  readonly path: string;
  /** Where the path itself stands; its item may stand elsewhere. */
  readonly location: Location;
  readonly item: Node;
  readonly operations: readonly FoundOperation[];
}

/**
 * The operations that a selection names: in the order of the paths; within a path in the order in which descriptions
 * usually list methods; then what the API sends. Names what a selection asks for in vain, operationIds that stand twice,
 * and what of the paths cannot be honoured.
 */
export function findOperations(source: Source, root: Node, selection: Selection): readonly FoundOperation[] {
  const paths = findPaths(source, root);
  const webhooks = findWebhooks(source, root);
  const callbacks = paths.flatMap(({ operations }) => operations.flatMap((owner) => findCallbacks(source, owner)));
  const all = [...paths.flatMap(({ operations }) => operations), ...webhooks, ...callbacks];
  reportUnmatched(source, all, selection);
  const selected = paths.flatMap((found) => {
    const operations = found.operations.filter((operation) => selects(selection, operation));
    if (operations.length === 0 && selection.include !== undefined) return [];
    return isUsable(source, found) ? operations : [];
  });
  const ids = new Set(selected.map(({ id }) => id));
  const hooks = [...webhooks, ...callbacks].filter(
    (hook) => (hook.origin.kind === "webhook" || ids.has(hook.origin.operation)) && selects(selection, hook),
  );
  for (const item of new Set(hooks.map((hook) => hook.item))) {
    reportFields(source, "pathItem", item);
    reportMethods(source, item);
  }
  const found = [...selected, ...hooks];
  reportDuplicateIds(source, found);
  return found;
}

/** Whether a description has operations at all, selected or not. */
export function hasOperations(source: Source, root: Node): boolean {
  // What is wrong with the paths is said by whoever reads them.
  const silent: Source = { ...source, report: new Report() };
  return (
    findPaths(silent, root).some(({ operations }) => operations.length > 0) || findWebhooks(silent, root).length > 0
  );
}

function findPaths(source: Source, root: Node): readonly FoundPath[] {
  return entriesOf(source, root, "paths").flatMap(([path, location]) => {
    const item = path.startsWith("x-") ? undefined : nodeAt(source, location, "pathItem");
    if (item === undefined) return [];
    // The id says where the path stands, whatever file its item came from.
    const place = { ...withoutFragment(path), writtenPath: path, id: `#${location.pointer}` };
    return [{ path, location, item, operations: operationsIn(source, item, place) }];
  });
}

/** Says what of a path cannot be honoured; false where all of it has to be left out. */
function isUsable(source: Source, { path, location, item }: FoundPath): boolean {
  const { path: requested, fragment = "" } = withoutFragment(path);
  const problem = /[{}]/.test(fragment)
    ? 'it has a parameter behind "#", where no request has any'
    : pathProblem(requested);
  if (problem === undefined) {
    reportFields(source, "pathItem", item);
    reportMethods(source, item);
    return true;
  }
  source.report.add("unusable-path", location, path, problem);
  return false;
}

/** Names the patterns of a selection that no operation matches. */
function reportUnmatched({ report }: Source, found: readonly FoundOperation[], selection: Selection): void {
  for (const list of ["include", "exclude"] as const) {
    for (const pattern of selection[list] ?? []) {
      if (found.some((operation) => isNamedBy(pattern, operation))) continue;
      const nearest = nearestWord(pattern, [...new Set(found.flatMap(namesOf))]);
      report.add("unmatched-setting", undefined, `operations.${list}`, pattern, nearest);
    }
  }
}

/** OpenAPI 3.1 section 4.8.10: an operationId is unique among all operations. */
function reportDuplicateIds({ report }: Source, found: readonly FoundOperation[]): void {
  const seen = new Set<string>();
  for (const { operationId, node } of found) {
    if (operationId === undefined) continue;
    if (seen.has(operationId)) report.add("duplicate-operation-id", below(node.location, "operationId"), operationId);
    seen.add(operationId);
  }
}
