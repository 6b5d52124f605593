/**
 * Mutual TLS with a server of `node:https`: who calls is said by the certificate of the connection. The certificates are
 * made by `openssl`; where there is none, nothing here is run.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { createServer, request as send, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler, ServerRequest } from "../../templates/runtime/server-message.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";

const hasOpenssl = ((): boolean => {
  try {
    execFileSync("openssl", ["version"]);
    return true;
  } catch {
    return false;
  }
})();

const description: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Accounts", version: "1.0.0" },
  paths: {
    "/me": {
      get: {
        operationId: "whoAmI",
        security: [{ certificate: [] }],
        responses: { "200": { description: "The name.", content: { "text/plain": { schema: { type: "string" } } } } },
      },
    },
  },
  components: { securitySchemes: { certificate: { type: "mutualTLS" } } },
};

interface Package {
  readonly whoAmI: (client: object) => Promise<string>;
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
}

interface Identity {
  readonly key: Buffer;
  readonly cert: Buffer;
}

const folder = mkdtempSync(join(tmpdir(), "certificates-"));

/** A certificate that vouches for itself. */
function identityOf(name: string): Identity {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const names = ["-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`];
  execFileSync("openssl", ["req", ...kind, ...names, "-keyout", key, "-out", cert], { stdio: "pipe" });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

/** As the example of `AuthenticateConnection` has it. */
function nameOf({ source }: ServerRequest): string | undefined {
  if (!(source instanceof IncomingMessage) || !(source.socket instanceof TLSSocket)) return undefined;
  const { CN: name } = source.socket.authorized ? source.socket.getPeerCertificate().subject : {};
  return typeof name === "string" ? name : undefined;
}

describe.skipIf(!hasOpenssl)("a client certificate", () => {
  let loaded: Package;
  let server: Server | undefined;
  let own: Identity;
  let known: Identity;
  let baseUrl = "";

  beforeAll(async () => {
    loaded = await loadPackage<Package>(await generateText(JSON.stringify(description)));
    [own, known] = [identityOf("localhost"), identityOf("ann")];
    const whoAmI = ({ principal }: { readonly principal: string }): object => ({ status: 200, body: principal });
    const router = loaded.createRouter({
      authenticate: { certificate: nameOf },
      handlers: { me: { retrieve: whoAmI, list: whoAmI } },
    });
    const options = { ...own, ca: known.cert, requestCert: true, rejectUnauthorized: false };
    const listening = createServer(options, (message, response) => loaded.toNodeListener(router)(message, response));
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const address = listening.address();
    baseUrl = `https://localhost:${String(Object(address).port)}`;
  });

  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  /** A `fetch` that shows a certificate, which a program gives a client. */
  function fetchAs(identity: Identity | undefined): (url: string, init: RequestInit) => Promise<Response> {
    const tls = { ca: own.cert, agent: false, host: "127.0.0.1", servername: "localhost", ...identity } as const;
    return (url, { headers }) =>
      new Promise((resolve, reject) => {
        const sent = send(url, { ...tls, headers: Object.fromEntries(new Headers(headers)) }, async (message) => {
          const chunks: Buffer[] = [];
          for await (const chunk of message) chunks.push(chunk);
          const fields = Object.entries(message.headersDistinct).map(
            ([name, all]) => [name, (all ?? []).join(", ")] as const,
          );
          resolve(
            new Response(Buffer.concat(chunks), {
              status: message.statusCode ?? 0,
              headers: Object.fromEntries(fields),
            }),
          );
        });
        sent.on("error", reject).end();
      });
  }

  it("says who calls", async () => {
    expect(await loaded.whoAmI({ baseUrl, fetch: fetchAs(known) })).toBe("ann");
  });

  it.each([
    ["none is shown", () => undefined],
    ["nobody vouches for it", () => identityOf("eve")],
  ])("is asked for where %s", async (_, identity) => {
    const client = { baseUrl, fetch: fetchAs(identity()) };
    const refused: unknown = await loaded.whoAmI(client).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 401 });
    expect(new Headers(Object(refused).headers).get("www-authenticate")).toMatch(/^MutualTLS realm=/);
  });
});
