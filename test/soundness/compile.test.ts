/** Validators compile with every check turned on, however odd or contradictory the schemas are. */
import { describe, expect, it } from "vitest";
import { compileErrors } from "../compile-errors.js";
import { documentOf, emitDocument, type ValidatorOptions } from "../emitted-validators.js";
import { schemaArbitrary } from "../fuzz/schemas.js";
import { drawnSchemas } from "./drawn-schemas.js";
import { oddSchemas } from "./odd-schemas.js";
import { typedSchema } from "./typed-schemas.js";

/** As many batches of random schemas of each sort; more find more. */
const batches = Number(process.env["SOUNDNESS_BATCHES"] ?? "2");
const schemasAtOnce = 60;

/** Each makes functions that the others do not. */
const settings: readonly ValidatorOptions[] = [
  { responseEnums: "open", strip: "functions" },
  { responseEnums: "closed", int64: "bigint", dates: "Date", formats: "assertion" },
];

describe("validators compile with every check turned on", () => {
  it("of schemas that are odd", async () => {
    const packages = settings.map((options) => emitDocument(documentOf(oddSchemas), options));
    expect(await compileErrors(await Promise.all(packages))).toEqual([]);
  });

  it("of random schemas", async () => {
    const names = Array.from({ length: schemasAtOnce }, (_, index) => `Schema${index}`);
    const packages = [schemaArbitrary(names), typedSchema(names)].flatMap((schemas) =>
      Array.from({ length: batches }, (_, batch) =>
        emitDocument(documentOf(drawnSchemas(schemas, names, 11 * batch + 1)), settings[batch % settings.length]),
      ),
    );
    expect(await compileErrors(await Promise.all(packages))).toEqual([]);
  });

  it("and where they do not, it is seen", async () => {
    const { files, diagnostics } = await emitDocument(documentOf({ Pet: { type: "string" } }));
    const spoilt = new Map([...files, ["src/spoilt.ts", "function unused(): void {}\nexport {};\n"]]);
    expect(await compileErrors([{ files: spoilt, diagnostics }])).toEqual([
      expect.stringContaining("'unused' is declared but its value is never read"),
    ]);
  });
});
