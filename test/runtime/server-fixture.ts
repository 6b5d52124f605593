/** A small API over the server core, as a generated router would make it. */
import { decodeForm } from "../../templates/runtime/form-decode.js";
import type { WireShape } from "../../templates/runtime/form-field.js";
import type { Issue, IssueCode, IssuePath, Validation } from "../../templates/runtime/issue.js";
import { decodeJson } from "../../templates/runtime/json-decode.js";
import { identifiedBy, optionalCaller, requiredCaller } from "../../templates/runtime/server-authenticate.js";
import { basicScheme, type ReceivedBasic } from "../../templates/runtime/server-basic.js";
import { bearerScheme, type ReceivedBearer } from "../../templates/runtime/server-bearer.js";
import { createRequestHandler, type RuntimeRouterOptions } from "../../templates/runtime/server-core.js";
import type { RequestHandler, ServerRequest, ServerResponse } from "../../templates/runtime/server-message.js";
import {
  defineRoute,
  noBody,
  noParameters,
  optionalBody,
  requiredBody,
  type HandlerReply,
  type HandlerRequest,
  type Route,
} from "../../templates/runtime/server-route.js";
import { anyCaller, type Authenticate } from "../../templates/runtime/server-security.js";

export interface Pet {
  readonly name: string;
  readonly age?: number;
  readonly owner?: { readonly email: string };
}

export interface User {
  readonly key: string;
}

export type PetCredentials = ReceivedBasic | ReceivedBearer;

export type CreatePet = (
  request: HandlerRequest<User> & { readonly body: Pet },
) => HandlerReply | Promise<HandlerReply>;

const string: WireShape = { scalars: ["string"] };
const petShape: WireShape = {
  scalars: [],
  properties: [
    { name: "name", shape: string },
    { name: "age", shape: { scalars: ["number"] } },
    { name: "owner", shape: { scalars: [], properties: [{ name: "email", shape: string }] } },
  ],
};

/** Written by hand in the manner of an emitted validator. */
export function validatePet(value: unknown): Validation<Pet> {
  const issues: Issue[] = [];
  if (!isObject(value)) return { issues: [issue([], "type", "an object")] };
  for (const key of Object.keys(value)) {
    if (!["name", "age", "owner"].includes(key)) issues.push(issue([key], "additionalProperties", "nothing"));
  }
  const { name, age, owner } = value;
  if (name === undefined) issues.push(issue(["name"], "required", "a string"));
  else if (typeof name !== "string") issues.push(issue(["name"], "type", "a string"));
  if (age !== undefined && typeof age !== "number") issues.push(issue(["age"], "type", "a number"));
  if (owner !== undefined && !isObject(owner)) issues.push(issue(["owner"], "type", "an object"));
  if (isObject(owner)) {
    for (const key of Object.keys(owner)) {
      if (key !== "email") issues.push(issue(["owner", key], "additionalProperties", "nothing"));
    }
    if (typeof owner["email"] !== "string") issues.push(issue(["owner", "email"], "type", "a string"));
  }
  return issues.length > 0 ? { issues } : { value: value as unknown as Pet };
}

function issue(path: IssuePath, code: IssueCode, expected: string): Issue {
  return { path, code, message: `must be ${expected}`, expected, schema: "#" };
}

/** Own properties only, as emitted validators read them. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const answers = [
  { status: 200, mediaType: "application/json", validate: validatePet },
  { status: "4XX", mediaType: "application/json", validate: (value: unknown) => ({ value }) },
] as const;

export interface FixtureOptions extends RuntimeRouterOptions {
  readonly authenticate?: Authenticate<User, PetCredentials>;
}

export interface Fixture {
  readonly handler: RequestHandler;
  /** What `onError` was told. */
  readonly errors: unknown[];
}

/** Accepts the key `good`, by Basic or Bearer. */
export function petsApi(create: CreatePet = echo, options: FixtureOptions = {}): Fixture {
  const errors: unknown[] = [];
  const authenticate = options.authenticate ?? goodKey;
  const routes: readonly Route[] = [
    defineRoute<User, object, Pet>({
      id: "createPet",
      method: "POST",
      path: "/v1/pets",
      caller: requiredCaller([identifiedBy(basicScheme, authenticate), identifiedBy(bearerScheme, authenticate)]),
      parameters: noParameters,
      body: requiredBody({
        mediaType: "application/x-www-form-urlencoded",
        decode: (bytes) => decodeForm(bytes, petShape, [{ name: "owner", style: "deepObject", explode: true }]),
        validate: validatePet,
      }),
      responses: answers,
      handle: create,
    }),
    defineRoute<undefined, { readonly id: string }, undefined>({
      id: "getPet",
      method: "GET",
      path: "/v1/pets/{id}",
      caller: anyCaller,
      parameters: ({ pathParameters }) => ({ parameters: { id: decodeURIComponent(pathParameters.get("id") ?? "") } }),
      body: noBody,
      responses: answers,
      handle: ({ id }) => ({ status: 200, body: { name: id } }),
    }),
    defineRoute<User | undefined, object, Pet | undefined>({
      id: "updatePet",
      method: "PUT",
      path: "/v1/pets/{id}",
      caller: optionalCaller([identifiedBy(bearerScheme, authenticate)]),
      parameters: noParameters,
      body: optionalBody({ mediaType: "application/json", decode: decodeJson, validate: validatePet }),
      responses: answers,
      handle: ({ principal, body }) => ({ status: 200, body: { name: `${principal?.key} ${body?.name}` } }),
    }),
  ];
  const handler = createRequestHandler({
    routes,
    onError: (error) => errors.push(error),
    ...options,
  });
  return { handler, errors };
}

function goodKey(credentials: PetCredentials): User | undefined {
  const key = "token" in credentials ? credentials.token : credentials.username;
  return key === "good" ? { key } : undefined;
}

function echo({ body }: { readonly body: Pet }): HandlerReply {
  return { status: 200, body };
}

export interface RequestParts {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** A request that creates a pet, but for the parts given. A header that is empty is left out. */
export function serverRequest({
  method = "POST",
  target = "/v1/pets",
  headers = {},
  body,
}: RequestParts): ServerRequest {
  const all = new Map(
    Object.entries({
      authorization: "Bearer good",
      "content-type": "application/x-www-form-urlencoded",
      ...headers,
    }).filter(([, value]) => value !== ""),
  );
  return {
    method,
    target,
    headers: { get: (name) => all.get(name.toLowerCase()) },
    body:
      body === undefined ? undefined : typeof body === "object" && !(body instanceof Uint8Array) ? body : chunks(body),
  };
}

async function* chunks(body: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof body === "string" ? new TextEncoder().encode(body) : body;
}

/** The body of an answer that is text; `null` where there is none. */
export function textOf({ body }: ServerResponse): string {
  if (body === undefined) return "null";
  if (typeof body !== "string") throw new Error("The answer is no text.");
  return body;
}
