/**
 * Photo albums: files that are uploaded, bytes that are streamed back, cookies that say who asks.
 *
 *     npx tsx examples/photos/server.ts      PASSWORD: the one it accepts (secret); PORT: where it listens (4243; 0 for any)
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import {
  constantTimeEqual,
  createRouter,
  renderProblemDetails,
  toNodeListener,
  type AddPhotoRequest,
  type AddPhotoResponse,
  type RequestHandler,
} from "../../generated/photos/src/server/index.js";
import type { Photo } from "../../generated/photos/src/types/index.js";
import { AlbumStore, type KeptPhoto } from "./album-store.js";

/** The whole API as one function from a request to an answer, for users who know `password`. */
export function createApi(password: string): RequestHandler {
  const store = new AlbumStore();
  const users = new Map<string, string>();
  return createRouter({
    authenticate: { session: ({ key }) => users.get(key) },
    renderProblem: (problem) => ({
      ...renderProblemDetails(problem),
      body: { title: problem.kind, status: problem.status },
    }),
    maxBodyBytes: 20 * 1_048_576,
    handlers: {
      sessions: {
        create: ({ body }) => {
          if (!constantTimeEqual(body.password, password)) {
            return { status: 403, body: { title: "Name and password do not go together", status: 403 } };
          }
          const session = randomBytes(16).toString("hex");
          users.set(session, body.name);
          return { status: 204, typedHeaders: { "Set-Cookie": `session=${session}; HttpOnly; Path=/` } };
        },
      },
      albums: {
        photos: {
          list: ({ path, query, cookies }) => {
            const photos = store
              .photosOf(path.album)
              .filter(({ tags }) => query.tags?.every((tag) => tags.includes(tag)) ?? true);
            return { status: 200, body: photos.slice(0, query.limit).map((photo) => shown(photo, cookies.theme)) };
          },
          create: (request) => addPhoto(store, request),
          retrieve: ({ path }) => {
            const photo = store.photosOf(path.album).find(({ id, format }) => id === path.id && format === path.format);
            if (photo === undefined) return { status: 404, body: { title: "There is no such photo", status: 404 } };
            // A Blob is read as it is sent, however large it is.
            return { status: 200, body: { contentType: `image/${photo.format}`, content: photo.content } };
          },
        },
      },
    },
  });
}

function addPhoto(store: AlbumStore, { path, body }: AddPhotoRequest<string>): AddPhotoResponse {
  const { title, tags = [], file } = body;
  const kept = store.add(path.album, {
    ...(title === undefined ? {} : { title }),
    ...{ tags, format: file.type === "image/png" ? "png" : "jpeg", bytes: file.size, content: file },
  });
  const location = `/v1/albums/${encodeURIComponent(path.album)}/photos/${kept.id}.${kept.format}`;
  return { status: 201, typedHeaders: { Location: location }, body: shown(kept) };
}

/** What the API says of a photo: all but its bytes. */
function shown({ content: _, ...photo }: KeptPhoto, theme?: string): Photo {
  return { ...photo, ...(theme === undefined ? {} : { theme }) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const server = createServer(toNodeListener(createApi(process.env["PASSWORD"] ?? "secret")));
  server.listen(Number(process.env["PORT"] ?? 4243), "127.0.0.1", () => {
    const address = server.address();
    if (typeof address === "object" && address !== null) console.log(`http://127.0.0.1:${String(address.port)}`);
  });
}
