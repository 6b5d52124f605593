/** Both sides of the webhooks: the API that tells of its albums, and those who want to know, all of it signed. */
import {
  createReceiver,
  albumOpenedWebhookReceiver,
  photoAddedWebhookReceiver,
} from "../../generated/photos/src/receivers/index.js";
import type { RequestHandler } from "../../generated/photos/src/receivers/index.js";
import { createSender } from "../../generated/photos/src/senders/index.js";
import type { PhotoAdded } from "../../generated/photos/src/types/index.js";
import { signWith, verifyWith } from "../webhooks/signature.js";

/** Tells a subscriber of a photo. */
export async function announce(url: string, secret: string, { album, photo }: PhotoAdded): Promise<void> {
  const sender = createSender({ sign: signWith(secret) });
  await sender.webhooks.photoAdded(url, { album, photo });
}

/** Hears of photos at `/photoAdded`, and of nothing else. */
export function hearPhotos(secret: string, heard: (line: string) => void): RequestHandler {
  const receiver = createReceiver({
    verify: verifyWith(secret),
    handlers: {
      webhooks: {
        photoAdded: ({ body }) => {
          heard(`${body.album} has ${body.photo.title ?? body.photo.id}`);
          return { status: 204 };
        },
      },
    },
  });
  return receiver;
}

/** Hears of all events at one URL, whatever its path, where their sender says in a header which it is. */
export function hearAll(secret: string, heard: (line: string) => void): RequestHandler {
  const verify = verifyWith(secret);
  const taken = (line: string): { readonly status: 204 } => {
    heard(line);
    return { status: 204 };
  };
  const receivers = new Map([
    ["photo.added", photoAddedWebhookReceiver(({ body }) => taken(`${body.album}: ${body.photo.id}`), { verify })],
    ["album.opened", albumOpenedWebhookReceiver(({ body }) => taken(`${body.album}?`), { verify })],
  ]);
  const nobody = { status: 404, headers: {}, body: undefined };
  return async (request) => receivers.get(request.headers.get("x-event") ?? "")?.(request) ?? nobody;
}
