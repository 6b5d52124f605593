/**
 * How many objects and arrays may stand inside each other. No real description comes near, and every stage may recurse
 * into a value without counting.
 */
export const nestingLimit = 500;
