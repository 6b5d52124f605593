/** A consumer of a package whose description names no server that a client could start from. */
import { createClient, sendParams, type Client, type ClientOptions } from "hard-names/client";

const baseUrl = "https://example.com/relative";

export const client: Client = createClient({ baseUrl });

// @ts-expect-error Where the API is served must be said.
createClient({});

// @ts-expect-error So it must where other options are given.
createClient({ timeout: 1_000 });

/** A single operation's function takes the same. */
export async function send(options: ClientOptions): Promise<void> {
  await sendParams(options);
  await sendParams({ baseUrl });
  // @ts-expect-error Where the API is served must be said here, too.
  await sendParams({});
}
