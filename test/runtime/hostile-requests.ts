/** Requests that mean harm, and what must become of them. All but for what they say are right: see `serverRequest`. */

export interface HostileRequest {
  readonly what: string;
  readonly body: string | Uint8Array;
  readonly contentType?: string;
  readonly status: number;
  /** The parameter that the answer names, or all that its issues name. */
  readonly parameters?: readonly string[];
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const keys = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}=1`).join("&");

export const hostileRequests: readonly HostileRequest[] = [
  { what: "a key twice", body: "name=a&name=b", status: 400, parameters: ["name"] },
  {
    what: "a nested key twice",
    body: "name=a&owner[email]=a&owner[email]=b",
    status: 400,
    parameters: ["owner[email]"],
  },
  { what: "a scalar where an object is due", body: "name=a&owner=x", status: 400, parameters: ["owner"] },
  { what: "an object where a scalar is due", body: "name[a]=x", status: 400, parameters: ["name"] },
  { what: "an array where a scalar is due", body: "name[]=x", status: 400, parameters: ["name"] },
  {
    what: "an array where an object is due",
    body: "name=a&owner[0]=x",
    status: 400,
    parameters: ["owner[0]", "owner[email]"],
  },
  {
    what: "a scalar and an object at once",
    body: "name=a&owner=x&owner[email]=y",
    status: 400,
    parameters: ["owner[email]"],
  },
  { what: "a number that is none", body: "name=a&age=1e999", status: 400, parameters: ["age"] },
  { what: "a number that would be rounded", body: "name=a&age=9007199254740993", status: 400, parameters: ["age"] },
  {
    what: "a huge index",
    body: "name=a&owner[999999999]=x",
    status: 400,
    parameters: ["owner[999999999]", "owner[email]"],
  },
  { what: "__proto__", body: "name=a&__proto__[polluted]=yes", status: 400, parameters: ["__proto__"] },
  {
    what: "__proto__ within",
    body: "name=a&owner[__proto__]=yes",
    status: 400,
    parameters: ["owner[__proto__]", "owner[email]"],
  },
  {
    what: "__proto__ in place of what is due",
    body: "__proto__[name]=a",
    status: 400,
    parameters: ["__proto__", "name"],
  },
  {
    what: "constructor[prototype]",
    body: "name=a&constructor[prototype][polluted]=yes",
    status: 400,
    parameters: ["constructor"],
  },
  { what: "toString", body: "name=a&toString=x", status: 400, parameters: ["toString"] },
  { what: "brackets left open", body: "name=a&owner[email=x", status: 400, parameters: ["owner[email"] },
  { what: "a bracket closed too often", body: "name=a&owner[email]]=x", status: 400, parameters: ["owner[email]]"] },
  { what: "brackets without a name", body: "name=a&[email]=x", status: 400, parameters: ["[email]"] },
  { what: "thousands of nested brackets", body: `name=a&owner${"[a]".repeat(50_000)}=x`, status: 400 },
  { what: "thousands of open brackets", body: `name=a&owner${"[".repeat(100_000)}=x`, status: 400 },
  { what: "100,000 keys", body: keys(100_000), status: 400, parameters: [] },
  { what: "100,000 ampersands", body: `${"&".repeat(100_000)}name=a`, status: 200 },
  { what: "100,000 items", body: `name=a&${"owner[]=x&".repeat(100_000)}`, status: 400, parameters: [] },
  { what: "a value of 1 MB", body: `name=${"x".repeat(1_000_000)}`, status: 200 },
  { what: "a name of 1 MB", body: `name=a&${"x".repeat(1_000_000)}=1`, status: 400 },
  { what: "more than 1 MiB", body: `name=${"x".repeat(2_000_000)}`, status: 413 },
  { what: "%zz", body: "name=%zz", status: 400, parameters: ["name"] },
  { what: "a lone %", body: "name=100%", status: 400, parameters: ["name"] },
  { what: "%zz in a name", body: "name=a&%zz=1", status: 400, parameters: [] },
  { what: "UTF-8 that is none, encoded", body: "name=%ff%fe", status: 400, parameters: ["name"] },
  { what: "overlong UTF-8", body: "name=%c0%af", status: 400, parameters: ["name"] },
  { what: "an encoded surrogate", body: "name=%ed%a0%80", status: 400, parameters: ["name"] },
  { what: "UTF-8 that is none, raw", body: latin1("name=\xff"), status: 400, parameters: [] },
  { what: "NUL, encoded", body: "name=a%00b", status: 400, parameters: ["name"] },
  { what: "NUL, raw", body: "name=a\0b", status: 400, parameters: ["name"] },
  { what: "an empty key", body: "name=a&=b", status: 400, parameters: [] },
  { what: "empty brackets within", body: "name=a&owner[][email]=b", status: 400, parameters: ["owner[][email]"] },
  { what: "an empty body", body: "", status: 400, parameters: ["name"] },
  { what: "JSON sent as a form", body: '{"name":"a"}', status: 400, parameters: ['{"name":"a"}', "name"] },
  { what: "a form sent as JSON", body: "name=a", contentType: "application/json", status: 415 },
  { what: "a multipart form", body: "--x--", contentType: "multipart/form-data; boundary=x", status: 415 },
  {
    what: "another charset",
    body: "name=a",
    contentType: "application/x-www-form-urlencoded; charset=utf-16",
    status: 415,
  },
  { what: "what makes the handler throw", body: "name=throw", status: 500 },
];

/** What an answer names: `parameter`, or that of each issue. */
export function namedParameters(body: string): readonly string[] {
  const { parameter, issues } = JSON.parse(body) as { parameter?: string; issues?: readonly { parameter: string }[] };
  return issues?.map((issue) => issue.parameter) ?? (parameter === undefined ? [] : [parameter]);
}
