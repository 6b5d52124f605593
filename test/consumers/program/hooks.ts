/** A consumer of `./senders` and `./receivers`: the API's side, and that of its users. */
import {
  createReceiver,
  petAdoptedWebhookReceiver,
  toFetchHandler,
  type PetAdoptedWebhookHandler,
  type ReceiverOptions,
  type RequestHandler,
  type SignedMessage,
  type Verify,
} from "hooks/receivers";
import {
  createSender,
  isPetAdoptedWebhookError,
  subscribePetMovedCallbackUrl,
  type RequestSender,
  type SenderOptions,
} from "hooks/senders";
import { createRouter, type RouterOptions, type SubscriptionsHandlers } from "hooks/server";
import type { PetEvent, PetEventState } from "hooks/types";

declare function signatureOf(message: SignedMessage): Promise<string>;

const settings: SenderOptions = {
  auth: { sender: "token" },
  sign: async (message) => ({ "x-signature": await signatureOf(message) }),
  idempotencyKeyHeader: "webhook-id",
  idempotencyKeys: "generated",
};

export const sender: RequestSender = createSender(settings);

/** Tells one of its users, and says why it did not listen. */
export async function tell(url: string, event: PetEvent): Promise<string | undefined> {
  try {
    const { status } = await sender.webhooks.petAdopted(url, { "X-Shelter-Attempt": 1, ...event }).withResponse();
    return status === 204 ? undefined : "never";
  } catch (error) {
    if (isPetAdoptedWebhookError(error)) return error.body.reason;
    throw error;
  }
}

/** Of a webhook without declared answers, any success is one, and says no more than that. */
export async function mention(url: string, event: PetEvent): Promise<number> {
  const { status, body } = await sender.webhooks.petSeen(url, event).withResponse();
  const nothing: undefined = body;
  return nothing ?? status;
}

/** A new state cannot be sent, only received. */
// @ts-expect-error The description lists no such state.
export const unlisted: PetEventState = "lent";

export const subscriptions: SubscriptionsHandlers<string> = {
  update: (request) => {
    const url: string = subscribePetMovedCallbackUrl({ request });
    void sender.callbacks.subscribe.petMoved(url, { id: "1", name: "Rex", state: "adopted" });
    return { status: 201, body: { id: "s1", callbackUrl: request.body.callbackUrl } };
  },
  delete: () => ({ status: 204 }),
};

export function api(options: Pick<RouterOptions<string>, "authenticate">): RequestHandler {
  return createRouter({ ...options, handlers: { subscriptions } });
}

const adopted: PetAdoptedWebhookHandler = async ({ headers, body }) => {
  if ((headers["X-Shelter-Attempt"] ?? 1) > 3) return { status: 429, body: { reason: "too often" } };
  const state: "adopted" | "returned" | undefined =
    body.state === "adopted" || body.state === "returned" ? body.state : undefined;
  return state === undefined ? { status: 422, body: { reason: `what is ${body.state}?` } } : { status: 204 };
};

const verify: Verify = async (message) => message.headers.get("x-signature") === (await signatureOf(message));

const renderProblem: ReceiverOptions<string>["renderProblem"] = ({ kind }) => ({ body: { reason: kind } });

export const receiver: (request: Request) => Promise<Response> = toFetchHandler(
  createReceiver({
    verify,
    renderProblem,
    authenticate: { sender: ({ token }) => (token === "token" ? "shelter" : undefined) },
    handlers: {
      webhooks: {
        petAdopted: adopted,
        petSeen: ({ body }) => ({ status: body.name === "" ? 202 : 200 }),
        audit: async ({ principal, body }) => ({ status: principal === body ? 202 : 202 }),
      },
      callbacks: { subscribe: { digestPut: ({ query }) => ({ status: 200, body: { read: query.page } }) } },
    },
    paths: { webhooks: { petAdopted: "/hooks" } },
  }),
);

/** One URL for several events, told apart by a header. */
export function byEvent(handlers: ReadonlyMap<string, PetAdoptedWebhookHandler>): RequestHandler {
  const receivers = new Map(
    [...handlers].map(([name, handle]) => [name, petAdoptedWebhookReceiver(handle, { verify, renderProblem })]),
  );
  return async (request) =>
    receivers.get(request.headers.get("x-event") ?? "")?.(request) ?? { status: 404, headers: {}, body: undefined };
}
