/**
 * Signs in, uploads a photo from a file, lists the album, and streams the photo back into another file.
 *
 *     npx tsx examples/photos/server.ts                               in one terminal: prints its URL
 *     npx tsx examples/photos/client.ts photo.png copy.png            BASE_URL, PASSWORD: as the server has them
 */
import { createWriteStream, openAsBlob } from "node:fs";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  createClient,
  isAddPhotoError,
  isCreateSessionError,
  type Fetch,
} from "../../generated/photos/src/client/index.js";

const [source = "", copy = ""] = process.argv.slice(2);
const baseUrl = `${process.env["BASE_URL"] ?? "http://127.0.0.1:4243"}/v1`;

/** What a browser does by itself: the cookie of the answer is the credential of what follows. */
let session = "";
const rememberingFetch: Fetch = async (url, init) => {
  const response = await fetch(url, init);
  session = /^session=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? session;
  return response;
};
const client = createClient({ baseUrl, fetch: rememberingFetch, auth: { session: () => session } });

try {
  await client.sessions.create({ name: "rex", password: process.env["PASSWORD"] ?? "secret" });
  const type = extname(source) === ".png" ? "image/png" : "image/jpeg";
  const photo = await client.albums.photos.create("walks", {
    title: "The park",
    tags: ["dogs", "park"],
    file: await openAsBlob(source, { type }),
  });
  const listed = await client.albums.photos.list("walks", { tags: ["dogs"], limit: 10, theme: "dark" });
  console.log(JSON.stringify(listed, undefined, 2));
  const content = await client.albums.photos.retrieve("walks", photo.id, photo.format);
  await pipeline(content.stream(), createWriteStream(copy));
} catch (error) {
  if (!isCreateSessionError(error) && !isAddPhotoError(error)) throw error;
  console.error(`${String(error.status)} ${error.body.title}`);
  process.exitCode = 1;
}
