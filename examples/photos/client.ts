/**
 * Signs in, uploads a photo from a file, lists the album, and streams the photo back into another file.
 *
 *     npx tsx examples/photos/server.ts                               in one terminal: prints its URL
 *     npx tsx examples/photos/client.ts photo.png copy.png            BASE_URL, PASSWORD: as the server has them
 */
import { createWriteStream, openAsBlob } from "node:fs";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createClient, isAddPhotoError, isCreateSessionError } from "../../generated/photos/src/client/index.js";

const [source = "", copy = ""] = process.argv.slice(2);
const baseUrl = `${process.env["BASE_URL"] ?? "http://127.0.0.1:4243"}/v1`;

let session = "";
const client = createClient({ baseUrl, auth: { session: () => session } });

try {
  const login = { name: "rex", password: process.env["PASSWORD"] ?? "secret" };
  const { typedHeaders } = await client.sessions.create(login).withResponse();
  // What a browser does by itself: the cookie of the answer is the credential of what follows.
  session = /^session=([^;]+)/.exec(typedHeaders["Set-Cookie"])?.[1] ?? "";
  const type = extname(source) === ".png" ? "image/png" : "image/jpeg";
  const file = await openAsBlob(source, { type });
  const added = await client.albums.photos
    .create("walks", { title: "The park", tags: ["dogs", "park"], file })
    .withResponse();
  console.error(`Added ${added.typedHeaders.Location}`);
  const photo = added.body;
  const listed = await client.albums.photos.list("walks", { tags: ["dogs"], limit: 10, theme: "dark" });
  console.log(JSON.stringify(listed, undefined, 2));
  const content = await client.albums.photos.retrieve("walks", photo.id, photo.format);
  await pipeline(content.stream(), createWriteStream(copy));
} catch (error) {
  if (!isCreateSessionError(error) && !isAddPhotoError(error)) throw error;
  console.error(`${String(error.status)} ${error.body.title}`);
  process.exitCode = 1;
}
