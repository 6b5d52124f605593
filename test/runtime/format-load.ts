import type { FormatCheck } from "../../generator/emit/format-checks.js";

/** The function of the runtime that an entry of the table names. It throws where there is none. */
export async function loadFormatCheck({ module, name }: FormatCheck): Promise<(value: unknown) => boolean> {
  const exports: Readonly<Record<string, unknown>> = await import(`../../templates/runtime/${module}.ts`);
  const check = exports[name];
  if (typeof check !== "function") throw new TypeError(`${module} exports no function ${name}.`);
  return (value) => Boolean(check(value));
}
