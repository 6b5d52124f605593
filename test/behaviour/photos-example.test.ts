/** The example of uploads, streams and cookies: its server, and its client as a program of its own. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { createApi } from "../../examples/photos/server.js";
import { announce, hearAll, hearPhotos } from "../../examples/photos/webhooks.js";
import { signWith } from "../../examples/webhooks/signature.js";
import { createClient } from "../../generated/photos/src/client/index.js";
import { createSender } from "../../generated/photos/src/senders/index.js";
import { toNodeListener } from "../../generated/photos/src/server/index.js";
import type { Photo } from "../../generated/photos/src/types/index.js";
import { inTemporaryFolder } from "../generation.js";
import { listening } from "./listening.js";

let url: string;
let session: string;

beforeAll(async () => {
  url = await listening(toNodeListener(createApi("secret")));
  const signedIn = await fetch(`${url}/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "rex", password: "secret" }),
  });
  session = /^session=([^;]+)/.exec(signedIn.headers.get("set-cookie") ?? "")?.[1] ?? "";
});

describe("examples/photos", () => {
  it("uploads a file of some megabytes, lists it by its tags, and streams it back as it was", async () => {
    await inTemporaryFolder(async (folder) => {
      const [source, copy] = [join(folder, "park.png"), join(folder, "copy.png")];
      const bytes = randomBytes(3_000_000);
      writeFileSync(source, bytes);
      const args = ["--import", "tsx", "examples/photos/client.ts", source, copy];
      const env = { ...process.env, BASE_URL: url, PASSWORD: "secret" };
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
      expect(stderr).toMatch(/^Added \/v1\/albums\/walks\/photos\/[\w-]+\.png$/m);
      const photo = { title: "The park", tags: ["dogs", "park"], format: "png", bytes: 3_000_000, theme: "dark" };
      expect(JSON.parse(stdout)).toMatchObject([photo]);
      expect(readFileSync(copy).equals(bytes)).toBe(true);
    });
  });

  it("asks for the cookie that signing in gives", async () => {
    const stranger = createClient({ baseUrl: `${url}/v1`, auth: { session: "nobody" } });
    await expect(stranger.albums.photos.list("walks")).rejects.toMatchObject({ kind: "api", status: 401 });
    const client = createClient({ baseUrl: `${url}/v1`, auth: { session } });
    expect(await client.albums.photos.list("empty")).toEqual([]);
  });

  it("takes no files but photos, and tells what is wrong with a request", async () => {
    const client = createClient({ baseUrl: `${url}/v1`, auth: { session } });
    const file = new Blob(["plain"], { type: "text/plain" });
    await expect(client.albums.photos.create("walks", { file })).rejects.toThrow(TypeError);
    const body = new FormData();
    body.set("file", file, "plain.txt");
    const init = { method: "POST", headers: { cookie: `session=${session}` }, body };
    expect((await fetch(`${url}/v1/albums/walks/photos`, init)).status).toBe(400);
    const tooMany = client.albums.photos.list("walks", { limit: 1_000 });
    await expect(tooMany).rejects.toMatchObject({ status: 400, body: { title: "invalid" } });
  });

  it("tells of photos, to those who share a secret with it", async () => {
    const heard: string[] = [];
    const hearer = await listening(toNodeListener(hearPhotos("shared", (line) => heard.push(line))));
    const photo: Photo = { id: "p1", title: "The park", tags: [], format: "png", bytes: 3 };
    await announce(`${hearer}/photoAdded`, "shared", { album: "walks", photo });
    await expect(announce(`${hearer}/photoAdded`, "guessed", { album: "walks", photo })).rejects.toMatchObject({
      status: 401,
    });
    expect(heard).toEqual(["walks has The park"]);
  });

  it("tells of several events at one URL, which a header tells apart", async () => {
    const heard: string[] = [];
    const hearer = await listening(toNodeListener(hearAll("shared", (line) => heard.push(line))));
    const { webhooks } = createSender({ sign: signWith("shared") });
    const photo: Photo = { id: "p1", tags: [], format: "png", bytes: 3 };
    await webhooks.photoAdded(hearer, { album: "walks", photo }, { headers: { "X-Event": "photo.added" } });
    await webhooks.albumOpened(hearer, { album: "walks" }, { headers: { "X-Event": "album.opened" } });
    const unnamed = webhooks.albumOpened(hearer, { album: "walks" });
    await expect(unnamed).rejects.toMatchObject({ status: 404 });
    expect(heard).toEqual(["walks: p1", "walks?"]);
  });
});
