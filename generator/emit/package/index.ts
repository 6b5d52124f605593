/** The files around the sources: package.json, tsconfig.json and a README with a real example. */
import { readFile } from "node:fs/promises";
import { packageRoot } from "../../package-root.js";
import type { Plan } from "../../plan/plan.js";
import type { EmittedText, Emitter, PackageOptions } from "../emitter.js";
import { readmeText } from "./readme.js";

export async function packageFiles(
  plan: Plan,
  emitters: readonly Emitter[],
  options: PackageOptions,
): Promise<readonly EmittedText[]> {
  const outputs = emitters.map(({ name }) => name);
  const tsconfig = await readFile(new URL("templates/package/tsconfig.json", packageRoot), "utf8");
  return [
    { path: "package.json", text: JSON.stringify(packageJson(plan, outputs, options)) },
    { path: "tsconfig.json", text: tsconfig },
    { path: "README.md", text: readmeText(plan, outputs, options) },
  ];
}

function packageJson(plan: Plan, outputs: readonly string[], { name, version }: PackageOptions): object {
  const { api } = plan;
  const entry = (path: string): object => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` });
  return {
    name,
    version,
    description: api.summary ?? `${api.title}: ${outputs.join(", ")}.`,
    type: "module",
    sideEffects: false,
    exports: {
      ".": entry("index"),
      ...Object.fromEntries(outputs.map((output) => [`./${output}`, entry(`${output}/index`)])),
      "./package.json": "./package.json",
    },
    files: ["dist", "src"],
    scripts: { build: "tsc -p tsconfig.json", prepack: "npm run build" },
    engines: { node: ">=20" },
    devDependencies: { typescript: ">=5.4" },
  };
}
