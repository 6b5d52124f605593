/** What one import brings along: bytes of a bundle, minified, and these gzipped. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

export async function bundleSizes({ folder, call, validator }) {
  return {
    [`the call \`${call}\``]: await bundle(folder, "client", call),
    [`the validator \`${validator}\``]: await bundle(folder, "validators", validator),
  };
}

async function bundle(folder, output, name) {
  const contents = `export { ${name} } from "./package/src/${output}/index.js";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    write: false,
    logLevel: "error",
  });
  const [{ contents: bytes }] = outputFiles;
  return { minified: bytes.byteLength, gzipped: gzipSync(bytes, { level: 9 }).byteLength };
}
