/** A consumer of everything at once, from the package's root. */
import {
  createClient,
  createRouter,
  isBillingMeter,
  toFetchHandler,
  type BillingMeter,
  type RouterOptions,
} from "billing-meters";
import * as names from "hard-names";
import * as schemas from "hard-schemas";

/** A client that talks to a server in the same process. */
export async function roundTrip(options: RouterOptions<string>): Promise<BillingMeter> {
  const handle = toFetchHandler(
    createRouter({
      ...options,
      authenticate: { basicAuth: ({ username }) => username, bearerAuth: ({ token }) => token },
    }),
  );
  const client = createClient({
    auth: { bearerAuth: "key" },
    fetch: (url, { headers, body = null, method }) => handle(new Request(url, { headers, body, method })),
  });
  const meter = await client.billing.meters.create({
    default_aggregation: { formula: "last" },
    display_name: "Search",
    event_name: "search",
  });
  if (!isBillingMeter(meter)) throw new TypeError("not as described");
  return meter;
}

/** Whatever a description calls its parts, the package can be imported as a whole. */
export const namespaces: readonly object[] = [names, schemas];
