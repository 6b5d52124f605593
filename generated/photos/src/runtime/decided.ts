/**
 * What checks of recursive schemas have said of values, by check and value. Kept for one pass over a value: where each
 * level asks which branch it is, it would ask about all levels below once more.
 */
export type Decided = Map<unknown, Map<unknown, boolean>>;
