/** Paths inside a generated package: relative, parted by `/`, the same on every system. */

/** Whether a path stays inside the package, on Windows too, and is not the manifest's own: `src/index.ts`. */
export function isPackagePath(path: string): boolean {
  if (path === "" || path.toLowerCase() === "manifest.json" || /[\\:\0]/.test(path)) return false;
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

/** The folders that hold a path, outermost first: `src/a/b.ts` → `["src", "src/a"]`. */
export function foldersAbove(path: string): readonly string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}
