/** The generator's own package: where its files are, and which release it is. */
import { existsSync, readFileSync } from "node:fs";

/** The folder of package.json and templates/, seen from `generator/` as from the built `dist/`. */
export const packageRoot = new URL("../", import.meta.url);

export interface Release {
  readonly version: string;
  /**
   * `installed`: a version stands for one state of the code. `checkout`: the repository itself, where the code changes
   * under one version, so that an output of the same version may still be out of date.
   */
  readonly kind: "installed" | "checkout";
}

/** The release that is running. */
export function ownRelease(): Release {
  const manifest: unknown = JSON.parse(readFileSync(new URL("package.json", packageRoot), "utf8"));
  const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : "";
  // The build's settings are never part of a published package.
  const kind = existsSync(new URL("tsconfig.build.json", packageRoot)) ? "checkout" : "installed";
  return { version: String(version), kind };
}
