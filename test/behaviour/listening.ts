/** Servers for tests: on a free port of the loopback interface, closed when the test file ends. */
import { createServer, type RequestListener } from "node:http";
import { afterAll } from "vitest";

/** The URL of a server that listens until the tests of the file are over. */
export async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server listens on no port.");
  return `http://127.0.0.1:${String(address.port)}`;
}
