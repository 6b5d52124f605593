/** Random operations: parameters of all places, a body, answers, and calls with what is sent and what is answered. */
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { lossy } from "../behaviour/form-arbitraries.js";
import { answerContent, contentOf, form, requestContent, type DrawnContent } from "./drawn-bodies.js";
import {
  headersOfAnswer,
  parameterOf,
  takesAnyName,
  type DrawnParameter,
  type DrawnPlace,
} from "./drawn-parameters.js";

export interface DrawnOperation {
  readonly path: string;
  readonly method: string;
  readonly parameters: readonly DrawnParameter[];
  readonly body?: DrawnBody;
  /** By status, as the description has it. */
  readonly responses: JsonObject;
  readonly calls: readonly Call[];
}

export interface DrawnBody extends DrawnContent {
  readonly required: boolean;
}

/** What is sent once, and what comes back. */
export interface Call {
  readonly sent: { readonly [Place in DrawnPlace]: JsonObject };
  readonly body?: JsonValue;
  readonly answer: DrawnAnswer;
  /** A parameter of which something is sent that its schema refuses. */
  readonly spoilt?: DrawnParameter;
}

export interface DrawnAnswer {
  readonly status: number;
  readonly body?: JsonValue;
  /** Absent: none are declared for the status. */
  readonly typedHeaders?: JsonObject;
  /** It has content, and its status none. */
  readonly broken?: true;
}

const places: readonly DrawnPlace[] = ["path", "query", "querystring", "header", "cookie"];

/** A body of which not every value is there may be left out; one whose properties stand beside others in a call, not. */
function bodyOf(contents: fc.Arbitrary<DrawnContent>): fc.Arbitrary<DrawnBody> {
  return fc
    .tuple(contents, fc.boolean())
    .map(([content, required]) => ({ ...content, required: required || content.names !== undefined }));
}

/** Sets of what may be declared, and the statuses to answer with for each. */
const declared: readonly (readonly (readonly [declared: string, status: number])[])[] = [
  [["200", 200]],
  [
    ["200", 200],
    ["201", 201],
    ["404", 404],
  ],
  [
    ["2XX", 203],
    ["4XX", 418],
  ],
  [
    ["200", 200],
    ["404", 404],
    ["4XX", 410],
    ["5XX", 501],
  ],
  [
    ["201", 201],
    ["default", 409],
  ],
  [["default", 202]],
  // Those that have no content, whatever is declared (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5).
  [
    ["2XX", 204],
    ["3XX", 304],
    ["default", 404],
  ],
  [
    ["200", 200],
    ["2XX", 205],
    ["default", 304],
  ],
];

interface Answered {
  readonly declared: string;
  readonly status: number;
  readonly content: DrawnContent | undefined;
  readonly headers: readonly DrawnParameter[];
}

const answers: fc.Arbitrary<readonly Answered[]> = fc.constantFrom(...declared).chain((statuses) =>
  fc
    .tuple(
      ...statuses.map(([name, status]) =>
        fc
          .tuple(answerContent, headersOfAnswer)
          .map(([content, headers]): Answered => ({ declared: name, status, content, headers })),
      ),
      // Beside another success, the default is taken for failures.
      fc
        .tuple(fc.boolean(), headersOfAnswer)
        .map(([isEmpty, headers]): Answered | undefined =>
          isEmpty && !statuses.some(([, status]) => status === 202 || status === 204)
            ? { declared: "204", status: 204, content: undefined, headers }
            : undefined,
        ),
    )
    .map((all) => all.flatMap((each) => (each === undefined ? [] : [each]))),
);

const contentless: ReadonlySet<number> = new Set([204, 205, 304]);

function responsesOf(answered: readonly Answered[]): JsonObject {
  return Object.fromEntries(
    answered.map(({ declared: name, content, headers }) => [
      name,
      {
        description: "Done.",
        ...(content && { content: content.content }),
        ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers.map(headerEntry)) }),
      },
    ]),
  );
}

/** A Header Object is a Parameter Object without a name and a place (OAS 3.2.1 section 4.21). */
function headerEntry({ name, object: { name: _name, in: _in, ...object } }: DrawnParameter): [string, JsonObject] {
  return [name, object];
}

function answerOf({ status, content, headers }: Answered): fc.Arbitrary<DrawnAnswer> {
  const values = headers.map((each) => (each.required ? each.values : fc.option(each.values, { nil: undefined })));
  return fc.tuple(content?.values ?? fc.constant(undefined), fc.tuple(...values)).map(([body, drawn]) => {
    const entries = headers.flatMap(({ name }, at) => {
      const value = drawn[at];
      return value === undefined ? [] : [[name, value] as const];
    });
    return {
      status,
      ...(body === undefined ? {} : { body }),
      ...(content !== undefined && contentless.has(status) ? ({ broken: true } as const) : {}),
      ...(headers.length === 0 ? {} : { typedHeaders: Object.fromEntries(entries) }),
    };
  });
}

const text = contentOf("text/plain", {
  schema: { type: "string", minLength: 1 },
  values: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }).filter((drawn) => !drawn.includes("\0")),
});

