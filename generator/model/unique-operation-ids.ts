/** An operationId that several operations carry names none of them. */
import type { Operation } from "./api.js";

export function withUniqueOperationIds(operations: readonly Operation[]): readonly Operation[] {
  const counts = new Map<string | undefined, number>();
  for (const { operationId } of operations) counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
  return operations.map((operation) => {
    if (counts.get(operation.operationId) === 1) return operation;
    const { operationId: _, ...rest } = operation;
    return rest;
  });
}
