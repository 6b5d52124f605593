/** Servers for tests: on a free port of the loopback interface, closed when the tests of the file are over. */
import { createServer, type RequestListener, type Server } from "node:http";
import { afterAll } from "vitest";

const servers: Server[] = [];

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** The URL of a server that listens until the tests of the file are over. */
export async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server listens on no port.");
  return `http://127.0.0.1:${String(address.port)}`;
}
