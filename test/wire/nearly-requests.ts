/** Random requests that are nearly valid: put together from what requests are made of, then spoilt. Each character is a byte. */
import fc from "fast-check";

const anyByte = fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code));
const token = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...["a", "name", "filter", "tree", "size", "all", "q", "n", "tags", "ids", "json", "__proto__", "constructor"],
      ...["display_name", "event_name", "default_aggregation[formula]", "customer_mapping[type]"],
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom("[a]", "[0]", "[]", "[", "]", "%5B", "[999999]", "[size]".repeat(40)) },
  { weight: 1, arbitrary: fc.string({ unit: anyByte, maxLength: 6 }) },
);
const value = fc.oneof(
  fc.constantFrom(
    ...["1", "x", "", "true", "count", "by_id", "%", "%ff", "%00", "%2e%2e", "1e999", "a,b;c.d|e f", ".a=1.b=2"],
    ...[";a=1", "..", "\xff\xfe", "%F0%9F%98%80", "%7B%22a%22%3A1%7D", "-0", "9007199254740993"],
  ),
  token,
);
const pairs = fc
  .array(fc.tuple(fc.array(token, { minLength: 1, maxLength: 3 }), value), { maxLength: 6 })
  .map((drawn) => drawn.map(([names, text]) => `${names.join("")}=${text}`));

function targetOf(paths: readonly string[]): fc.Arbitrary<string> {
  const odd = fc.constantFrom("/", "*", "", "http://localhost/search", "//x/", "/.//%2f");
  return fc
    .tuple(
      fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...paths) }, odd),
      fc.oneof({ weight: 2, arbitrary: fc.constant("") }, value),
      fc.option(pairs, { nil: [] }),
    )
    .map(([path, end, query]) => `${path}${end}${query.length === 0 ? "" : `?${query.join("&")}`}`);
}

/** Fields that servers take, whatever they make of them. */
const field = fc.oneof(
  fc.constantFrom(
    "Content-Encoding: gzip",
    "Content-Encoding: gzip, gzip, br, x",
    "Expect: 100-continue",
    "Authorization: Basic %%%",
    "Authorization: Basic c2tfdGVzdF8xMjM6",
    "Accept: text/plain;q=x, */*;q=0",
    'X-Json: {"a":[',
    "Idempotency-Key: k",
    "X-List:",
    "Content-Length: 0",
  ),
  fc.tuple(fc.constantFrom("X-Object", "X-List", "X-Json"), value).map(([name, text]) => `${name}: ${text}`),
  pairs.map((all) => `Cookie: ${all.join("; ")}`),
);
const oddField = fc.constantFrom(
  "Content-Length: -1",
  "Content-Length: 99999999999",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: gzip, chunked",
  "Expect: what",
  "Connection: upgrade\r\nUpgrade: h2c",
  "Host: %%%",
  "X List: a",
  ": a",
);
const mediaType = fc.oneof(
  { weight: 3, arbitrary: fc.constant("application/x-www-form-urlencoded") },
  { weight: 3, arbitrary: fc.constant("application/json") },
  { weight: 3, arbitrary: fc.constant("multipart/form-data; boundary=b") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("application/jsonl", "application/json-seq", "text/event-stream", "text/plain"),
  },
  fc.constantFrom('application/json; charset="utf-16', "/", "application/json, application/json"),
);

const jsonPieces = ["{", "}", "[", "]", ",", ":", '"a"', '"size"', "1", "1e400", "null", '"\\ud800"', '"', " ", "\xff"];
/** What multipart bodies are made of, in the order in which it comes where all is well. */
const partPieces = [
  ...["--b\r\n", 'Content-Disposition: form-data; name="', "file", '"', '; filename="f"', "\r\n"],
  ...["Content-Type: application/json\r\n", "X-Count: 1\r\n", "\r\n", '{"size":1}', "\r\n", "--b--", "--", "--b", "\0"],
];
const part = fc
  .tuple(
    fc.oneof(fc.constantFrom("name", "size", "tags", "tree", "file", "a", "__proto__"), token),
    fc.constantFrom("", '; filename="f"', '; filename="\\""', "; filename*=utf-8''f", ";;"),
    fc.constantFrom(
      ...["", "Content-Type: text/plain\r\n", "Content-Type: application/json; charset=x\r\n", "X-Count: x\r\n"],
      ...["content-transfer-encoding: base64\r\n", ": a\r\n", `X: ${"a".repeat(20_000)}\r\n`],
    ),
    fc.oneof(value, fc.constantFrom('{"size":1}', "[".repeat(10_000), "\r\n--", "\r\n--bb")),
  )
  .map(([name, file, fields, content]) => {
    return `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${fields}\r\n${content}\r\n`;
  });
const parts = fc.oneof(
  { weight: 3, arbitrary: fc.array(part, { maxLength: 4 }).map((all) => `${all.join("")}--b--\r\n`) },
  {
    weight: 2,
    arbitrary: fc.array(fc.oneof(part, fc.constantFrom(...partPieces)), { maxLength: 10 }).map((all) => all.join("")),
  },
  { weight: 1, arbitrary: fc.constantFrom(`--b\r\n${"\r\n--".repeat(50_000)}`, "--b\r\n".repeat(2_000)) },
);

