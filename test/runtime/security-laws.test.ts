/** Whatever a credential is, what a client sends of it is what a server reads, or it is not sent. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cookieKey, headerKey, queryKey } from "../../templates/runtime/client-api-key.js";
import { basicCredential } from "../../templates/runtime/client-basic.js";
import { bearerCredential } from "../../templates/runtime/client-bearer.js";
import { httpCredential } from "../../templates/runtime/client-http-scheme.js";
import type { CredentialScheme, WrittenCredential } from "../../templates/runtime/client-operation.js";
import type { CredentialValue } from "../../templates/runtime/client-options.js";
import { cookieKeyScheme, headerKeyScheme, queryKeyScheme } from "../../templates/runtime/server-api-key.js";
import { basicScheme } from "../../templates/runtime/server-basic.js";
import { bearerScheme } from "../../templates/runtime/server-bearer.js";
import { httpScheme } from "../../templates/runtime/server-http-scheme.js";
import type { ServerRequest } from "../../templates/runtime/server-message.js";
import type { Reading, SecurityScheme } from "../../templates/runtime/server-security.js";

/** What a server gets of a credential, through the headers of the platform, beside others of their kind. */
function received({ header, query, cookie }: WrittenCredential): ServerRequest {
  const headers = new Headers({ cookie: cookie === undefined ? "a=b" : `a=b; ${cookie}; c=d` });
  if (header !== undefined) headers.set(header.name, header.value);
  return {
    method: "GET",
    target: query === undefined ? "/pets?a=b" : `/pets?a=b&${query}&c=d`,
    headers: { get: (name) => headers.get(name) ?? undefined },
    body: undefined,
  };
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(
      "a",
      ":",
      ";",
      ",",
      "=",
      "&",
      "+",
      "%",
      "%2",
      " ",
      '"',
      "\\",
      "ä",
      "€",
      "\r\n",
      "\0",
      "\ud800",
    ),
    maxLength: 6,
  }),
);

interface Scheme {
  readonly name: string;
  readonly writer: CredentialScheme;
  readonly reader: SecurityScheme<object>;
  /** What the server must see of what the client was given. */
  readonly seen: (text: string) => object;
}

const keyed = (key: string): object => ({ key });
const schemes: readonly Scheme[] = [
  { name: "a key in a header", writer: headerKey("s", "X-Key"), reader: headerKeyScheme("x-key"), seen: keyed },
  { name: "a key in the query", writer: queryKey("s", "a key&=ä"), reader: queryKeyScheme("a key&=ä"), seen: keyed },
  { name: "a key in a cookie", writer: cookieKey("s", "sid"), reader: cookieKeyScheme("sid"), seen: keyed },
  { name: "a token", writer: bearerCredential("s"), reader: bearerScheme, seen: (token) => ({ token }) },
  {
    name: "another scheme",
    writer: httpCredential("s", "DPoP"),
    reader: httpScheme("dpop"),
    seen: (credentials) => ({ credentials }),
  },
];

function sentOrRefused(writer: CredentialScheme, credential: CredentialValue): WrittenCredential | undefined {
  try {
    return writer.write(credential);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return undefined;
  }
}

describe.each(schemes)("$name", ({ writer, reader, seen }) => {
  it("is read as it was given, or refused by the client", () => {
    fc.assert(
      fc.property(text, (credential) => {
        const written = sentOrRefused(writer, credential);
        if (written === undefined) return;
        expect(reader.read(received(written))).toEqual({ kind: "given", credentials: seen(credential) });
        expect(written.secrets).toContain(credential);
      }),
    );
  });

  it("of printable ASCII without what separates things is never refused", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aZ09-._~!#$%&'()*+/:=?@^`|"), minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(plain, (credential) => {
        expect(sentOrRefused(writer, credential)).toBeDefined();
      }),
    );
  });

  it("is sent and read however long it is", () => {
    const long = "k".repeat(1_000_000);
    expect(reader.read(received(writer.write(long)))).toEqual({ kind: "given", credentials: seen(long) });
  });
});

describe("a user and a password", () => {
  it("are read as they were given, or refused by the client", () => {
    fc.assert(
      fc.property(text, text, (username, password) => {
        const written = sentOrRefused(basicCredential("s"), { username, password });
        if (written === undefined) return;
        const credentials = { username, password };
        expect(basicScheme.read(received(written))).toEqual({ kind: "given", credentials });
      }),
    );
  });
});

describe("whatever stands in a request", () => {
  const parts = fc.constantFrom(
    "Basic",
    "Bearer",
    "DPoP",
    " ",
    "\t",
    "=",
    ";",
    ",",
    "&",
    "?",
    "%",
    "%ff",
    "+",
    "sid",
    "key",
    "/",
    "QQ==",
    "\u00ff",
    "a",
  );
  const anything = fc.array(parts, { maxLength: 12 }).map((all) => all.join(""));
  const readers: readonly SecurityScheme<object>[] = [...schemes.map(({ reader }) => reader), basicScheme];

  it("is read, or is no credential: nothing throws", () => {
    fc.assert(
      fc.property(anything, (stuff) => {
        const request = { method: "GET", target: stuff, headers: { get: () => stuff }, body: undefined };
        for (const { read } of readers) {
          const { kind }: Reading<object> = read(request);
          expect(["given", "unreadable", "absent"]).toContain(kind);
        }
      }),
    );
  });

  it("is read in a time that grows as it does", () => {
    const stuffs = ["&key=".repeat(20_000), "sid=;".repeat(20_000), "%".repeat(100_000), ` ${"\t ".repeat(50_000)}`];
    const start = performance.now();
    for (const stuff of stuffs) {
      for (const prefix of ["", "Basic ", "Bearer ", "/?"]) {
        const whole = `${prefix}${stuff}`;
        const request = { method: "GET", target: whole, headers: { get: () => whole }, body: undefined };
        for (const { read } of readers) read(request);
      }
    }
    // It takes a tenth of a second; quadratic work would take minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
