/**
 * Who lays text out. `fast` knows what emitters write and asks prettier for the rest; `reference` has prettier do all of
 * it. Both give the same text, which tests hold.
 */
export type Printer = "fast" | "reference";

export const printers = ["fast", "reference"] as const satisfies readonly Printer[];