/** Items one after the other, and events; cut off, or without any end. */
const itemPieces = [
  '{"size":1}',
  '{"size":"x"}',
  "\n",
  "\r\n",
  "\x1e",
  "data: ",
  "data",
  ":",
  "id: 1\n",
  "retry: x\n",
  "event: e\n",
];
const items = fc.oneof(
  fc.array(fc.constantFrom(...itemPieces, "[1,", '"', "\xff", "\n\n"), { maxLength: 20 }).map((all) => all.join("")),
  fc.constantFrom(
    "data: x".repeat(100_000),
    "\r".repeat(100_000),
    "{}\n".repeat(50_000),
    "1 ".repeat(100_000),
    "\x1e".repeat(9_999),
  ),
);

const body = fc.oneof(
  parts,
  items,
  pairs.map((all) => all.join("&")),
  fc.array(fc.constantFrom(...jsonPieces), { maxLength: 12 }).map((all) => all.join("")),
  fc.json().map((text) => Buffer.from(text).toString("latin1")),
  fc.constantFrom(
    "",
    "display_name=a&event_name=b&default_aggregation[formula]=count",
    '{"a":{"size":1}}',
    `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
    "[".repeat(100_000),
    `tree${"[a]".repeat(200)}=1`,
    "a=1&".repeat(5_000),
    '5\r\n{"a":\r\n0\r\n\r\n',
    "fffffffff\r\nx",
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x00",
  ),
);

interface Parts {
  readonly start: string;
  readonly fields: readonly string[];
  readonly content: string;
  /** How many bytes of the content are announced; absent: none are. */
  readonly announced?: number;
}

function textOf({ start, fields, content, announced }: Parts): string {
  const counted = announced === undefined ? [] : [`Content-Length: ${String(announced)}`];
  return [start, "Host: localhost", ...fields, ...counted, "", content].join("\r\n");
}

/** By the first segment of a path. */
const mediaTypes: ReadonlyMap<string, string> = new Map([
  ["parts", "multipart/form-data; boundary=b"],
  ["streamed", "multipart/form-data; boundary=b"],
  ["lines", "application/jsonl"],
  ["sequence", "application/json-seq"],
  ["events", "text/event-stream"],
  ["text", "text/plain; charset=utf-16le"],
  ["bytes", "application/octet-stream"],
]);

/** Requests that get past any parser of HTTP. */
function wellFormed(paths: readonly string[]): fc.Arbitrary<string> {
  const methods = fc.constantFrom("GET", "GET", "POST", "POST", "HEAD", "OPTIONS", "PUT");
  return fc
    .tuple(methods, targetOf(paths), mediaType, fc.array(field, { maxLength: 2 }), body)
    .map(([method, target, type, fields, content]) => {
      const inUrl = target.replace(/[^\x21-\x7e]/g, encodeURIComponent);
      const [, path = ""] = /^\/(\w+)/.exec(target) ?? [];
      // Whatever the media type drawn says, most bodies that are taken at a path get as far as their decoder.
      const taken = fields.length === 0 ? mediaTypes.get(path) : undefined;
      const own = ["Authorization: Bearer sk_test_123", `Content-Type: ${taken ?? type}`, ...fields];
      // A field holds any byte but controls, and names the length of the body once.
      const clean = own
        .map((each) => each.replace(/[^\t\x20-\x7e\x80-\xff]/g, ""))
        .filter((each) => !/^content-length/i.test(each));
      const isSent = method === "POST" || method === "PUT";
      return textOf({
        start: `${method} ${inUrl} HTTP/1.1`,
        fields: clean,
        content: isSent ? content : "",
        ...(isSent ? { announced: Buffer.from(content, "latin1").length } : {}),
      });
    });
}

function malformed(paths: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom("GET", "POST", "get", "G T", ""),
      targetOf(paths),
      fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/9", ""),
      fc.array(fc.oneof(field, oddField), { maxLength: 4 }),
      body,
      fc.constantFrom(undefined, 0, 5, 100),
    )
    .map(([method, target, version, fields, content, announced]) =>
      textOf({
        start: `${method} ${target} ${version}`,
        fields,
        content,
        ...(announced === undefined ? {} : { announced }),
      }),
    );
}

/** One change in a whole request: a piece lost, doubled or replaced. */
const spoiling = fc.tuple(fc.constantFrom("cut", "drop", "byte", "double", "lines"), fc.nat(), fc.nat(255));

function spoilt(text: string, [how, where, code]: readonly [string, number, number]): string {
  const at = where % text.length;
  switch (how) {
    case "cut":
      return text.slice(0, at);
    case "drop":
      return text.slice(0, at) + text.slice(at + 1 + (code % 8));
    case "byte":
      return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
    case "double":
      return text + text;
    default:
      return text.replaceAll("\r\n", "\n");
  }
}

/** @param paths what targets begin with. */
export function nearlyRequest(paths: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: wellFormed(paths) },
    { weight: 1, arbitrary: malformed(paths) },
    { weight: 2, arbitrary: fc.tuple(wellFormed(paths), spoiling).map(([text, change]) => spoilt(text, change)) },
  );
}
