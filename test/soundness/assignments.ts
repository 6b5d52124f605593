/** Whether TypeScript takes values for values of a type: all of a package in one run of the compiler. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { JsonValue } from "../../generator/load/json.js";
import { compilers, errorsOf } from "../consumers/compilers.js";
import { literalType, namesIn } from "./literal-type.js";

/** Values that a validator accepts, and what it accepts them as. */
export interface Accepted {
  /** The name of the component's type. */
  readonly name: string;
  readonly schema: JsonValue;
  readonly values: readonly JsonValue[];
}

/** What does not fit, a line each: the type, the value, what the compiler says; and any other error in the package. */
export async function misfits(
  files: ReadonlyMap<string, string>,
  accepted: readonly Accepted[],
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-soundness-"));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const checks = accepted.flatMap(({ name, schema, values }) => {
      const names = namesIn(schema);
      return values.map((value) => ({
        name,
        value,
        text: `fits<T.${name}>()(value<${literalType(value, names)}>());`,
      }));
    });
    writeFileSync(join(folder, checkFile), [preamble, ...checks.map(({ text }) => text)].join("\n"));
    const compiler = compilers.find(({ release }) => release === "7");
    if (compiler === undefined) throw new Error("The native compiler is missing.");
    const errors = await errorsOf({ folder, compiler, resolution: "nodenext", platform: "web" });
    return errors.filter((line) => /^\S/.test(line)).map((line) => explained(line, checks));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const checkFile = "check.ts";

// On one line, so that the n-th check stands on line n + 1. A value is no fresh literal: only whether it fits counts.
const preamble =
  'import type * as T from "./src/types/index.js"; ' +
  "export type { T }; declare function fits<Type>(): (value: Type) => void; declare function value<Value>(): Value;";

function explained(line: string, checks: readonly { readonly name: string; readonly value: JsonValue }[]): string {
  const [, number] = new RegExp(`^${checkFile.replace(".", "\\.")}\\((\\d+),`).exec(line) ?? [];
  const check = number === undefined ? undefined : checks[Number(number) - 2];
  return check === undefined ? line : `${check.name} does not take ${JSON.stringify(check.value)}: ${line}`;
}