/** A parameter that is the whole query, by each media type that it may have. Nothing stands for an empty text. */
const querystring: fc.Arbitrary<DrawnParameter> = fc
  .tuple(
    fc.oneof(
      form,
      lossy.map((carried) => contentOf("application/json", carried)),
      fc.constant(text),
    ),
    fc.boolean(),
  )
  .map(([{ content, schema, values }, required]): DrawnParameter => {
    const object = { name: "whole", in: "querystring", required, content };
    return { in: "querystring", name: "whole", required, object, schema, values };
  });

/** Names are told apart within a place, those of headers whatever their case. */
const ownParameters = fc
  .tuple(...["p0", "p1", "p2", "p3", "p4"].map((prefix) => fc.option(parameterOf(prefix), { nil: undefined })))
  .map((drawn) => drawn.flatMap((parameter) => parameter ?? []))
  .map((drawn) => [...new Map(drawn.map((each) => [`${each.in} ${each.name}`, each])).values()])
  .map((drawn) =>
    drawn.filter(
      (each, index) =>
        !takesAnyName(each) || !drawn.slice(0, index).some((other) => other.in === each.in && takesAnyName(other)),
    ),
  );

/** Beside a whole query there are no parameters of the query. */
const parameters = fc
  .tuple(fc.nat(5), querystring, ownParameters)
  .map(([turn, whole, drawn]) => (turn > 0 ? drawn : [whole, ...drawn.filter((each) => each.in !== "query")]));

export function operationAt(path: string, callCount: number): fc.Arbitrary<DrawnOperation> {
  const bodies = fc.option(bodyOf(requestContent), { nil: undefined });
  return fc
    .tuple(parameters, bodies, answers, fc.constantFrom("post", "put", "patch", "delete"))
    .chain(([drawn, body, answered, method]): fc.Arbitrary<DrawnOperation> =>
      fc.array(callOf(drawn, body, answered), { minLength: callCount, maxLength: callCount }).map((calls) => ({
        path: `${path}${drawn.map(({ in: place, name }) => (place === "path" ? `/{${name}}` : "")).join("")}`,
        method: body === undefined && method === "delete" ? "get" : method,
        parameters: drawn,
        ...(body === undefined ? {} : { body }),
        responses: responsesOf(answered),
        calls,
      })),
    );
}

function callOf(
  drawn: readonly DrawnParameter[],
  body: DrawnBody | undefined,
  answered: readonly Answered[],
): fc.Arbitrary<Call> {
  const spoilable = drawn.filter(({ invalid }) => invalid !== undefined);
  return fc
    .tuple(
      fc.tuple(...drawn.map(({ required, values }) => (required ? values : fc.option(values, { nil: undefined })))),
      body === undefined || body.required
        ? (body?.values ?? fc.constant(undefined))
        : fc.option(body.values, { nil: undefined }),
      fc.constantFrom(...answered).chain(answerOf),
      fc
        .nat(3)
        .chain((turn) => (turn > 0 || spoilable.length === 0 ? fc.constant(undefined) : fc.constantFrom(...spoilable))),
    )
    .map(([values, content, answer, spoilt]) => {
      const entries = drawn.map((parameter, at) => {
        const value = parameter === spoilt ? parameter.invalid : values[at];
        return [parameter, value] as const;
      });
      const at = (place: DrawnPlace): JsonObject =>
        Object.fromEntries(
          entries.flatMap(([{ in: own, name }, value]) =>
            own === place && value !== undefined ? [[name, value]] : [],
          ),
        );
      return {
        sent: Object.fromEntries(places.map((place) => [place, at(place)])) as Call["sent"],
        ...(content === undefined ? {} : { body: content }),
        answer,
        ...(spoilt === undefined ? {} : { spoilt }),
      };
    });
}

/** What `params` is, for a call of the client's: flat where no two names are the same (README, "Requests, answers, defaults"). */
export function paramsOf({ parameters: all, body }: DrawnOperation, call: Call): JsonValue | undefined {
  const beside = all.filter((parameter) => parameter.in !== "path");
  if (beside.length === 0) return call.body;
  const names = [...beside.map(({ name }) => name), ...(body?.names ?? [])];
  const isFlat = (body === undefined || body.names !== undefined) && new Set(names).size === names.length;
  const { query, querystring: whole, header, cookie } = call.sent;
  if (isFlat) return together(query, whole, header, cookie, (call.body ?? {}) as JsonObject);
  const placed = { query, querystring: whole, headers: header, cookies: cookie };
  return call.body === undefined ? placed : { ...placed, body: call.body };
}

function together(...objects: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(objects.flatMap((object) => Object.entries(object)));
}

/** What the handler of the operation sees of a call: a member for each place that has parameters. */
export function expectedBy({ parameters: all, body }: DrawnOperation, call: Call): JsonObject {
  const members = {
    ...{ path: "path", query: "query", querystring: "querystring" },
    ...{ header: "headers", cookie: "cookies" },
  } as const;
  const groups = places.flatMap((place) => {
    const own = all.filter((parameter) => parameter.in === place);
    if (own.length === 0) return [];
    const filled = own.flatMap(({ name, fallback }) => {
      const value = Object.hasOwn(call.sent[place], name) ? call.sent[place][name] : fallback;
      return value === undefined ? [] : [[name, value] as const];
    });
    return [[members[place], Object.fromEntries(filled)] as const];
  });
  const content = body === undefined || call.body === undefined ? [] : [["body", call.body] as const];
  return Object.fromEntries([...groups, ...content]);
}
